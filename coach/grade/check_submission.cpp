#include "grade/check_submission.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "check/json.hpp"
#include "check/junit.hpp"
#include "check/screen.hpp"
#include "command_tools.hpp"
#include "files/files.hpp"
#include "grade/grader.hpp"
#include "grade/grading_place.hpp"
#include "problem.hpp"

namespace coach {

int check_submission(const Course& course, const Check& command) {
    const std::filesystem::path folder = command.of;
    if (!std::filesystem::is_directory(folder)) {
        throw Problem(fmt::format("{} is no folder of somebody's lesson files", command.of));
    }
    const std::vector<Selection> selections = select(course, command.words);
    RealProcessRunner runner;
    const GradingPlace place(course, runner, news());
    if (!place.sandbox().lacks().empty()) tell(place.sandbox().lacks());
    Grader grader(course, runner, place.sandbox(), place.folder() / "submission", command.seed);
    const Terminal terminal = Terminal::of_standard_output();
    std::vector<LessonVerdict> verdicts;
    for (const Selection& selection : selections) {
        std::string source;
        LessonVerdict verdict = grader.verdict_on(folder, *selection.lesson, source);
        std::erase_if(verdict.exercises, [&](const ExerciseVerdict& exercise) {
            return std::find(selection.exercises.begin(), selection.exercises.end(),
                             exercise.exercise) == selection.exercises.end();
        });
        verdicts.push_back(std::move(verdict));
        if (!command.junit_file.empty()) write_text(command.junit_file, junit_text(verdicts));
        if (!command.as_json) print(check_screen(course, verdicts.back(), source, terminal));
    }
    if (command.as_json) print(json_text(verdicts));
    const bool all_passed = std::all_of(verdicts.begin(), verdicts.end(), [](const auto& verdict) {
        return verdict.status == LessonStatus::passed;
    });
    return all_passed ? 0 : 1;
}

}  // namespace coach
