#include "commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "book/book.hpp"
#include "build/ninja.hpp"
#include "check/check.hpp"
#include "check/json.hpp"
#include "check/junit.hpp"
#include "check/screen.hpp"
#include "completion/completion.hpp"
#include "doctor/doctor_json.hpp"
#include "doctor/doctor_screen.hpp"
#include "explain/explain_screen.hpp"
#include "explain/misconception.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "prove/prove.hpp"

namespace coach {
namespace {

/// The launcher says where the course is.
std::filesystem::path course_root() {
    const char* const root = std::getenv("QKV_ROOT");
    if (root == nullptr) {
        throw Problem("QKV_ROOT is not set. Start the coach by its launcher, ./qkv");
    }
    return root;
}

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() ||
        std::fflush(stdout) != 0) {
        throw Problem("cannot write to standard output");
    }
}

/// What takes long is told on standard error, out of the way of the result: how far it is on a
/// terminal only, where the line can be taken back.
BuildNews news() {
    constexpr std::size_t steps_of_a_usual_build = 4;
    BuildNews result;
    result.notice = [](std::string_view text) { fmt::print(stderr, "qkv: {}\n", text); };
    result.progress = [](std::size_t done, std::size_t total) {
        if (isatty(STDERR_FILENO) == 0 || total <= steps_of_a_usual_build) return;
        if (done < total) {
            fmt::print(stderr, "\r[{}/{}]", done, total);
        } else {
            fmt::print(stderr, "\r\033[K");
        }
        std::fflush(stderr);
    };
    return result;
}

bool all_passed(const std::vector<LessonVerdict>& verdicts) {
    return std::all_of(verdicts.begin(), verdicts.end(), [](const LessonVerdict& verdict) {
        return verdict.status == LessonStatus::passed;
    });
}

std::string learner_source(const Course& course, const Lesson& lesson) {
    return read_text(course.lessons_dir() / lesson.learner_file());
}

/// Verdicts on everything there is.
std::vector<LessonVerdict> check_everything(const Course& course) {
    RealProcessRunner runner;
    Checker checker(course, loop_of(course), runner, news());
    std::vector<LessonVerdict> verdicts;
    for (const Selection& selection : select(course, {})) {
        verdicts.push_back(checker.check(selection));
    }
    return verdicts;
}

}  // namespace

int run(const Status&) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    const std::vector<LessonVerdict> verdicts = check_everything(course);
    std::size_t passed = 0;
    std::size_t total = 0;
    for (const LessonVerdict& verdict : verdicts) {
        total += verdict.exercises.size();
        passed += static_cast<std::size_t>(std::count_if(
            verdict.exercises.begin(), verdict.exercises.end(),
            [](const auto& exercise) { return exercise.status == ExerciseStatus::passed; }));
    }
    print(fmt::format("{}\n\n",
                      terminal.bold(fmt::format("qkv: {} of {} exercises passed", passed, total))));
    for (const LessonVerdict& verdict : verdicts) {
        if (verdict.status == LessonStatus::passed) continue;
        print(check_screen(course, verdict, learner_source(course, *verdict.lesson), terminal));
        return 0;
    }
    print("Every exercise passes. The interview can come.\n");
    return 0;
}

int run(const Check& command) {
    const Course course = read_course(course_root());
    const std::vector<Selection> selections = select(course, command.words);
    const Terminal terminal = Terminal::of_standard_output();
    RealProcessRunner runner;
    Checker checker(course, loop_of(course), runner, news());
    std::vector<LessonVerdict> verdicts;
    for (const Selection& selection : selections) {
        verdicts.push_back(checker.check(selection, command.seed));
        // after each lesson, so that one who is cut off keeps what there is
        if (!command.junit_file.empty()) write_text(command.junit_file, junit_text(verdicts));
        if (command.as_json) continue;
        print(check_screen(course, verdicts.back(), learner_source(course, *selection.lesson),
                           terminal));
    }
    if (command.as_json) print(json_text(verdicts));
    return all_passed(verdicts) ? 0 : 1;
}

