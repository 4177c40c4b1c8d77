// Tries: to loop forever, with every signal ignored that can be.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
// Says: it did not return within
#include <csignal>

namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    for (int signal = 1; signal < 65; ++signal) std::signal(signal, SIG_IGN);
    volatile bool goes_on = true;
    while (goes_on) {
    }
    return 0;
}

}  // namespace qkv
