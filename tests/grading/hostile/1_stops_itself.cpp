// Tries: to sleep where no signal but one wakes it up.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
// Says: it did not return within
#include <csignal>

namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    std::raise(SIGSTOP);
    return 0;
}

}  // namespace qkv
