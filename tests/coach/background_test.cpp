#include "processes/background.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "files/files.hpp"
#include "temporary_folder.hpp"

using namespace coach;

namespace {

/// A pipe with a name: who reads from it waits until the program has written, so that no test has to
/// guess how long anything takes.
class NamedPipe {
 public:
    explicit NamedPipe(const std::filesystem::path& path) : path_(path) {
        RealProcessRunner().run({{"mkfifo", path.string()}, {}});
    }
    std::string read() const { return read_text(path_); }

 private:
    std::filesystem::path path_;
};

std::unique_ptr<BackgroundProcess> shell(const std::string& script) {
    ProcessRequest request;
    request.arguments = {"sh", "-c", script};
    request.environment = {{"GREETING", "good morning"}};
    return RealBackgroundRunner().start(request);
}

ProcessEnd wait_for(BackgroundProcess& process) {
    std::optional<ProcessEnd> end;
    while (!end) end = process.end();
    return *end;
}

bool is_gone(const std::string& printed) {
    REQUIRE_FALSE(printed.empty());
    return kill(std::stoi(printed), 0) != 0;
}

}  // namespace

TEST_CASE(
    "a program in the background runs while the coach goes on, and its status can be asked for") {
    const coach_tests::TemporaryFolder folder;
    const NamedPipe pipe(folder.path() / "pipe");
    const auto process =
        shell("read line <'" + (folder.path() / "pipe").string() + "'; exit $line");
    REQUIRE(process != nullptr);
    CHECK_FALSE(process->end().has_value());
    const int end = open((folder.path() / "pipe").c_str(), O_WRONLY);
    REQUIRE(write(end, "3\n", 2) == 2);
    close(end);
    const ProcessEnd ended = wait_for(*process);
    REQUIRE(std::holds_alternative<Exited>(ended));
    CHECK(std::get<Exited>(ended).code == 3);
    CHECK(process->end().has_value());
}

TEST_CASE("it has the environment, gives way to others, and prints nowhere") {
    const coach_tests::TemporaryFolder folder;
    const std::string file = (folder.path() / "text").string();
    const auto process =
        shell("echo lost; echo lost >&2; { echo $GREETING; nice; } >'" + file + "'");
    wait_for(*process);
    const int own = getpriority(PRIO_PROCESS, 0);
    CHECK(read_text(file) == "good morning\n" + std::to_string(std::max(own, 10)) + "\n");
}

TEST_CASE("it ends at once with its object, and so does what it started") {
    const coach_tests::TemporaryFolder folder;
    const NamedPipe pipe(folder.path() / "pipe");
    auto process = shell("trap '' TERM; sh -c 'while :; do :; done' & echo $! >'" +
                         (folder.path() / "pipe").string() + "'; while :; do :; done");
    const std::string child = pipe.read();
    CHECK_FALSE(process->end().has_value());
    process.reset();
    // the child is an orphan then; to end orphans is what a run does at its end
    RealProcessRunner().run({{"true"}, {}});
    CHECK(is_gone(child));
}

TEST_CASE("a program that is waited for leaves alone what runs in the background") {
    const auto process = shell("while :; do :; done");
    for (int run = 0; run < 3; ++run) RealProcessRunner().run({{"true"}, {}});
    CHECK_FALSE(process->end().has_value());
}

TEST_CASE("its status is still there after others were waited for") {
    const coach_tests::TemporaryFolder folder;
    const NamedPipe pipe(folder.path() / "pipe");
    const auto process = shell("echo >'" + (folder.path() / "pipe").string() + "'; exit 4");
    pipe.read();
    for (int run = 0; run < 3; ++run) RealProcessRunner().run({{"true"}, {}});
    const ProcessEnd end = wait_for(*process);
    REQUIRE(std::holds_alternative<Exited>(end));
    CHECK(std::get<Exited>(end).code == 4);
}

TEST_CASE("a signal, a missing program and a missing folder are told as ends") {
    const ProcessEnd killed = wait_for(*shell("kill -SEGV $$"));
    REQUIRE(std::holds_alternative<Signalled>(killed));
    CHECK(std::get<Signalled>(killed).signal == SIGSEGV);
    for (const ProcessRequest& request :
         {ProcessRequest{{"/no/such/program"}, {}}, ProcessRequest{{"true"}, "/no/such/folder"}}) {
        const ProcessEnd missing = wait_for(*RealBackgroundRunner().start(request));
        REQUIRE(std::holds_alternative<Exited>(missing));
        CHECK(std::get<Exited>(missing).code == 127);
    }
}

TEST_CASE("a coach that is about to end can end all of them") {
    const auto one = shell("while :; do :; done");
    const auto other = shell("while :; do :; done");
    end_background();
    CHECK(std::holds_alternative<Signalled>(wait_for(*one)));
    CHECK(std::holds_alternative<Signalled>(wait_for(*other)));
}

TEST_CASE("limits hold in the background too") {
    const coach_tests::TemporaryFolder folder;
    const std::string file = (folder.path() / "text").string();
    ProcessRequest request;
    request.arguments = {"sh", "-c", "{ ulimit -t; ulimit -f; } >'" + file + "'"};
    request.cpu_time = std::chrono::seconds(20);
    request.file_bytes = 1 << 20;
    wait_for(*RealBackgroundRunner().start(request));
    CHECK(read_text(file) == "20\n2048\n");
}
