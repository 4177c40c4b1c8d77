#include "terminal/character.hpp"

#include <algorithm>
#include <array>

namespace coach {
namespace {

struct Range {
    char32_t first, last;
};

// From EastAsianWidth.txt and emoji-data.txt of Unicode 15, neighbours joined: what is unassigned in
// between may come to be wide.
constexpr std::array wide{Range{0x1100, 0x115f},   Range{0x231a, 0x231b},   Range{0x2329, 0x232a},
                          Range{0x23e9, 0x23ec},   Range{0x23f0, 0x23f3},   Range{0x25fd, 0x25fe},
                          Range{0x2614, 0x2615},   Range{0x2648, 0x2653},   Range{0x26a1, 0x26a1},
                          Range{0x26aa, 0x26ab},   Range{0x26bd, 0x26be},   Range{0x26c4, 0x26ce},
                          Range{0x26d4, 0x26d4},   Range{0x2705, 0x2705},   Range{0x270a, 0x270b},
                          Range{0x2728, 0x2728},   Range{0x274c, 0x274e},   Range{0x2753, 0x2757},
                          Range{0x2795, 0x2797},   Range{0x2b1b, 0x2b1c},   Range{0x2b50, 0x2b55},
                          Range{0x2e80, 0x303e},   Range{0x3041, 0x3098},   Range{0x309b, 0xa4cf},
                          Range{0xa960, 0xa97f},   Range{0xac00, 0xd7a3},   Range{0xf900, 0xfaff},
                          Range{0xfe10, 0xfe19},   Range{0xfe30, 0xfe6f},   Range{0xff01, 0xff60},
                          Range{0xffe0, 0xffe6},   Range{0x1f18e, 0x1f19a}, Range{0x1f200, 0x1f64f},
                          Range{0x1f680, 0x1f6ff}, Range{0x1f7e0, 0x1f7eb}, Range{0x1f900, 0x1faff},
                          Range{0x20000, 0x3fffd}};

constexpr std::array combining{Range{0x0300, 0x036f},  Range{0x0483, 0x0489}, Range{0x0591, 0x05bd},
                               Range{0x064b, 0x065f},  Range{0x1ab0, 0x1aff}, Range{0x1dc0, 0x1dff},
                               Range{0x200b, 0x200d},  Range{0x20d0, 0x20ff}, Range{0x3099, 0x309a},
                               Range{0xfe00, 0xfe0f},  Range{0xfe20, 0xfe2f}, Range{0xfeff, 0xfeff},
                               Range{0xe0100, 0xe01ef}};

template <class Ranges>
bool are_within(const Ranges& ranges, char32_t code) {
    return std::any_of(ranges.begin(), ranges.end(), [&](const Range& range) {
        return range.first <= code && code <= range.last;
    });
}

}  // namespace

std::size_t Character::columns() const {
    if (code < 0x300) return 1;
    if (are_within(combining, code)) return 0;
    return are_within(wide, code) ? 2 : 1;
}

Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {text.substr(0, 1), lead, true};
    const Character no_utf8{text.substr(0, 1), lead, false};
    std::size_t size = 0;
    if (lead >= 0xc2 && lead <= 0xdf) size = 2;
    if (lead >= 0xe0 && lead <= 0xef) size = 3;
    if (lead >= 0xf0 && lead <= 0xf4) size = 4;
    if (size == 0 || text.size() < size) return no_utf8;
    char32_t code = lead & (0xffu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return no_utf8;
        code = (code << 6) | (byte(i) & 0x3fu);
    }
    // longer than it has to be, half a pair, or beyond the last
    constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = code >= 0xd800 && code <= 0xdfff;
    if (code < least[size] || is_surrogate || code > 0x10ffff) return no_utf8;
    return {text.substr(0, size), code, true};
}

}  // namespace coach
