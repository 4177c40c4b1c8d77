#include "grade/formats/one_line.hpp"

#include <algorithm>

#include "terminal/terminal.hpp"

namespace coach {

std::string one_line(std::string_view text) {
    std::string line = printable(text);
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
}

std::string first_line(std::string_view text) { return printable(text.substr(0, text.find('\n'))); }

}  // namespace coach
