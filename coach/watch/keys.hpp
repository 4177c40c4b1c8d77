/// @file
/// Key presses, from the bytes that a terminal sends.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// What was pressed. A letter is itself, in lower case.
enum class KeyKind {
    letter,
    up,
    down,
    page_up,
    page_down,
    home,
    end,
    enter,
    escape,
    interrupt,
    suspend
};

struct Key {
    KeyKind kind = KeyKind::letter;
    char letter = 0;  ///< where the kind is letter

    bool operator==(const Key&) const = default;
};

/// Cuts what was read into keys. A sequence may come in pieces, so one that is not complete is kept
/// for the next call; one that nobody knows, whatever is no key and pasted text, which a terminal
/// marks when it was asked to, are dropped.
class KeyParser {
 public:
    std::vector<Key> read(std::string_view bytes);

    /// Nothing more came for a while: an escape that still waits for its sequence is the key itself.
    std::vector<Key> flush();

    /// Is an escape waiting?
    bool is_waiting() const { return !pending_.empty(); }

 private:
    void hear(char byte, std::vector<Key>& keys) const;

    std::string pending_;
    bool is_pasting_ = false;
};

}  // namespace coach
