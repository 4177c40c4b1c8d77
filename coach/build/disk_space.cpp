#include "build/disk_space.hpp"

#include <fmt/format.h>

#include "problem.hpp"

namespace coach {

void throw_unless_space_is_left(const std::filesystem::path& folder) {
    constexpr std::uintmax_t enough = std::uintmax_t{20} << 20;
    const std::filesystem::space_info space = std::filesystem::space(folder);
    if (space.available >= enough) return;
    throw Problem(fmt::format(
        "the build failed, and only {} MB are left on the disk that holds {}: make room "
        "there and run it again",
        space.available >> 20, folder.string()));
}

}  // namespace coach
