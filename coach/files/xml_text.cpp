#include "files/xml_text.hpp"

#include "files/html_text.hpp"

namespace coach {

std::string xml_text(std::string_view text) {
    std::string result;
    for (const char character : html_text(text)) {
        if (character == '\n') {
            result += "&#10;";  // a line break within an attribute would become a space
        } else {
            result += character;
        }
    }
    return result;
}

}  // namespace coach
