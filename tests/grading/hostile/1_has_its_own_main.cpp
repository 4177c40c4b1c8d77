// Tries: to answer by itself: its own main() repeats each question's number, and says 1 to everything.
// Comes to: failed failed failed failed failed failed
#include <unistd.h>

#include <cstdint>
#include <cstring>

int main() {
    std::uint32_t length = 0;
    while (::read(3, &length, sizeof length) == sizeof length) {
        std::string question(length, '\0');
        for (std::size_t at = 0; at < length;) {
            const ssize_t taken = ::read(3, question.data() + at, length - at);
            if (taken <= 0) return 0;
            at += static_cast<std::size_t>(taken);
        }
        // number, ending "returned", no text, 10 bytes of values: a size and "nothing has changed" twice
        std::string answer(8 + 1 + 8 + 8 + 10, '\0');
        std::memcpy(answer.data(), question.data(), 8);
        answer[17] = 10;
        answer[25] = 1;
        length = static_cast<std::uint32_t>(answer.size());
        // and everything twice
        for (int time = 0; time < 2; ++time) {
            if (::write(3, &length, sizeof length) < 0) return 0;
            if (::write(3, answer.data(), answer.size()) < 0) return 0;
        }
    }
    return 0;
}
