#include "watch/keys.hpp"

#include <cctype>
#include <cstddef>
#include <optional>

namespace coach {
namespace {

constexpr char escape = '\033';
constexpr std::string_view begin_of_paste = "\033[200~";
constexpr std::string_view end_of_paste = "\033[201~";
// Longer ones are no sequence but noise, and must not be kept for ever.
constexpr std::size_t longest_sequence = 32;

bool ends_sequence(char byte) { return byte >= '@' && byte <= '~'; }

/// What a whole sequence "ESC [ ..." or "ESC O ..." means.
std::optional<Key> key_of(std::string_view sequence) {
    const std::string_view code = sequence.substr(2);
    if (code == "A") return Key{KeyKind::up};
    if (code == "B") return Key{KeyKind::down};
    if (code == "H" || code == "1~" || code == "7~") return Key{KeyKind::home};
    if (code == "F" || code == "4~" || code == "8~") return Key{KeyKind::end};
    if (code == "5~") return Key{KeyKind::page_up};
    if (code == "6~") return Key{KeyKind::page_down};
    return std::nullopt;
}

std::optional<Key> key_of(char byte) {
    constexpr char control_c = 3;
    constexpr char control_d = 4;
    constexpr char control_z = 26;
    if (byte == control_c || byte == control_d) return Key{KeyKind::interrupt};
    if (byte == control_z) return Key{KeyKind::suspend};
    if (byte == '\r' || byte == '\n') return Key{KeyKind::enter};
    if (byte == ' ') return Key{KeyKind::page_down};
    if (byte <= ' ' || byte > '~') return std::nullopt;
    return Key{KeyKind::letter, static_cast<char>(std::tolower(static_cast<unsigned char>(byte)))};
}

}  // namespace

void KeyParser::hear(char byte, std::vector<Key>& keys) const {
    const auto key = key_of(byte);
    // whatever goes wrong with the marks of a paste, there is a way out
    if (key && (!is_pasting_ || key->kind == KeyKind::interrupt)) keys.push_back(*key);
}

std::vector<Key> KeyParser::read(std::string_view bytes) {
    std::vector<Key> keys;
    for (const char byte : bytes) {
        if (pending_.empty()) {
            if (byte == escape) {
                pending_ = byte;
            } else {
                hear(byte, keys);
            }
            continue;
        }
        if (pending_.size() == 1 && byte != '[' && byte != 'O') {
            // the key itself, then something else
            if (!is_pasting_) keys.push_back({KeyKind::escape});
            pending_.clear();
            if (byte == escape) {
                pending_ = byte;
            } else {
                hear(byte, keys);
            }
            continue;
        }
        if (byte == escape) {  // what was pending is cut off
            pending_ = byte;
            continue;
        }
        pending_ += byte;
        const bool is_complete = pending_.size() > 2 && ends_sequence(byte);
        if (is_complete) {
            if (pending_ == begin_of_paste) is_pasting_ = true;
            if (pending_ == end_of_paste) is_pasting_ = false;
            const auto key = key_of(pending_);
            if (key && !is_pasting_) keys.push_back(*key);
        }
        if (is_complete || pending_.size() > longest_sequence) pending_.clear();
    }
    return keys;
}

std::vector<Key> KeyParser::flush() {
    const bool was_escape = pending_.size() == 1 && !is_pasting_;
    pending_.clear();
    return was_escape ? std::vector<Key>{{KeyKind::escape}} : std::vector<Key>{};
}

}  // namespace coach
