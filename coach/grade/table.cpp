#include "grade/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "grade/known_results.hpp"
#include "terminal/words.hpp"

namespace coach {
namespace {

std::string mark_for(ExerciseStatus status, const Terminal& terminal) {
    switch (status) {
        case ExerciseStatus::passed:
            return terminal.green("+");
        case ExerciseStatus::failed:
            return terminal.red("x");
        case ExerciseStatus::not_implemented:
            return terminal.dim("-");
        case ExerciseStatus::not_run:
            return terminal.dim(".");
    }
    std::abort();  // not an ExerciseStatus
}

std::string padded(std::string text, std::size_t columns) {
    const std::size_t width = width_of(text);
    if (width > columns) return clipped(text, columns - 1) + "~";
    return text + std::string(columns - width, ' ');
}

std::string_view word_for(GradeStatus status) {
    switch (status) {
        case GradeStatus::graded:
            return "graded";
        case GradeStatus::does_not_compile:
            return "does not compile";
        case GradeStatus::not_submitted:
            return "not submitted";
        case GradeStatus::error:
            return "ERROR, nothing has passed";
    }
    std::abort();  // not a GradeStatus
}

/// The text between words, each line behind as many spaces; a line's end at the end.
std::string hanging(const std::string& text, std::size_t indent, std::size_t columns) {
    std::string lines = wrapped(text, columns, indent);
    if (lines.empty() || lines.back() != '\n') lines += '\n';
    return lines;
}

/// A mistake in the class.
struct Frequency {
    std::string id;
    std::string title;
    std::set<std::string> people;
};

std::vector<Frequency> frequencies(const Results& results) {
    std::map<std::string, Frequency> found;
    for (const std::string& person : results.people()) {
        for (const GradedLesson* const lesson : results.lessons_of(person)) {
            for (const GradedExercise& exercise : lesson->exercises) {
                if (!exercise.mistake) continue;
                Frequency& frequency = found[exercise.mistake->id];
                frequency.id = exercise.mistake->id;
                frequency.title = exercise.mistake->title;
                frequency.people.insert(person);
            }
        }
    }
    std::vector<Frequency> sorted;
    for (auto& [id, frequency] : found) sorted.push_back(std::move(frequency));
    std::stable_sort(sorted.begin(), sorted.end(), [](const Frequency& a, const Frequency& b) {
        return a.people.size() > b.people.size();
    });
    return sorted;
}

}  // namespace

std::size_t name_columns_for(const std::vector<std::string>& people, const Terminal& terminal) {
    std::size_t widest = 6;
    for (const std::string& person : people) {
        widest = std::max(widest, width_of(printable(person)));
    }
    const std::size_t most = terminal.columns > 66 ? terminal.columns - 56 : 10;
    return std::min(widest, most);
}

std::string table_head(const Course& course, std::size_t name_columns, const Terminal& terminal) {
    std::string text = padded("", name_columns);
    for (const Lesson& lesson : course.lessons) {
        text += "  " + padded(lesson.number, lesson.exercises.size());
    }
    return terminal.dim("+ passed, x failed, - not written, . not run") + '\n' +
           terminal.bold(text + "  passed") + '\n';
}

std::string table_row(const Course& course, const Results& results, const std::string& person,
                      std::size_t name_columns, const Terminal& terminal) {
    std::string marks;
    std::string troubles;
    std::string missing;  // the numbers of lessons
    const std::vector<KnownLesson> lessons = known_results(course, person, results);
    for (const KnownLesson& lesson : lessons) {
        marks += "  ";
        for (const KnownResult& known : lesson.exercises) marks += mark_for(known.status, terminal);
        const GradedLesson* const graded = lesson.graded;
        if (graded == nullptr || graded->status == GradeStatus::graded) continue;
        if (graded->trouble.rfind("there is no ", 0) == 0) {
            missing += (missing.empty() ? "" : ", ") + lesson.lesson->number;
            continue;
        }
        const std::string trouble = printable(graded->trouble);
        troubles +=
            hanging(fmt::format("lesson {} {}: {}", lesson.lesson->number, word_for(graded->status),
                                trouble.substr(0, trouble.find('\n'))),
                    name_columns + 2, terminal.columns);
    }
    if (!missing.empty()) {
        troubles += hanging("not submitted: " + missing, name_columns + 2, terminal.columns);
    }
    const Tally tally = tally_of(lessons);
    return fmt::format("{}{}  {:>3} of {}\n{}", padded(printable(person), name_columns), marks,
                       tally.passed, tally.exercises, terminal.dim(troubles));
}

std::string class_summary(const Course& course, const Results& results, const Terminal& terminal) {
    const std::size_t people = results.people().size();
    std::string text = '\n' + terminal.bold(counted(people, "person", "people")) + '\n';
    constexpr std::size_t most_bar = 20;
    std::map<const Exercise*, std::size_t> passing;
    for (const std::string& person : results.people()) {
        for (const KnownLesson& lesson : known_results(course, person, results)) {
            for (const KnownResult& known : lesson.exercises) {
                if (known.status == ExerciseStatus::passed) ++passing[known.exercise];
            }
        }
    }
    for (const Lesson& lesson : course.lessons) {
        for (const Exercise& exercise : lesson.exercises) {
            const std::size_t count = passing[&exercise];
            const std::size_t bar = people == 0 ? 0 : count * most_bar / people;
            text += clipped(fmt::format("  {:4} {:30} {:>4} of {}  {}", exercise.id, exercise.name,
                                        count, people, terminal.green(std::string(bar, '='))),
                            terminal.columns) +
                    '\n';
        }
    }
    const std::vector<Frequency> mistakes = frequencies(results);
    if (mistakes.empty()) return text;
    text += '\n' + terminal.bold("Mistakes that were named") + '\n';
    for (const Frequency& mistake : mistakes) {
        const std::string lines = hanging(mistake.title, 8, terminal.columns);
        text += fmt::format("  {:>4}  {}        {}\n", mistake.people.size(), lines.substr(8),
                            terminal.dim("./qkv explain " + mistake.id));
    }
    return text;
}

}  // namespace coach
