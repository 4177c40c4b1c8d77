/// @file
/// Numbers that a seed decides, the same with every compiler.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace coach {

/// SplitMix64 (Steele, Lea and Flood 2014). The standard's engines are the same everywhere, but its
/// distributions are not.
class Dice {
 public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    /// 0 to n - 1; n is small, so that the remainder favours nothing.
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }

    bool coin() { return below(2) == 0; }

    template <typename Value>
    void shuffle(std::vector<Value>& values) {
        for (std::size_t left = values.size(); left > 1; --left) {
            std::swap(values[left - 1], values[below(left)]);
        }
    }

 private:
    std::uint64_t state_;
};

/// Another seed for each use of one: what is drawn for one thing does not move when another thing
/// draws more.
inline std::uint64_t seed_for(std::uint64_t seed, std::string_view use) {
    std::uint64_t hash = 0xcbf29ce484222325u ^ seed;  // FNV-1a
    for (const char letter : use) {
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3u;
    }
    return Dice(hash).next();
}

}  // namespace coach
