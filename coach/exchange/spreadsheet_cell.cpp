#include "exchange/spreadsheet_cell.hpp"

#include <algorithm>
#include <array>

#include "terminal/character.hpp"
#include "terminal/terminal.hpp"

namespace coach {
namespace {

template <std::size_t count>
bool is_one_of(const std::array<char32_t, count>& characters, char32_t code) {
    return std::find(characters.begin(), characters.end(), code) != characters.end();
}

// = + - @, and as wide as they are typed in East Asia, where they begin formulas as well
constexpr std::array<char32_t, 8> begin_formulas{'=',    '+',    '-',    '@',
                                                 0xff1d, 0xff0b, 0xff0d, 0xff20};
constexpr std::array<char32_t, 2> end_cells{';', '\n'};
constexpr std::array<char32_t, 5> are_skipped{' ', '"', 0xa0, 0x3000, 0xfeff};

}  // namespace

std::string spreadsheet_cell(std::string_view text) {
    const std::string shown = printable(text);
    std::string result;
    bool may_begin = true;
    for (std::string_view rest = shown; !rest.empty();) {
        const Character character = first_character(rest);
        rest.remove_prefix(character.bytes.size());
        if (may_begin && is_one_of(begin_formulas, character.code)) result += '\'';
        result += character.bytes;
        may_begin = is_one_of(end_cells, character.code) ||
                    (may_begin && is_one_of(are_skipped, character.code));
    }
    return result;
}

}  // namespace coach
