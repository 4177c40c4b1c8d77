// Tries: to end the program by an exception that has no text, or is no exception.
// Replaces: head_width project project_qkv
// Comes to: failed failed not_implemented passed passed passed
#include <exception>

namespace qkv {

struct Silent : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
    const char* what() const noexcept override { return nullptr; }
};

struct Never {
    ~Never() { std::terminate(); }
};

std::size_t head_width(std::size_t, std::size_t) { throw Silent(""); }

Matrix project(const Matrix&, const Matrix&) { throw Never(); }

QKV project_qkv(const Matrix&, const Head&) {
    throw NotImplemented("project_qkv_of_the_reference");
}

}  // namespace qkv
