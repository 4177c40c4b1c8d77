#include "grade/sandbox.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <unistd.h>

#include <cstdlib>

#include "fake_process_runner.hpp"
#include "files/files.hpp"
#include "temporary_folder.hpp"

using namespace coach;
namespace fs = std::filesystem;

namespace {

/// A machine with these programs in its PATH.
struct Machine {
    Machine() : path(std::getenv("PATH")) {
        setenv("PATH", (folder.path() / "bin").c_str(), 1);
        fs::create_directories(folder.path() / "bin");
        write_text(program("true"), "");
    }
    ~Machine() { setenv("PATH", path.c_str(), 1); }

    fs::path program(const std::string& name) const { return folder.path() / "bin" / name; }

    Sandbox sandbox(const fs::path& course) {
        return {runner, course, folder.path() / "system_calls"};
    }

    std::string path;
    coach_tests::TemporaryFolder folder;
    coach_tests::FakeProcessRunner runner;
};

std::string joined(const std::vector<std::string>& words) {
    return fmt::format(" {} ", fmt::join(words, " "));
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(' ' + part + ' ') != std::string::npos;
}

}  // namespace

TEST_CASE_FIXTURE(Machine, "without bubblewrap programs run as they are, and that is said") {
    const Sandbox none = sandbox("/course");  // nor is there anything to become nobody with
    CHECK(none.lacks() == "There is no sandbox, since bubblewrap (bwrap) is not installed.");
    CHECK(none.compiling({"clang++", "x.cpp"}, {}) == std::vector<std::string>{"clang++", "x.cpp"});
    CHECK(none.running({"/submission"}, {}) ==
          std::vector<std::string>{"/usr/bin/env", "OPENBLAS_NUM_THREADS=1", "/submission"});
}

TEST_CASE_FIXTURE(Machine,
                  "what root starts without a sandbox runs as nobody, where nobody can read it") {
    if (geteuid() != 0) return;
    write_text(program("setpriv"), "");
    write_text(program("test"), "");
    const std::string as_nobody =
        program("setpriv").string() +
        " --reuid 65534 --regid 65534 --clear-groups --no-new-privs --bounding-set -all ";
    runner.expect({Exited{0}, ""});
    CHECK(joined(sandbox("/course").running({"/submission"}, {})) ==
          ' ' + as_nobody + "/usr/bin/env OPENBLAS_NUM_THREADS=1 /submission ");
    runner.expect({Exited{0}, ""});
    CHECK(sandbox("/course").lacks() ==
          "There is no sandbox, since bubblewrap (bwrap) is not installed. What is graded runs as "
          "the user nobody.");
    CHECK(joined(runner.requests.back().arguments) ==
          ' ' + as_nobody + program("test").string() + " -r " +
              (folder.path() / "system_calls ").string());
    runner.expect({Exited{1}, ""});
    CHECK(joined(sandbox("/course").running({"/submission"}, {})) ==
          " /usr/bin/env OPENBLAS_NUM_THREADS=1 /submission ");
}

TEST_CASE_FIXTURE(Machine, "where the system allows no sandbox, its reason is told") {
    write_text(program("bwrap"), "");
    runner.expect({Exited{1}, "bwrap: No permissions to create new namespace.\n"});
    const Sandbox none = sandbox("/course");
    CHECK(none.lacks() ==
          "There is no sandbox, since this system allows none: bwrap: No permissions to create new "
          "namespace.");
    CHECK(none.compiling({"clang++"}, {}) == std::vector<std::string>{"clang++"});
}

TEST_CASE_FIXTURE(Machine,
                  "what runs in a sandbox sees what its view shows, and changes its folder only") {
    write_text(program("bwrap"), "");
    runner.expect({Exited{0}, ""});
    const Sandbox some = sandbox("/course");
    CHECK(some.lacks().empty());
    const std::string words =
        joined(some.compiling({"clang++"}, {{"/course/a.hpp"}, "/scratch", "/tree"}));
    CHECK(holds(words, "--unshare-all"));
    CHECK(holds(words, "--die-with-parent"));
    CHECK(holds(words, "--clearenv"));
    CHECK(holds(words, "--ro-bind /course/a.hpp /course/a.hpp"));
    CHECK(holds(words, "--bind /scratch /scratch"));
    CHECK(holds(words, "--remount-ro /"));
    CHECK(holds(words, "--chdir /tree -- clang++"));
    CHECK_FALSE(holds(words, "--seccomp"));  // a compiler starts other programs
}

TEST_CASE_FIXTURE(Machine,
                  "a submission's program finds no compiler, and may start no other program") {
    write_text(program("bwrap"), "");
    runner.expect({Exited{0}, ""});
    const Sandbox some = sandbox("/course");
    const std::string words =
        joined(some.running({"/scratch/submission"}, {{"/scratch/submission"}, "", ""}));
    CHECK_FALSE(holds(words, "/usr"));
    CHECK_FALSE(holds(words, "--bind"));
    CHECK(holds(words, "--chdir /tmp -- /scratch/submission"));
    CHECK(holds(words, "--seccomp"));
    CHECK(holds(words, "--remount-ro /tmp"));
    CHECK(holds(words, "--remount-ro /proc"));
    CHECK(fs::file_size(folder.path() / "system_calls") > 0);
}

TEST_CASE_FIXTURE(Machine, "a course among the system's files is hidden, too") {
    write_text(program("bwrap"), "");
    runner.expect({Exited{0}, ""});
    const std::string words = joined(sandbox("/usr/src/qkv").compiling({"clang++"}, {}));
    CHECK(holds(words, "--tmpfs /usr/src/qkv"));
    runner.expect({Exited{0}, ""});
    CHECK_FALSE(
        holds(joined(sandbox("/home/qkv").compiling({"clang++"}, {})), "--tmpfs /home/qkv"));
}

TEST_CASE_FIXTURE(Machine, "a submission's program may have threads, but not without end") {
    write_text(program("bwrap"), "");
    write_text(program("prlimit"), "");
    const std::string limiter = program("prlimit").string();
    runner.expect({Exited{0}, ""});
    const std::string words = joined(sandbox("/course").running({"/scratch/submission"}, {}));
    // a system that counts all threads of a user, in and out of sandboxes, is not told to
    if (words.find(limiter) == std::string::npos) return;
    CHECK(holds(words, "--ro-bind " + limiter + ' ' + limiter));
    CHECK(holds(words, "-- " + limiter + " --nproc=256 -- /scratch/submission"));
}
