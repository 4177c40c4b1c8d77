#include "check/suite_run.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <string_view>

#include "problem.hpp"

namespace coach {
namespace {

/// doctest's filter for the exercises' suites; a comma separates patterns.
std::string suite_filter(const Selection& selection) {
    std::string filter = "--test-suite=";
    for (const Exercise* const exercise : selection.exercises) {
        filter += (filter.back() == '=' ? "" : ",") + exercise->id + ' ' + exercise->name;
    }
    return filter;
}

constexpr const char* lower_limit_name = "QKV_SUITE_SECONDS";

/// The tests of the course lower the limit, so as not to wait. It never goes up, and the verdict
/// names what lowered it.
std::chrono::seconds wall_time() {
    const char* const lower = std::getenv(lower_limit_name);
    if (lower == nullptr) return suite_wall_time;
    const std::string_view digits = lower;
    if (digits.size() != 1 || digits[0] < '1' || digits[0] > '9') {
        throw Problem(
            fmt::format("{} is '{}': it may only lower the limit of {} s, to 1 to 9. Unset it",
                        lower_limit_name, digits, suite_wall_time.count()));
    }
    return std::chrono::seconds(digits[0] - '0');
}

}  // namespace

ProcessRequest suite_limits() {
    ProcessRequest request;
    // starting BLAS's threads costs more than the suites' matrices
    request.environment = {{"OPENBLAS_NUM_THREADS", "1"}};
    request.wall_time = wall_time();
    // a backstop, should the coach be killed before it can end the program
    request.cpu_time = 2 * suite_wall_time;
    request.memory_bytes = suite_memory_bytes;
    request.file_bytes = suite_file_bytes;
    return request;
}

std::string about_lowered_limit(const ProcessEnd& end) {
    const auto* const timed_out = std::get_if<TimedOut>(&end);
    if (timed_out == nullptr || timed_out->limit >= suite_wall_time) return "";
    return fmt::format(" ({} lowers the limit from {} s.)", lower_limit_name,
                       suite_wall_time.count());
}

SuiteRun run_suite(ProcessRunner& runner, ProcessRequest request,
                   const std::filesystem::path& program, const Selection& selection,
                   std::uint64_t seed) {
    request.arguments = {program.string(), "--reporters=qkv-report", suite_filter(selection)};
    request.environment["QKV_REPORT"] = std::to_string(report_descriptor);
    request.environment["QKV_SEED"] = std::to_string(seed);
    request.report_token = random_token();
    ProcessResult result = runner.run(request);
    return {result.end, std::move(result.output), read_report(result.report, request.report_token)};
}

}  // namespace coach
