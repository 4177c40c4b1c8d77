#include "support/memory.hpp"

#include <fstream>
#include <sstream>
#include <string>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace qkv_tests {
namespace {

/// A line of /proc/self/status such as "VmHWM:    123 kB", in MiB.
std::optional<double> status(const std::string& field) {
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        double kibibytes = 0.0;
        if (words >> name >> kibibytes && name == field + ':') return kibibytes / 1024.0;
    }
    return std::nullopt;
}

/// Makes the peak what is resident now. getrusage's peak cannot be reset, and is the parent's where
/// that was larger.
bool reset_peak() {
    std::ofstream file("/proc/self/clear_refs");
    file << "5" << std::flush;
    return file.good();
}

}  // namespace

std::optional<double> peak_growth(const std::function<void()>& call) {
#ifdef __GLIBC__
    malloc_trim(0);  // what was freed before is given back, or the call could rise into it unseen
#endif
    const bool is_reset = reset_peak();
    const std::optional<double> before = status("VmRSS");
    call();
    const std::optional<double> peak = status("VmHWM");
    if (!is_reset || !before || !peak) return std::nullopt;
    return *peak - *before;
}

}  // namespace qkv_tests
