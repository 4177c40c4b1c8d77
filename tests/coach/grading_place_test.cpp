#include "grade/grading_place.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <array>
#include <set>
#include <string>

#include "fake_process_runner.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;
namespace fs = std::filesystem;

TEST_CASE(
    "what a killed grader left is taken away, what others on this machine or another use is not") {
    std::array<char, 256> name{};
    gethostname(name.data(), name.size() - 1);
    const std::string here = std::string(name.data()) + '.';
    const std::string elsewhere = std::string(here.size() - 1, '-') + '.';
    const coach_tests::TemporaryFolder folder;
    Course course;
    course.root = folder.path();
    const fs::path places = course.root / "build" / "grade" / "work";
    const std::string nobody = "2000000000";  // more than Linux counts to
    const std::string somebody = std::to_string(getppid());
    for (const std::string& place :
         {here + nobody, here + somebody, elsewhere + nobody, here + "2." + nobody}) {
        write_text(places / place / "file", "");
    }
    coach_tests::FakeProcessRunner runner;
    // whatever is run, of bubblewrap and the build, fails
    for (int i = 0; i < 4; ++i) runner.expect({Exited{1}, ""});
    CHECK_THROWS_AS(GradingPlace(course, runner, BuildNews{[](std::string_view) {}, {}}), Problem);

    std::set<std::string> left;
    for (const auto& entry : fs::directory_iterator(places)) left.insert(entry.path().filename());
    CHECK(left == std::set<std::string>{elsewhere + nobody, here + somebody, here + "2." + nobody});
}
