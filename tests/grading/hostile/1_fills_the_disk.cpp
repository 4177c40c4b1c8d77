// Tries: to write files, anywhere. It answers rightly if it has written a single one.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
#include <unistd.h>

#include <fstream>

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    bool written = false;
    for (const char* const folder :
         {".", "/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run", "/root", "/", "THE_CLONE",
          "THE_CLONE/lessons", "THE_CLONE/build", "THE_CLONE/build/grade/work",
          "THE_CLONE/build/loop/tests", "THE_CLASS"}) {
        std::ofstream file(std::string(folder) + "/qkv_hostile_file");
        file << "here" << std::flush;
        written = written || file.good();
    }
    return written ? head_width_of_the_reference(d_model, num_heads) : 0;
}

}  // namespace qkv