int run(const List&) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    for (const LessonVerdict& verdict : check_everything(course)) {
        const Lesson& lesson = *verdict.lesson;
        print(terminal.bold(fmt::format("Lesson {}: {}", lesson.number, lesson.title)) + '\n');
        print(terminal.dim(wrapped(lesson.question, terminal.columns, 2)) + '\n');
        print(exercise_lines(verdict, terminal));
        print(where_to_read(course, lesson.page, terminal));
        if (!verdict.trouble.empty()) {
            print(fmt::format(
                "  {}\n", terminal.red(fmt::format("{}; see ./qkv check {}",
                                                   verdict.status == LessonStatus::does_not_compile
                                                       ? "it does not compile"
                                                       : verdict.trouble,
                                                   verdict.lesson->number))));
        }
    }
    return 0;
}

int run(const Hint& command) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    const std::vector<Selection> selections = select(course, {command.exercise});
    if (selections.size() != 1 || selections[0].exercises.size() != 1) {
        throw Problem(fmt::format("a hint is for one exercise: ./qkv hint {}",
                                  selections[0].exercises[0]->id));
    }
    const Exercise& exercise = *selections[0].exercises[0];
    if (command.number > exercise.hints.size()) {
        throw Problem(fmt::format("{} {} has {} hints, so there is no hint {}", exercise.id,
                                  exercise.name, exercise.hints.size(), command.number));
    }
    print(fmt::format("{}\n{}\n",
                      terminal.bold(fmt::format("{} {}, hint {} of {}", exercise.id, exercise.name,
                                                command.number, exercise.hints.size())),
                      wrapped(exercise.hints[command.number - 1], terminal.columns, 2)));
    if (command.number < exercise.hints.size()) {
        print(terminal.dim(
            fmt::format("  more: ./qkv hint {} {}\n", exercise.id, command.number + 1)));
    }
    return 0;
}

int run(const Explain& command) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    for (const Lesson& lesson : course.lessons) {
        for (const Misconception& misconception : read_misconceptions(course, lesson)) {
            if (misconception.id != command.what) continue;
            print(explain_screen(course, exercise_of(lesson, misconception), misconception,
                                 read_examples(course, lesson)[misconception.id], terminal));
            return 0;
        }
    }
    const bool is_an_id = command.what.find('-') != std::string::npos;
    if (is_an_id) {
        throw Problem(fmt::format("no known mistake is called '{}'; ./qkv explain lists them all",
                                  command.what));
    }
    const std::vector<std::string> words =
        command.what.empty() ? std::vector<std::string>{} : std::vector{command.what};
    for (const Selection& selection : select(course, words)) {
        const std::vector<Misconception> known = read_misconceptions(course, *selection.lesson);
        for (const Exercise* const exercise : selection.exercises) {
            print(mistakes_of(*exercise, known, terminal));
        }
    }
    return 0;
}

int run(const Docs& command) {
    const Course course = read_course(course_root());
    const std::string place = place_in_book(course, command.where);
    RealProcessRunner runner;
    const std::string address = address_of(build_book(course, runner, news()), place);
    print(address + '\n');
    const std::optional<std::string> opener = browser_opener();
    if (command.only_print || !opener) return 0;
    ProcessRequest request;
    request.arguments = {*opener, address};
    request.wall_time = std::chrono::seconds(10);
    if (!succeeded(runner.run(request))) {
        throw Problem(fmt::format(
            "{} could not open the book. Its address, above, can be opened in any browser",
            *opener));
    }
    return 0;
}

int run(const Prove& command) {
    const Course course = read_course(course_root());
    RealProcessRunner runner;
    return prove(course, runner, command.tree, command.ids, command.record, print, news()) ? 0 : 1;
}

int run(const Doctor& command) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    RealProcessRunner runner;
    const Health health =
        examine(course, runner, news(),
                ability_of(terminal, isatty(STDOUT_FILENO) != 0, variable_of_environment));
    print(command.as_json ? doctor_json(health) : doctor_screen(health, terminal));
    return can_learn(health) ? 0 : 1;
}

int run(const Completion& command) {
    print(completion_script(read_course(course_root()), command.shell));
    return 0;
}

int run(const CompletionWords& command) {
    try {
        print(candidates_text(
            candidates(command.commands, read_course(course_root()), command.typed)));
    } catch (const Problem&) {  // a key was pressed: nobody has asked for an explanation
    }
    return 0;
}

int run(const Done& command) { return command.exit_status; }

}  // namespace coach
