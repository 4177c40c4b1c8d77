#include "support/memory.hpp"

#include <fstream>
#include <limits>
#include <sstream>
#include <string>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace qkv_tests {
namespace {

/// What was freed before is given back, or the call could rise into it unseen.
std::optional<MeasuredProcess> prepare_this_process() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    return MeasuredProcess{"/proc/self"};
}

std::function<std::optional<MeasuredProcess>()>& prepare() {
    static std::function<std::optional<MeasuredProcess>()> function = prepare_this_process;
    return function;
}

/// Makes the peak what is resident now. getrusage's peak cannot be reset, and is the parent's where
/// that was larger.
bool reset_peak(const std::string& process) {
    std::ofstream file(process + "/clear_refs");
    file << "5" << std::flush;
    return file.good();
}

}  // namespace

std::optional<double> status_in_mib(const std::string& process, const std::string& field) {
    std::ifstream file(process + "/status");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        double kibibytes = 0.0;
        if (words >> name >> kibibytes && name == field + ':') return kibibytes / 1024.0;
    }
    return std::nullopt;
}

void measure_memory_of(std::function<std::optional<MeasuredProcess>()> prepared) {
    prepare() = std::move(prepared);
}

std::optional<double> peak_growth(const std::function<void()>& call) {
    const std::optional<MeasuredProcess> process = prepare()();
    const bool is_reset = process && reset_peak(process->proc_folder);
    const std::optional<double> before =
        is_reset ? status_in_mib(process->proc_folder, "VmRSS") : std::nullopt;
    call();
    if (!before) return std::nullopt;
    // A process that is gone by now, or hides, has taken nobody knows how much.
    const double peak = status_in_mib(process->proc_folder, "VmHWM")
                            .value_or(std::numeric_limits<double>::infinity());
    return peak - *before + process->held;
}

}  // namespace qkv_tests
