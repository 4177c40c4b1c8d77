// Tries: to have the judge take 4 GiB of memory for an answer.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
// Says: it answered with more than 4 MiB
#include <unistd.h>

#include <cstdint>

namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    const std::uint32_t length = 0xffffffffU;
    (void)!::write(3, &length, sizeof length);
    return 0;
}

}  // namespace qkv
