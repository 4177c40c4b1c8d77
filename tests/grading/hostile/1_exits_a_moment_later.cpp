// Tries: to have its exit blamed on another exercise than the one that has made it.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
// Or: passed passed passed passed passed passed
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <thread>

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    std::thread([] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        std::_Exit(0);
    }).detach();
    ::alarm(1);
    return head_width_of_the_reference(d_model, num_heads);
}

}  // namespace qkv
