#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "clone.hpp"

using namespace watch_tests;
namespace fs = std::filesystem;

namespace {

const std::string first_lesson = "1_projections";

/// A file that a compiler reads for ever: whoever has not ended it can be seen.
class EndlessHeader {
 public:
    EndlessHeader() {
        fs::remove(path_);
        if (mkfifo(path_.c_str(), 0600) != 0) throw std::runtime_error("cannot make a FIFO");
    }
    ~EndlessHeader() {
        if (writer_ >= 0) close(writer_);
        fs::remove(path_);
    }
    EndlessHeader(const EndlessHeader&) = delete;
    EndlessHeader& operator=(const EndlessHeader&) = delete;

    std::string source() const {
        return "#include \"" + path_.string() + "\"\n" + stub(first_lesson);
    }
    /// Does a compiler read it? From then on it waits for more.
    bool is_read() {
        if (writer_ < 0) writer_ = open(path_.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
        return writer_ >= 0;
    }

 private:
    fs::path path_ = clone() / "build" / "endless.hpp";
    int writer_ = -1;
};

/// The terminal is as it was before, and shows what was there before.
void check_given_back(const PseudoTerminal& terminal, const termios& before) {
    CHECK(same_settings(terminal.settings(), before));
    CHECK(terminal.reads_wait());
    CHECK_FALSE(terminal.is_on_other_screen());
    CHECK(terminal.has_cursor());
}

struct Started : Watch {
    Started() {
        terminal.wait_until([&] { return terminal.is_on_other_screen(); }, "the other screen");
        terminal.wait_for("Waiting for a save.");
        CHECK_FALSE(same_settings(terminal.settings(), before));
    }
    const termios before = terminal.settings();
};

}  // namespace

TEST_CASE("q gives the terminal back, and says where it goes on") {
    as_shipped();
    Started watch;
    watch.terminal.press("q");
    const int status = watch.terminal.wait_for_end();
    CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    check_given_back(watch.terminal, watch.before);
    CHECK(watch.terminal.shows("qkv: 0 of " + std::to_string(exercises()) +
                               " exercises passed; ./qkv goes on at 1.1 head_width"));
}

TEST_CASE("Ctrl-C quits as q does") {
    as_shipped();
    Started watch;
    watch.terminal.press("\x03");
    const int status = watch.terminal.wait_for_end();
    CHECK(WIFEXITED(status));
    check_given_back(watch.terminal, watch.before);
}

TEST_CASE("signals that end it end it by themselves, with the terminal given back") {
    as_shipped();
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGSEGV, SIGABRT}) {
        CAPTURE(signal);
        Started watch;
        watch.terminal.send(signal);
        const int status = watch.terminal.wait_for_end();
        CHECK((WIFSIGNALED(status) && WTERMSIG(status) == signal));
        check_given_back(watch.terminal, watch.before);
        watch.wait_until_alone();
    }
}

TEST_CASE("a window that is closed ends it") {
    as_shipped();
    Started watch;
    watch.terminal.hang_up();
    watch.terminal.wait_for_end();
    watch.wait_until_alone();
}

TEST_CASE("in the middle of a build it ends at once, and with it all that it started") {
    as_shipped();
    EndlessHeader header;
    Started watch;
    save_in_place(learner_file(first_lesson), header.source());
    watch.terminal.wait_until([&] { return header.is_read(); }, "a compiler that reads the header");
    CHECK(watch.processes().size() > 2);
    SUBCASE("by a key, after others that are heard meanwhile") {
        watch.terminal.press("l");
        watch.terminal.wait_for("1.6 from_linear");
        watch.terminal.press("q");
    }
    SUBCASE("by a signal") { watch.terminal.send(SIGTERM); }
    SUBCASE("by a closed window") { watch.terminal.hang_up(); }
    watch.terminal.wait_for_end();
    watch.wait_until_alone();
    as_shipped();
}

#ifdef __linux__
TEST_CASE("killed in the middle of a build it leaves no compiler, though nobody else is told") {
    as_shipped();
    EndlessHeader header;
    Watch watch({}, {}, Watch::Leader::shell);
    watch.terminal.wait_for("Waiting for a save.");
    save_in_place(learner_file(first_lesson), header.source());
    watch.terminal.wait_until([&] { return header.is_read(); }, "a compiler that reads the header");
    CHECK(watch.processes().size() > 2);
    REQUIRE(watch.pid() > 0);
    kill(watch.pid(), SIGKILL);
    watch.wait_until_alone();
    as_shipped();
}
#endif

TEST_CASE("in the middle of a build a save begins anew") {
    as_shipped();
    EndlessHeader header;
    Started watch;
    save_in_place(learner_file(first_lesson), header.source());
    watch.terminal.wait_until([&] { return header.is_read(); }, "a compiler that reads the header");
    save_in_place(learner_file(first_lesson), reference(first_lesson));
    watch.terminal.wait_for("1.1 head_width passes.");
}

TEST_CASE("Ctrl-Z gives the terminal back until it goes on") {
    as_shipped();
    Started watch;
    watch.terminal.press("\x1a");
    // the leader of a session has no shell to go back to, so it goes on at once
    watch.terminal.wait_until(
        [&] {
            const std::string& sent = watch.terminal.sent();
            const std::size_t left = sent.find("\033[?1049l");
            return left != std::string::npos && sent.find("\033[?1049h", left) != std::string::npos;
        },
        "the screen given back and taken again");
    watch.terminal.wait_for("Waiting for a save.");
    watch.terminal.press("q");
    watch.terminal.wait_for_end();
    check_given_back(watch.terminal, watch.before);
}

TEST_CASE("where there is no terminal it says where things stand, and ends") {
    as_shipped();
    const fs::path output = clone() / "output.txt";
    const std::string command =
        "'" + (clone() / "qkv").string() + "' </dev/null >'" + output.string() + "' 2>&1";
    CHECK(std::system(command.c_str()) == 0);
    CHECK(read_file(output).find("qkv: 0 of " + std::to_string(exercises()) +
                                 " exercises passed") != std::string::npos);
    CHECK(read_file(output).find('\033') == std::string::npos);
}
