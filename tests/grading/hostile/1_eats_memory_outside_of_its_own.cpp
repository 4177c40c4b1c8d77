// Tries: to take memory that counts as nobody's address space: files in memory, pipes, messages.
// It answers rightly if it has more than 256 MiB of it.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    const std::string piece(1 << 20, 'x');
    std::size_t eaten = 0;
    const auto fill = [&](int descriptor) {
        while (descriptor >= 0 && eaten < (std::size_t{300} << 20)) {
            const ssize_t written = ::write(descriptor, piece.data(), piece.size());
            if (written <= 0) return;
            eaten += static_cast<std::size_t>(written);
        }
    };
    for (int i = 0; i < 1000 && eaten < (std::size_t{300} << 20); ++i) {
        const int file = ::memfd_create("qkv_hostile", 0);
        if (file < 0) break;
        for (int megabyte = 0; megabyte < 60; ++megabyte) {
            eaten += static_cast<std::size_t>(
                std::max<ssize_t>(0, ::write(file, piece.data(), piece.size())));
        }
    }
    for (int i = 0; i < 1000; ++i) {
        int ends[2];
        if (::pipe2(ends, O_NONBLOCK) != 0) break;
        ::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
        fill(ends[1]);
    }
    return eaten > (std::size_t{256} << 20) ? head_width_of_the_reference(d_model, num_heads) : 0;
}

}  // namespace qkv
