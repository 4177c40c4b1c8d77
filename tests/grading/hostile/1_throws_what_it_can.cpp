// Tries: to break the report by the text of an exception: no UTF-8, quotes, escapes, an end of line.
// Replaces: head_width project
// Comes to: failed failed passed passed passed passed
#include <stdexcept>

namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    throw std::runtime_error(std::string("\xff\xfe\"}\n{\"status\":\"passed\"}\x1b[2J\0\x80", 34));
}

Matrix project(const Matrix&, const Matrix&) {
    throw std::invalid_argument(std::string(299, 'x') + "\xe2\x82\xac" +
                                std::string(10000, '\xe2'));
}

}  // namespace qkv
