#include "grade/formats/person_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <vector>

#include "files/markdown_text.hpp"
#include "grade/formats/exercise_words.hpp"
#include "grade/formats/next_steps.hpp"
#include "grade/formats/one_line.hpp"
#include "grade/known_results.hpp"

namespace coach {
namespace {

bool is_graded(const KnownLesson& lesson) {
    return lesson.graded != nullptr && lesson.graded->status == GradeStatus::graded;
}

std::string names_of(const KnownLesson& lesson, ExerciseStatus status) {
    std::vector<std::string> names;
    for (const KnownResult& result : lesson.exercises) {
        if (result.status == status) names.push_back(markdown_name(result));
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string standing_of(const KnownLesson& lesson) {
    if (lesson.graded == nullptr) return "not graded yet";
    switch (lesson.graded->status) {
        case GradeStatus::graded:
            return fmt::format("{} of {} passed", lesson.passed(), lesson.exercises.size());
        case GradeStatus::does_not_compile:
            return "does not compile";
        case GradeStatus::not_submitted:
            if (lesson.graded->trouble.empty()) return "not submitted";
            return "not submitted: " + markdown_text(first_line(lesson.graded->trouble));
        case GradeStatus::error:
            return "could not be graded";
    }
    std::abort();  // not a GradeStatus
}

std::string table(const std::vector<KnownLesson>& lessons) {
    std::string text = "| Lesson | |\n| :-- | :-- |\n";
    for (const KnownLesson& lesson : lessons) {
        text += fmt::format("| {} {} | {} |\n", lesson.lesson->number,
                            markdown_text(lesson.lesson->title), standing_of(lesson));
    }
    return text;
}

std::string next(const std::vector<KnownLesson>& lessons) {
    const std::vector<std::string> all = next_steps(lessons);
    if (all.empty()) {
        // What is missing is not theirs to mend.
        if (!std::all_of(lessons.begin(), lessons.end(), is_graded)) return "";
        return "\n## Next\n\nNothing is open. `./qkv interview` asks about all of it.\n";
    }
    std::string text = "\n## Next\n\n";
    std::size_t number = 0;
    for (const std::string& step : all) text += fmt::format("{}. {}\n", ++number, step);
    return text;
}

/// The exercise of a lesson in which each mistake was named first.
using Mistakes = std::map<std::string, const Exercise*>;

std::string mistake_text(const GradedMistake& mistake) {
    std::string text = fmt::format("**{}**\n\n", markdown_text(mistake_words(mistake)));
    if (!mistake.think.empty()) text += markdown_text(mistake.think) + "\n\n";
    return text;
}

std::string failed_exercise(const KnownResult& result, Mistakes& mistakes) {
    const GradedExercise& details = *result.details;
    std::vector<std::string> failures = details.failures;
    std::string text = fmt::format("### {}\n\n", markdown_name(result));
    std::string read = fmt::format("Read: `./qkv docs {}`.", result.exercise->id);
    if (const auto& mistake = details.mistake) {
        const auto [known, is_new] = mistakes.emplace(mistake->id, result.exercise);
        if (is_new) {
            text += mistake_text(*mistake);
            read += fmt::format(" More on the mistake: {}.",
                                markdown_code("./qkv explain " + mistake->id));
        } else {
            text += fmt::format("The same as in {}: **{}**\n\n", known->second->id,
                                markdown_text(mistake_words(*mistake)));
            failures.resize(std::min<std::size_t>(failures.size(), 1));
        }
    } else if (details.observation) {
        text += markdown_text(*details.observation) + "\n\n";
    }
    if (!failures.empty()) {
        text += markdown_block(fmt::format("{}", fmt::join(failures, "\n\n"))) + '\n';
    }
    return text + read + '\n';
}

std::string graded_lesson(const KnownLesson& lesson) {
    std::vector<std::string> paragraphs;
    const auto list = [&](std::string_view what, ExerciseStatus status) {
        const std::string names = names_of(lesson, status);
        if (!names.empty()) paragraphs.push_back(fmt::format("{}: {}.\n", what, names));
    };
    list("Passed", ExerciseStatus::passed);
    list("Not written yet", ExerciseStatus::not_implemented);
    list("Not run", ExerciseStatus::not_run);
    Mistakes mistakes;
    for (const KnownResult& result : lesson.exercises) {
        if (result.status != ExerciseStatus::failed) continue;
        paragraphs.push_back(failed_exercise(result, mistakes));
    }
    return fmt::format("{}", fmt::join(paragraphs, "\n"));
}

/// What there is to say of a lesson besides the table; may be empty.
std::string lesson_text(const KnownLesson& lesson) {
    if (lesson.graded == nullptr) return "";
    const std::string& trouble = lesson.graded->trouble;
    const auto with_trouble = [&](const std::string& sentence) {
        return trouble.empty() ? sentence + ".\n"
                               : fmt::format("{}:\n\n{}", sentence, markdown_block(trouble));
    };
    switch (lesson.graded->status) {
        case GradeStatus::graded:
            return graded_lesson(lesson);
        case GradeStatus::does_not_compile:
            return with_trouble("Nothing of it has run, as it does not compile");
        case GradeStatus::not_submitted:
            return "";
        case GradeStatus::error:
            return with_trouble(
                "It could not be found out what passes, so nothing of it counts. Show this to "
                "whoever grades");
    }
    std::abort();  // not a GradeStatus
}

}  // namespace

std::string person_report(const Course& course, const std::string& person, const Results& results) {
    const std::vector<KnownLesson> lessons = known_results(course, person, results);
    std::string text = fmt::format("# {}\n\n{}.\n\n{}", markdown_text(person),
                                   tally_text(tally_of(lessons)), table(lessons));
    text += next(lessons);
    for (const KnownLesson& lesson : lessons) {
        const std::string section = lesson_text(lesson);
        if (section.empty()) continue;
        text += fmt::format("\n## {} {}\n\n{}", lesson.lesson->number,
                            markdown_text(lesson.lesson->title), section);
    }
    return text;
}

}  // namespace coach
