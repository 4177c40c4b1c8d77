#include "grade/grading_place.hpp"

#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

namespace coach {
namespace {

namespace fs = std::filesystem;

/// The target of CMake that makes all that the course itself brings.
constexpr const char* what_grading_needs = "grading";

fs::path all_places(const Course& course) { return course.root / "build" / "grade" / "work"; }

/// Takes away what processes have left that are no more.
void take_away_what_was_left(const fs::path& places) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(places, error)) {
        const int process = std::atoi(entry.path().filename().c_str());
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
    : folder_(all_places(course) / std::to_string(getpid())),
      sandbox_(runner, course.root, folder_ / "system_calls") {}

GradingPlace::~GradingPlace() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

}  // namespace coach
