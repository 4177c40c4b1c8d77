// What watch.sh measures: watch_benchmark ROOT CLONE.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "clone.hpp"

using namespace watch_tests;

namespace {

using Clock = std::chrono::steady_clock;

class Times {
 public:
    template <class Action>
    void measure(const Action& action) {
        const auto begin = Clock::now();
        action();
        times_.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    }

    void print(const char* what) {
        std::sort(times_.begin(), times_.end());
        std::printf("%-40s median %.1f ms, max %.1f, %zu runs\n", what, times_[times_.size() / 2],
                    times_.back(), times_.size());
    }

 private:
    std::vector<double> times_;
};

/// From a key to its screen: the list, and back.
void press_keys(PseudoTerminal& terminal, Times& times, int runs) {
    for (int run = 0; run < runs; ++run) {
        times.measure([&] {
            terminal.press("l");
            terminal.wait_for("→");
        });
        times.measure([&] {
            terminal.press("l");
            terminal.wait_until([&] { return !terminal.shows("→"); }, "the verdict");
        });
    }
}

/// The processor time that a process has taken, in milliseconds.
double processor_milliseconds(pid_t pid) {
    std::istringstream stat(read_file("/proc/" + std::to_string(pid) + "/stat"));
    std::string word;
    while (word.empty() || word.back() != ')') stat >> word;
    for (int field = 3; field <= 13; ++field) stat >> word;
    double user = 0;
    double system = 0;
    stat >> user >> system;
    return (user + system) * 1000 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

std::string resident(pid_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.rfind("VmRSS:", 0) == 0) return line.substr(line.find_first_of("0123456789"));
    }
    return "?";
}

}  // namespace

int main(int, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    set_places(argv[1], argv[2]);
    as_shipped();
    const std::string lesson = "1_projections";
    save_in_place(learner_file(lesson), throwing("before"));
    Watch watch;
    PseudoTerminal& terminal = watch.terminal;
    Times start;
    start.measure([&] { terminal.wait_for("1.2 project"); });
    start.print("start to the first verdict");
    terminal.wait_for("Waiting for a save.");

    const double before = processor_milliseconds(terminal.pid());
    const auto begin = Clock::now();
    while (Clock::now() - begin < std::chrono::seconds(5)) {
        terminal.read_for(std::chrono::milliseconds(1000));
    }
    std::printf("%-40s %.0f ms\n", "processor time of 5 s of nothing",
                processor_milliseconds(terminal.pid()) - before);

    Times idle;
    press_keys(terminal, idle, 25);
    idle.print("key to screen, idle");

    Times failing;
    for (int run = 0; run < 11; ++run) {
        const std::string word = "run " + std::to_string(run);
        failing.measure([&] {
            save_by_rename(learner_file(lesson), throwing(word));
            terminal.wait_for('"' + word + '"');
        });
        terminal.wait_for("Waiting for a save.");
    }
    failing.print("save to verdict, one mistake");

    Times building;
    for (int run = 0; run < 25; ++run) {
        save_by_rename(learner_file(lesson), throwing("build " + std::to_string(run)));
        terminal.wait_for("ing lesson 1");
        press_keys(terminal, building, 1);
        terminal.wait_for("Waiting for a save.");
    }
    building.print("key to screen, during a build");

    Times passing;
    for (int run = 0; run < 11; ++run) {
        save_by_rename(learner_file(lesson), throwing("between " + std::to_string(run)));
        terminal.wait_for("between " + std::to_string(run));
        terminal.wait_for("Waiting for a save.");
        passing.measure([&] {
            save_by_rename(learner_file(lesson), reference(lesson));
            terminal.wait_for("1.2 project passes.");
        });
        terminal.wait_for("n goes on");
    }
    passing.print("save to verdict, the reference");
    std::printf("%-40s %s\n", "memory of the watch", resident(terminal.pid()).c_str());
    terminal.press("q");
    Times quit;
    quit.measure([&] { terminal.wait_for_end(); });
    quit.print("q to the end");
    return 0;
}
