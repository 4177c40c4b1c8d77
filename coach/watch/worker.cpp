#include <cstdio>

#ifdef __linux__
#include <sys/prctl.h>

#include <csignal>
#endif

#include "check/check.hpp"
#include "files/files.hpp"
#include "problem.hpp"
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

#ifdef __linux__
/// A watch that is killed tells nobody: the system does, and what the worker builds or runs ends.
void end_with_the_watch() { prctl(PR_SET_PDEATHSIG, SIGTERM); }
#else
/// The next news has no reader, which ends the worker too.
void end_with_the_watch() {}
#endif

}  // namespace

int work(const Course& course, const Lesson& lesson) {
    end_with_the_watch();
    try {
        BuildNews news;
        news.notice = [](std::string_view) {};  // the progress says it
        news.progress = [](std::size_t done, std::size_t total) {
            tell(BuildProgress{done, total});
        };
        RealProcessRunner runner;
        Checker checker(course, loop_of(course), runner, news);
        CheckedLesson checked;
        // Read before it is built: if it changes meanwhile, the watch sees that the two differ.
        checked.source = read_text(course.lessons_dir() / lesson.learner_file());
        checked.verdict = checker.check(select(course, {lesson.number}).front());
        tell(checked);
        keep_attempt(course, checked.verdict, checked.source, utc_now(),
                     [](std::string_view notice) { tell(WorkerTrouble{std::string(notice)}); });
    } catch (const Problem& problem) {
        tell(WorkerTrouble{problem.what()});
    }
    return 0;
}

}  // namespace coach
