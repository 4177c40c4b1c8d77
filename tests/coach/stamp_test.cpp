#include "build/stamp.hpp"

#include <doctest/doctest.h>

#include "files/files.hpp"
#include "temporary_folder.hpp"

using namespace coach;
namespace fs = std::filesystem;

namespace {

/// A course of two lessons.
struct Fixture {
    Fixture() {
        lesson.id = "1_projections";
        lesson.number = "1";
        for (const char* const file :
             {"lessons/tensor.cpp", "lessons/1_projections/projections.hpp",
              "lessons/1_projections/projections.cpp", "lessons/2_roles/roles.cpp",
              "tests/1_projections/1_1.cpp", "tests/2_roles/2_1.cpp", "tests/support/value.hpp",
              "coach/build/contracts/1_projections.hpp", "cmake/X.cmake", "CMakeLists.txt",
              "CMakePresets.json", "tests/CMakeLists.txt", "solutions/1_projections.cpp"}) {
            write_text(folder.path() / file, "");
        }
    }

    std::string stamp() const { return course_stamp(folder.path(), lesson); }

    /// Does the stamp change with this file's time, and with its being there?
    bool is_in_it(const std::string& name) const {
        const fs::path file = folder.path() / name;
        const std::string before = stamp();
        fs::last_write_time(file, fs::last_write_time(file) - std::chrono::seconds(5));
        const bool by_time = stamp() != before;
        const std::string again = stamp();
        fs::remove(file);
        const bool by_presence = stamp() != again;
        CHECK(by_time == by_presence);
        write_text(file, "");
        return by_time;
    }

    coach_tests::TemporaryFolder folder;
    Lesson lesson;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "a stamp is the same as long as nothing changes") {
    CHECK(stamp() == stamp());
    CHECK(stamp_of({folder.path() / "no such file"}) == stamp_of({folder.path() / "no such file"}));
}

TEST_CASE_FIXTURE(Fixture, "what the course puts into a lesson's program is in its stamp") {
    for (const char* const file :
         {"lessons/tensor.cpp", "lessons/1_projections/projections.hpp",
          "tests/1_projections/1_1.cpp", "tests/support/value.hpp",
          "coach/build/contracts/1_projections.hpp", "cmake/X.cmake", "CMakeLists.txt",
          "CMakePresets.json", "tests/CMakeLists.txt", "solutions/1_projections.cpp"}) {
        CAPTURE(file);
        CHECK(is_in_it(file));
    }
}

TEST_CASE_FIXTURE(Fixture, "a learner's files and other lessons' suites are not in it") {
    for (const char* const file : {"lessons/1_projections/projections.cpp",
                                   "lessons/2_roles/roles.cpp", "tests/2_roles/2_1.cpp"}) {
        CAPTURE(file);
        CHECK_FALSE(is_in_it(file));
    }
}

TEST_CASE_FIXTURE(Fixture, "a file that grew within the tick of a clock is another one") {
    const fs::path file = folder.path() / "CMakeLists.txt";
    const std::string before = stamp_of({file});
    const auto time = fs::last_write_time(file);
    write_text(file, "more");
    fs::last_write_time(file, time);
    CHECK(stamp_of({file}) != before);
}
