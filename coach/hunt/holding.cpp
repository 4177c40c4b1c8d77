#include "hunt/holding.hpp"

#include <fmt/format.h>

#include "check/check.hpp"
#include "command_tools.hpp"
#include "hunt/hunt_screen.hpp"
#include "hunt/judge.hpp"
#include "progress/progress.hpp"

namespace coach {
namespace {

/// What takes long is told; the steps of the builds are not.
BuildNews hunt_news() {
    return {tell, [](std::size_t, std::size_t) {}};
}

}  // namespace

std::chrono::sys_seconds this_second() {
    return std::chrono::floor<std::chrono::seconds>(utc_now());
}

std::string shown_hunt_file(const Course& course, const Lesson& lesson) {
    return hunt_file(course, lesson).lexically_relative(course.root).string();
}

HuntUnderWay composed_hunt(const Course& course, const HuntRequest& request) {
    // what lies there without a record was somebody's, or of a composition that was killed
    for (const Lesson& each : course.lessons) keep_leftover(course, each);
    RealProcessRunner runner;
    Composer composer(course, hunt_of(course), runner, hunt_news());
    HuntUnderWay under_way;
    under_way.hunt = composer.compose(request).hunt;
    under_way.progress.began = this_second();
    begin_hunt(course, under_way);
    return under_way;
}

HuntCheck check_hunt(const Course& course, HuntUnderWay& under_way, const Terminal& terminal) {
    const Lesson& lesson = lesson_of(course, under_way.hunt);
    RealProcessRunner runner;
    Checker checker(course, hunt_of(course), runner, hunt_news());
    Selection whole{&lesson, {}};
    for (const Exercise& exercise : lesson.exercises) whole.exercises.push_back(&exercise);
    const LessonVerdict verdict = checker.check(whole);
    HuntCheck check;
    check.is_mended = verdict.status == LessonStatus::passed;
    if (check.is_mended) return check;
    under_way.progress.is_asked = true;
    keep_hunt(course, under_way);
    check.left = still_there(under_way.hunt, hunt_run_of(checker.report(), lesson, Exited{0}));
    check.screen = hunt_check_screen(under_way.hunt, verdict, check.left,
                                     read_misconceptions(course, lesson), terminal);
    return check;
}

std::string finished_hunt(const Course& course, const HuntUnderWay& under_way,
                          const std::string& ending, const Terminal& terminal) {
    const HuntResult result = result_of(under_way.hunt, under_way.progress, this_second(), ending);
    use_progress(course.root, Access::write, tell,
                 [&](Store& store) { store.hunt_log().add(result); });
    const auto kept = end_hunt(course, under_way);
    std::string text =
        ending == "stopped"
            ? fmt::format("Stopped the hunt after {}.\n", time_text(result.took))
            : hunt_report(under_way.hunt, under_way.progress, result,
                          read_misconceptions(course, lesson_of(course, under_way.hunt)), terminal);
    if (kept) text += fmt::format("  kept   {}\n", kept->lexically_relative(course.root).string());
    return text;
}

}  // namespace coach
