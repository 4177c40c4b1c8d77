// Tries: to keep the judge waiting, with an answer that comes byte by byte.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
// Says: it did not return within
#include <unistd.h>

#include <cstdint>

namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    const std::uint32_t length = 1U << 20;
    (void)!::write(3, &length, sizeof length);
    while (::write(3, "", 1) == 1) ::usleep(1000);
    return 0;
}

}  // namespace qkv
