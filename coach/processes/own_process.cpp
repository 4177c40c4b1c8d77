#include "processes/own_process.hpp"

#include <uv.h>

#include <array>
#include <csignal>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "problem.hpp"

namespace coach {

std::string own_program() {
    std::array<char, 4096> path{};
    std::size_t size = path.size();
    if (uv_exepath(path.data(), &size) != 0) throw Problem("cannot find the coach's own program");
    return {path.data(), size};
}

#ifdef __linux__
void end_with_parent() { prctl(PR_SET_PDEATHSIG, SIGTERM, 0L, 0L, 0L); }
#else
void end_with_parent() {}
#endif

}  // namespace coach
