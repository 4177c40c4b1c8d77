#include "answers/letters.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace coach {
namespace {

struct Spelling {
    char32_t character;
    std::string_view ascii;
};

// in the order of the code points
constexpr std::array spellings{Spelling{0xA0, " "},
                               Spelling{0xB2, "^2 "},
                               Spelling{0xB3, "^3 "},
                               Spelling{0xB5, "mu"},
                               Spelling{0xB7, " "},
                               Spelling{0xB9, "^1 "},
                               Spelling{0xBC, " 1/4 "},
                               Spelling{0xBD, " 1/2 "},
                               Spelling{0xD7, " "},
                               Spelling{0xE0, "a"},
                               Spelling{0xE1, "a"},
                               Spelling{0xE4, "a"},
                               Spelling{0xE8, "e"},
                               Spelling{0xE9, "e"},
                               Spelling{0xEA, "e"},
                               Spelling{0xED, "i"},
                               Spelling{0xEF, "i"},
                               Spelling{0xF3, "o"},
                               Spelling{0xF6, "o"},
                               Spelling{0xF7, " / "},
                               Spelling{0xFC, "u"},
                               Spelling{0x394, "delta"},
                               Spelling{0x3A3, " sum "},
                               Spelling{0x3B1, "alpha"},
                               Spelling{0x3B2, "beta"},
                               Spelling{0x3B3, "gamma"},
                               Spelling{0x3B4, "delta"},
                               Spelling{0x3B5, "epsilon"},
                               Spelling{0x3B8, "theta"},
                               Spelling{0x3BB, "lambda"},
                               Spelling{0x3BC, "mu"},
                               Spelling{0x3C0, "pi"},
                               Spelling{0x3C3, "sigma"},
                               Spelling{0x3C4, "tau"},
                               Spelling{0x3C6, "phi"},
                               Spelling{0x3C9, "omega"},
                               Spelling{0x1D3C, "^o"},
                               Spelling{0x1D40, "^t "},
                               Spelling{0x1D57, "^t "},
                               Spelling{0x1D62, "_i"},
                               Spelling{0x1D64, "_u"},
                               Spelling{0x1D65, "_v"},
                               Spelling{0x2010, "-"},
                               Spelling{0x2011, "-"},
                               Spelling{0x2012, " - "},
                               Spelling{0x2013, " - "},
                               Spelling{0x2014, " ; "},
                               Spelling{0x2016, " "},
                               Spelling{0x2018, "'"},
                               Spelling{0x2019, "'"},
                               Spelling{0x201C, "\""},
                               Spelling{0x201D, "\""},
                               Spelling{0x2022, "\n"},
                               Spelling{0x2026, ". "},
                               Spelling{0x2032, "'"},
                               Spelling{0x2070, "^0 "},
                               Spelling{0x2074, "^4 "},
                               Spelling{0x207A, "^+"},
                               Spelling{0x207B, "^-"},
                               Spelling{0x207F, "^n "},
                               Spelling{0x2080, "_0"},
                               Spelling{0x2081, "_1"},
                               Spelling{0x2082, "_2"},
                               Spelling{0x2090, "_a"},
                               Spelling{0x2091, "_e"},
                               Spelling{0x2092, "_o"},
                               Spelling{0x2093, "_x"},
                               Spelling{0x2095, "_h"},
                               Spelling{0x2096, "_k"},
                               Spelling{0x2097, "_l"},
                               Spelling{0x2098, "_m"},
                               Spelling{0x2099, "_n"},
                               Spelling{0x209A, "_p"},
                               Spelling{0x209B, "_s"},
                               Spelling{0x209C, "_t"},
                               Spelling{0x2190, " ; "},
                               Spelling{0x2192, " ; "},
                               Spelling{0x21D2, " ; "},
                               Spelling{0x2202, "d"},
                               Spelling{0x2211, " sum "},
                               Spelling{0x2212, "-"},
                               Spelling{0x2218, " "},
                               Spelling{0x2219, " "},
                               Spelling{0x221A, " sqrt "},
                               Spelling{0x221D, " proportional "},
                               Spelling{0x221E, " infinity "},
                               Spelling{0x2225, " "},
                               Spelling{0x2248, " about "},
                               Spelling{0x2260, " != "},
                               Spelling{0x2264, " <= "},
                               Spelling{0x2265, " >= "},
                               Spelling{0x2297, " outer product "},
                               Spelling{0x2299, " elementwise "},
                               Spelling{0x22A4, "^t "},
                               Spelling{0x22C5, " "},
                               Spelling{0x230A, " floor "},
                               Spelling{0x27E8, " "},
                               Spelling{0x27E9, " "}};

/// The character that begins here, and how many bytes it takes; 0xFFFD for what is no UTF-8.
struct Decoded {
    char32_t character;
    std::size_t bytes;
};

Decoded decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return {first, 1};
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
    if (bytes == 0 || first > 0xF4 || at + bytes > text.size()) return {0xFFFD, 1};
    char32_t character = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = at + 1; i < at + bytes; ++i) {
        if ((byte(i) & 0xC0U) != 0x80U) return {0xFFFD, 1};
        character = (character << 6U) | (byte(i) & 0x3FU);
    }
    return {character, bytes};
}

std::string_view ascii_of(char32_t character) {
    const auto* const found = std::lower_bound(
        spellings.begin(), spellings.end(), character,
        [](const Spelling& spelling, char32_t c) { return spelling.character < c; });
    const bool is_there = found != spellings.end() && found->character == character;
    return is_there ? found->ascii : " ";
}

}  // namespace

std::vector<Letter> letters_of(std::string_view text) {
    std::vector<Letter> letters;
    letters.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [character, bytes] = decode(text, at);
        const std::size_t end = at + bytes;
        if (character < 0x80) {
            char c = static_cast<char>(character);
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
            if ((c < ' ' && c != '\n') || c == 0x7F) c = ' ';
            letters.push_back({c, at, end});
        } else {
            for (const char c : ascii_of(character)) letters.push_back({c, at, end});
        }
        at = end;
    }
    return letters;
}

}  // namespace coach
