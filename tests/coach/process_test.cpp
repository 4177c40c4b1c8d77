#include "processes/process.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <fstream>
#include <string>
#include <vector>

#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;
using namespace std::chrono_literals;

namespace {

ProcessResult shell(const std::string& script, std::chrono::milliseconds wall_time = 0ms,
                    std::uint64_t memory_bytes = 0) {
    ProcessRequest request;
    request.arguments = {"sh", "-c", script};
    request.environment = {{"GREETING", "good morning"}};
    request.wall_time = wall_time;
    request.memory_bytes = memory_bytes;
    return RealProcessRunner().run(request);
}

/// A shell that speaks and then goes on until the limit ends it. On a busy machine it may not have
/// got as far as speaking by then: it gets twice the time.
ProcessResult shell_that_speaks(const std::string& script, std::chrono::milliseconds wall_time) {
    ProcessResult result = shell(script, wall_time);
    if (!result.output.empty() || wall_time > 1min) return result;
    return shell_that_speaks(script, 2 * wall_time);
}

/// The process whose id was printed: is there none, not even a zombie?
bool is_gone(const std::string& printed) {
    REQUIRE_FALSE(printed.empty());
    return kill(std::stoi(printed), 0) != 0;
}

}  // namespace

TEST_CASE("a program's exit status and all its output arrive, in order") {
    const ProcessResult result = shell("echo one; echo two >&2; echo \"$GREETING\"; exit 3");
    REQUIRE(std::holds_alternative<Exited>(result.end));
    CHECK(std::get<Exited>(result.end).code == 3);
    CHECK(result.output == "one\ntwo\ngood morning\n");
}

TEST_CASE("output is told as it comes, and cut where it never ends") {
    std::string told;
    ProcessRequest request;
    request.arguments = {"sh", "-c",
                         "i=0; while [ $i -lt 6000 ]; do echo "
                         "0123456789012345678901234567890123456789012345678901234567890; "
                         "i=$((i+1)); done"};
    request.on_output = [&](std::string_view piece) { told += piece; };
    const ProcessResult result = RealProcessRunner().run(request);
    CHECK(told.size() == 6000 * 62);
    CHECK(result.output.size() == 256 * 1024);
}

TEST_CASE("a signal is named") {
    const ProcessResult result = shell("kill -SEGV $$");
    REQUIRE(std::holds_alternative<Signalled>(result.end));
    CHECK(std::get<Signalled>(result.end).signal == SIGSEGV);
}

TEST_CASE("an endless loop ends at the limit, with all that it started") {
    const ProcessResult result =
        shell_that_speaks("(while :; do :; done) & echo $!; while :; do :; done", 100ms);
    CHECK(std::holds_alternative<TimedOut>(result.end));
#ifdef __linux__
    CHECK(is_gone(result.output));
#endif
}

#ifdef __linux__
TEST_CASE("what leaves the group of the program does not outlive it either") {
    // in a session of its own, its parent gone, and heard of before the program goes on
    const std::string escaping =
        "child=$(setsid sh -c 'setsid sh -c \"echo \\$\\$; exec >&-; exec sleep 1000\" &'); "
        "echo $child; ";
    for (const char* const end : {"exit 0", "kill -KILL $$", "while :; do :; done"}) {
        const ProcessResult result = shell_that_speaks(escaping + end, 500ms);
        CHECK(is_gone(result.output));
    }
}
#endif

TEST_CASE("a program that stops itself ends at the limit") {
    const ProcessResult result = shell("kill -STOP $$", 100ms);
    REQUIRE(std::holds_alternative<TimedOut>(result.end));
    CHECK(std::get<TimedOut>(result.end).limit == 100ms);
}

TEST_CASE("a program that ignores what asks it to end is ended") {
    const ProcessResult result =
        shell("trap '' TERM INT HUP; kill -TERM $$; while :; do :; done", 100ms);
    CHECK(std::holds_alternative<TimedOut>(result.end));
}

TEST_CASE("output without an end neither fills the memory nor holds up the limit") {
    const ProcessResult result = shell("while :; do echo endless; echo endless >&2; done", 100ms);
    CHECK(std::holds_alternative<TimedOut>(result.end));
    CHECK(result.output.size() <= 256 * 1024);
}

