// The learner's loop in one process: from a save to the verdict, without and with what the last save
// warmed. Called by warm_loop.sh, on a copy of the course; and with 1 run by a test, since both must
// come to the same verdict. Prints for each file the medians of both in milliseconds, and how long
// the warming took.
//
//   warm_loop ROOT RUNS LESSON FILE [LESSON FILE ...]

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>

#include "check/check.hpp"
#include "check/json.hpp"
#include "files/files.hpp"
#include "problem.hpp"

namespace {

using namespace coach;
using Clock = std::chrono::steady_clock;

/// Milliseconds, of which some pass while others use the processor: the processor time, of this and
/// of all that was waited for, says more on a busy computer.
struct Times {
    std::vector<double> wall;
    std::vector<double> processor;

    static double median(std::vector<double> times) {
        std::sort(times.begin(), times.end());
        return times[times.size() / 2];
    }

    std::string text() const {
        char line[80];
        std::snprintf(line, sizeof line, "%5.0f (%4.0f to %4.0f, processor %4.0f)", median(wall),
                      *std::min_element(wall.begin(), wall.end()),
                      *std::max_element(wall.begin(), wall.end()), median(processor));
        return line;
    }
};

double processor_milliseconds() {
    double result = 0;
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage usage{};
        getrusage(who, &usage);
        for (const timeval& time : {usage.ru_utime, usage.ru_stime}) {
            result +=
                1e3 * static_cast<double>(time.tv_sec) + 1e-3 * static_cast<double>(time.tv_usec);
        }
    }
    return result;
}

template <class Action>
void measure(Times& times, const Action& action) {
    const auto start = Clock::now();
    const double processor = processor_milliseconds();
    action();
    times.processor.push_back(processor_milliseconds() - processor);
    times.wall.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
}

std::string text_of(LessonVerdict verdict) {
    verdict.seconds = {};
    return json_text({verdict});
}

bool warm_up(Warmer& warmer, const Lesson& lesson, const CheckOutcome& outcome) {
    if (outcome.built) warmer.start(lesson, *outcome.built);
    while (warmer.is_busy()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return warmer.is_ready_for(lesson);
}

/// The file with its first line, a comment, gone on with; it is a save like any other.
std::string edited(const std::string& text, int edit) {
    return "// edit " + std::to_string(edit) + '\n' + text;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 5 || argc % 2 == 0) throw Problem("usage: warm_loop ROOT RUNS LESSON FILE ...");
    const Course course = read_course(argv[1]);
    const int runs = std::stoi(argv[2]);
    RealProcessRunner runner;
    RealBackgroundRunner background;
    BuildNews news{[](std::string_view) {}, [](std::size_t, std::size_t) {}};
    Checker checker(course, loop_of(course), runner, news);
    bool all_are_the_same = true;
    for (int argument = 3; argument + 1 < argc; argument += 2) {
        const Selection selection = select(course, {argv[argument]}).at(0);
        const Lesson& lesson = *selection.lesson;
        const std::filesystem::path file = course.lessons_dir() / lesson.learner_file();
        const std::string text = read_text(argv[argument + 1]);
        const std::string name = std::filesystem::path(argv[argument + 1]).stem();
        Warmer warmer(loop_of(course), runner, background);
        write_text(file, text);
        bool is_warm = warm_up(warmer, lesson, checker.check(selection, warmer));
        Times cold, warm, warming, confirming;
        for (int run = 0; run < runs; ++run) {
            write_text(file, edited(text, 2 * run));
            LessonVerdict expected;
            measure(cold, [&] { expected = checker.check(selection); });
            write_text(file, edited(text, 2 * run + 1));
            CheckOutcome outcome;
            measure(warm, [&] { outcome = checker.check(selection, warmer); });
            const bool was_warm =
                outcome.built && outcome.built->program.parent_path().filename() != "by itself" &&
                outcome.built->program.parent_path().parent_path().parent_path() ==
                    course.root / "build" / "loop" / "warm";
            is_warm = is_warm && was_warm;
            const bool has_passed = outcome.verdict.status == LessonStatus::passed;
            if (outcome.needs_confirming != (was_warm && has_passed)) {
                std::printf("%s: to be confirmed is %d\n", name.c_str(), outcome.needs_confirming);
                all_are_the_same = false;
            }
            if (text_of(outcome.verdict) != text_of(expected)) {
                // the lines differ by nothing: both have one more than the file
                std::printf("%s: the verdicts differ\n%s\n%s\n", name.c_str(),
                            text_of(expected).c_str(), text_of(outcome.verdict).c_str());
                all_are_the_same = false;
            }
            measure(warming, [&] { is_warm = warm_up(warmer, lesson, outcome) && is_warm; });
        }
        std::printf("%-40s %s   %s   %5.0f%s\n", name.c_str(), cold.text().c_str(),
                    warm.text().c_str(), Times::median(warming.wall),
                    is_warm ? "" : "   not warmed");
        std::fflush(stdout);
    }
    return all_are_the_same ? 0 : 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "warm_loop: %s\n", error.what());
    return 2;
}
