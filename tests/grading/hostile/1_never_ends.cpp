// Tries: to loop forever and to stay, with every signal ignored that can be, also that of its parent's end.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
// Says: it did not return within
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>

namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    for (int signal = 1; signal < 65; ++signal) std::signal(signal, SIG_IGN);
    ::prctl(PR_SET_PDEATHSIG, 0, 0, 0, 0);
    ::setsid();
    volatile bool goes_on = true;
    while (goes_on) {
    }
    return 0;
}

}  // namespace qkv
