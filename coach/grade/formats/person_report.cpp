#include "grade/formats/person_report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <vector>

#include "files/markdown_text.hpp"
#include "grade/formats/exercise_words.hpp"
#include "grade/formats/known_results.hpp"
#include "terminal/terminal.hpp"

namespace coach {
namespace {

constexpr std::size_t most_steps = 3;

bool is_graded(const KnownLesson& lesson) {
    return lesson.graded != nullptr && lesson.graded->status == GradeStatus::graded;
}

bool has_status(const KnownLesson& lesson, GradeStatus status) {
    return lesson.graded != nullptr && lesson.graded->status == status;
}

/// "4.7 `attention_weights`"
std::string name_of(const KnownResult& result) {
    return fmt::format("{} {}", result.exercise->id, markdown_code(result.exercise->name));
}

std::string names_of(const KnownLesson& lesson, ExerciseStatus status) {
    std::vector<std::string> names;
    for (const KnownResult& result : lesson.exercises) {
        if (result.status == status) names.push_back(name_of(result));
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

// --- the table

std::string standing_of(const KnownLesson& lesson) {
    if (lesson.graded == nullptr) return "not graded yet";
    switch (lesson.graded->status) {
        case GradeStatus::graded:
            return fmt::format("{} of {} passed", lesson.passed(), lesson.exercises.size());
        case GradeStatus::does_not_compile:
            return "does not compile";
        case GradeStatus::not_submitted:
            return "not submitted";
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

// --- what to do next

std::string step_for_a_failure(const KnownResult& result) {
    const auto& mistake = result.details->mistake;
    const char* const first = mistake && !mistake->think.empty()
                                  ? "Answer the question that its section asks"
                                  : "Read in its section what came of the calls";
    return fmt::format(
        "{} fails. {}, change the code, then run `./qkv check {}`. For a hint: `./qkv hint {}`.",
        name_of(result), first, result.exercise->id, result.exercise->id);
}

std::string step_for_a_stub(const KnownResult& result) {
    const std::string& id = result.exercise->id;
    return fmt::format(
        "{} is not written yet. `./qkv docs {}` is the section about it, `./qkv hint {}` a first "
        "step.",
        name_of(result), id, id);
}

/// What is worth doing, what matters most first: nothing else of a lesson shows before it compiles, and
/// what is wrong is nearer than what is not there.
std::vector<std::string> steps(const std::vector<KnownLesson>& lessons) {
    std::vector<std::string> steps;
    for (const KnownLesson& lesson : lessons) {
        if (!has_status(lesson, GradeStatus::does_not_compile)) continue;
        steps.push_back(
            fmt::format("Lesson {0} does not compile, so nothing of it has run. Begin with the "
                        "first error, below; `./qkv check {0}` compiles it again.",
                        lesson.lesson->number));
    }
    for (const KnownLesson& lesson : lessons) {
        std::vector<std::string> named;  // made once, a mistake can show in later exercises
        for (const KnownResult& result : lesson.exercises) {
            if (result.status != ExerciseStatus::failed) continue;
            if (const auto& mistake = result.details->mistake) {
                if (std::find(named.begin(), named.end(), mistake->id) != named.end()) continue;
                named.push_back(mistake->id);
            }
            steps.push_back(step_for_a_failure(result));
        }
    }
    for (const KnownLesson& lesson : lessons) {
        for (const KnownResult& result : lesson.exercises) {
            if (result.status == ExerciseStatus::not_implemented) {
                steps.push_back(step_for_a_stub(result));
            }
        }
    }
    for (const KnownLesson& lesson : lessons) {
        if (!has_status(lesson, GradeStatus::not_submitted)) continue;
        steps.push_back(fmt::format(
            "Lesson {0} was not submitted. Its file is {1}; `./qkv check {0}` says how far it is.",
            lesson.lesson->number,
            markdown_code(("lessons" / lesson.lesson->learner_file()).string())));
    }
    if (steps.size() > most_steps) steps.resize(most_steps);
    return steps;
}

std::string next(const std::vector<KnownLesson>& lessons) {
    const std::vector<std::string> all = steps(lessons);
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

// --- the lessons

/// The exercise of a lesson in which each mistake was named first.
using Mistakes = std::map<std::string, const Exercise*>;

std::string mistake_text(const GradedMistake& mistake, const Exercise& exercise,
                         Mistakes& mistakes) {
    const auto [at, is_new] = mistakes.emplace(mistake.id, &exercise);
    if (!is_new) {
        return fmt::format("The same as in {}: **{}**\n", at->second->id,
                           markdown_text(mistake_words(mistake)));
    }
    std::string text = fmt::format("**{}**\n", markdown_text(mistake_words(mistake)));
    if (!mistake.think.empty()) text += fmt::format("\n{}\n", markdown_text(mistake.think));
    return text;
}

std::string failed_exercise(const KnownResult& result, Mistakes& mistakes) {
    const GradedExercise& details = *result.details;
    std::string text = fmt::format("### {}\n\n", name_of(result));
    std::string read = fmt::format("Read: `./qkv docs {}`.", result.exercise->id);
    if (details.mistake) {
        text += mistake_text(*details.mistake, *result.exercise, mistakes) + '\n';
        read += fmt::format(" More on the mistake: {}.",
                            markdown_code("./qkv explain " + details.mistake->id));
    } else if (details.observation) {
        text += markdown_text(*details.observation) + "\n\n";
    }
    if (!details.failures.empty()) {
        text += markdown_block(fmt::format("{}", fmt::join(details.failures, "\n\n"))) + '\n';
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

/// Of one that has been graded, or could not be.
std::string lesson_text(const KnownLesson& lesson) {
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
            return trouble.empty() ? "Not submitted.\n"
                                   : fmt::format("Not submitted: {}.\n", markdown_text(trouble));
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
        if (lesson.graded == nullptr) continue;  // the table says all that is known
        text += fmt::format("\n## {} {}\n\n{}", lesson.lesson->number,
                            markdown_text(lesson.lesson->title), lesson_text(lesson));
    }
    return text;
}

}  // namespace coach
