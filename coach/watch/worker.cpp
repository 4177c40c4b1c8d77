#include <csignal>
#include <cstdio>
#include <iostream>
#include <string>

#include "build/warmer.hpp"
#include "check/check.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "processes/own_process.hpp"
#include "progress/keep_attempt.hpp"
#include "watch/watch.hpp"
#include "watch/worker_news.hpp"

namespace coach {
namespace {

void tell(const WorkerNews& news) {
    const std::string line = to_line(news);
    std::fwrite(line.data(), 1, line.size(), stdout);
    std::fflush(stdout);
}

volatile std::sig_atomic_t is_told_to_stop = 0;

/// The next line; false at the end, and when the worker is told to stop while it waits. Then it ends in
/// good order, so that what warms up in the background ends with it. At any other time the signal ends
/// it, or the check that runs.
bool next_line(std::string& line) {
    struct sigaction stop {};
    stop.sa_handler = [](int) { is_told_to_stop = 1; };
    // without SA_RESTART: reading comes to its end
    sigaction(SIGTERM, &stop, nullptr);
    // A signal that comes right here is followed by the end of the input.
    const bool has_line = static_cast<bool>(std::getline(std::cin, line));
    std::signal(SIGTERM, SIG_DFL);
    return has_line && is_told_to_stop == 0;
}

/// One lesson: its verdict, quick where the last save has warmed up for it, and confirmed.
void check_and_tell(const Course& course, const Selection& selection, Checker& checker,
                    Warmer& warmer) {
    const auto text = [&] {
        return read_text(course.lessons_dir() / selection.lesson->learner_file());
    };
    // Read before it is built: if it changes meanwhile, the watch sees that the two differ.
    std::string source = text();
    CheckOutcome outcome = checker.check(selection, warmer);
    tell(CheckedLesson{outcome.verdict, source, outcome.needs_confirming});
    if (outcome.needs_confirming) {
        source = text();
        outcome.verdict = checker.check(selection);
        tell(CheckedLesson{outcome.verdict, source, false});
    }
    keep_attempt(course, outcome.verdict, source, utc_now(),
                 [](std::string_view notice) { tell(WorkerTrouble{std::string(notice)}); });
    // At lower priority than what follows, and the next save finds both on the way.
    const auto warm_up = [&] {
        if (outcome.built) warmer.start(*selection.lesson, *outcome.built);
    };
    if (outcome.verdict.status == LessonStatus::crashed) {
        tell(CrashSearch{});
        warm_up();
        outcome.verdict.crash = checker.find_crash(selection);
        tell(CheckedLesson{outcome.verdict, source, false});
        tell(WorkerDone{});
        return;
    }
    tell(WorkerDone{});
    warm_up();
}

}  // namespace

int work(const Course& course) {
    end_with_parent();
    BuildNews news;
    news.notice = [](std::string_view) {};  // the progress says it
    news.progress = [](std::size_t done, std::size_t total) { tell(BuildProgress{done, total}); };
    RealProcessRunner runner;
    RealBackgroundRunner background;
    Checker checker(course, loop_of(course), runner, news);
    Warmer warmer(loop_of(course), runner, background);
    for (std::string number; next_line(number);) {
        try {
            check_and_tell(course, select(course, {number}).front(), checker, warmer);
        } catch (const Problem& problem) {
            tell(WorkerTrouble{problem.what()});
            tell(WorkerDone{});
        }
    }
    return 0;
}

}  // namespace coach
