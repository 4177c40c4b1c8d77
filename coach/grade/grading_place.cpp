#include "grade/grading_place.hpp"

#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string>

namespace coach {
namespace {

namespace fs = std::filesystem;

/// The target of CMake that makes all that the course itself brings.
constexpr const char* what_grading_needs = "grading";

fs::path all_places(const Course& course) { return course.root / "build" / "grade" / "work"; }

/// "node7.": several machines may grade in one clone, and each knows its own processes only.
std::string prefix_of_this_machine() {
    std::array<char, 256> name{};
    gethostname(name.data(), name.size() - 1);
    return std::string(name.data()) + '.';
}

/// Takes away what processes of this machine have left that are no more.
void take_away_what_was_left(const fs::path& places) {
    const std::string prefix = prefix_of_this_machine();
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(places, error)) {
        const std::string name = entry.path().filename().string();
        if (name.rfind(prefix, 0) != 0) continue;
        const std::string rest = name.substr(prefix.size());
        // a machine "node" is not to take "node.2.4711" for its own
        if (rest.find_first_not_of("0123456789") != std::string::npos) continue;
        const int process = std::atoi(rest.c_str());
        const bool is_alive = process > 0 && (kill(process, 0) == 0 || errno == EPERM);
        if (!is_alive) fs::remove_all(entry.path(), error);
    }
}

}  // namespace

GradingPlace::GradingPlace(const Course& course, ProcessRunner& runner, BuildNews news)
    : GradingPlace(course, runner) {
    take_away_what_was_left(all_places(course));
    Builder(loop_of(course), runner, std::move(news)).build_course_program(what_grading_needs);
}

GradingPlace::GradingPlace(const Course& course, ProcessRunner& runner)
    : folder_(all_places(course) / (prefix_of_this_machine() + std::to_string(getpid()))),
      sandbox_(runner, course.root, folder_ / "system_calls") {}

GradingPlace::~GradingPlace() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
    take_away_what_was_left(folder_.parent_path());  // by workers that were stopped
}

}  // namespace coach