TEST_CASE("a report comes back beside the output, by who knows the token") {
    ProcessRequest request;
    request.arguments = {"sh", "-c", "read -r token <&3; echo \"report $token\" >&3; echo output"};
    request.report_token = "secret";
    const ProcessResult result = RealProcessRunner().run(request);
    CHECK(result.report == "report secret\n");
    CHECK(result.output == "output\n");
    CHECK(shell("echo report >&3").report.empty());
}

TEST_CASE("a report without an end is cut") {
    ProcessRequest request;
    request.arguments = {"sh", "-c", "head -c 100000000 /dev/zero >&3"};
    request.report_token = "secret";
    CHECK(RealProcessRunner().run(request).report.size() == 64 * 1024 * 1024);
}

TEST_CASE("a child that is left behind holds nobody up") {
    const ProcessResult result = shell("(while :; do :; done) & exit 0", 10s);
    CHECK(std::holds_alternative<Exited>(result.end));
}

TEST_CASE("memory beyond the limit is refused") {
#ifdef __linux__
    const ProcessResult result = shell("ulimit -v; ulimit -c", 0ms, std::uint64_t{1} << 30);
    CHECK(result.output == "1048576\n0\n");
#endif
}

TEST_CASE("processor time and the size of files have limits too") {
    ProcessRequest request;
    request.arguments = {"sh", "-c", "ulimit -t; ulimit -f"};
    request.cpu_time = 20s;
    request.file_bytes = 1 << 20;
    CHECK(RealProcessRunner().run(request).output == "20\n2048\n");
}

TEST_CASE("programs side by side each bring back their own, in order, and do not end each other") {
    // Each waits for the one after it, so that they run at the same time and end in reverse.
    const coach_tests::TemporaryFolder folder;
    std::vector<ProcessRequest> requests(3);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const std::string next = folder.path() / std::to_string(i + 1);
        const std::string own = folder.path() / std::to_string(i);
        requests[i].arguments = {"sh", "-c",
                                 "read -r token <&3; echo \"report $token\" >&3; "
                                 "(exit 0) & while ! test -e '" +
                                     next + "'; do :; done; echo output; : >'" + own + "'; exit " +
                                     std::to_string(i)};
        requests[i].report_token = "token " + std::to_string(i);
        requests[i].wall_time = 10s;
    }
    std::ofstream(folder.path() / "3");
    const std::vector<ProcessResult> results = RealProcessRunner().run_side_by_side(requests, 3);
    REQUIRE(results.size() == 3);
    for (std::size_t i = 0; i < results.size(); ++i) {
        REQUIRE(std::holds_alternative<Exited>(results[i].end));
        CHECK(std::get<Exited>(results[i].end).code == static_cast<int>(i));
        CHECK(results[i].output == "output\n");
        CHECK(results[i].report == "report token " + std::to_string(i) + "\n");
    }
}

TEST_CASE("who handles signals still does when a program has run") {
    struct sigaction own {};
    own.sa_handler = [](int) {};
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        sigaction(signal, &own, &before);
        shell("exit 0");
        struct sigaction after {};
        sigaction(signal, &before, &after);
        const bool is_own = after.sa_handler == own.sa_handler;
        CHECK(is_own);
    }
}

TEST_CASE("more programs than may run at once take turns") {
    const coach_tests::TemporaryFolder folder;
    ProcessRequest request;
    // who finds another's mark was not alone
    const std::string mark = folder.path() / "mark";
    request.arguments = {"sh", "-c", "mkdir '" + mark + "' && rmdir '" + mark + "'"};
    for (const ProcessResult& result :
         RealProcessRunner().run_side_by_side(std::vector<ProcessRequest>(20, request), 1)) {
        REQUIRE(std::holds_alternative<Exited>(result.end));
        CHECK(std::get<Exited>(result.end).code == 0);
    }
    CHECK(RealProcessRunner().run_side_by_side({}, 2).empty());
}

TEST_CASE("a program that is not there ends like a command that is not found") {
    ProcessRequest request;
    request.arguments = {"/no/such/program"};
    const ProcessResult result = RealProcessRunner().run(request);
    REQUIRE(std::holds_alternative<Exited>(result.end));
    CHECK(std::get<Exited>(result.end).code == 127);
}

TEST_CASE("a folder that is not there is said at once") {
    ProcessRequest request;
    request.arguments = {"true"};
    request.directory = "/no/such/folder";
    CHECK_THROWS_WITH_AS(RealProcessRunner().run(request),
                         "cannot start true: no such file or directory", Problem);
}
