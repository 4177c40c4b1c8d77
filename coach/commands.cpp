#include "commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

#include "book/book.hpp"
#include "build/ninja.hpp"
#include "check/check.hpp"
#include "check/json.hpp"
#include "check/junit.hpp"
#include "check/screen.hpp"
#include "command_tools.hpp"
#include "completion/completion.hpp"
#include "doctor/doctor_json.hpp"
#include "doctor/doctor_screen.hpp"
#include "experiment/csv.hpp"
#include "experiment/experiment_screen.hpp"
#include "experiment/figures.hpp"
#include "experiment/svg.hpp"
#include "explain/explain_screen.hpp"
#include "explain/misconception.hpp"
#include "files/files.hpp"
#include "grade/check_submission.hpp"
#include "hints/hints.hpp"
#include "hunt/prove_hunts.hpp"
#include "problem.hpp"
#include "progress/history_screen.hpp"
#include "progress/keep_attempt.hpp"
#include "progress/learner_files.hpp"
#include "progress/list_screen.hpp"
#include "progress/mistakes_screen.hpp"
#include "progress/own_mistakes.hpp"
#include "progress/progress.hpp"
#include "progress/standing.hpp"
#include "progress/time.hpp"
#include "prove/prove.hpp"
#include "redo/redo.hpp"
#include "redo/redo_screen.hpp"
#include "solution/solution.hpp"
#include "watch/watch.hpp"

namespace coach {
namespace {

bool all_passed(const std::vector<LessonVerdict>& verdicts) {
    return std::all_of(verdicts.begin(), verdicts.end(), [](const LessonVerdict& verdict) {
        return verdict.status == LessonStatus::passed;
    });
}

std::string learner_source(const Course& course, const Lesson& lesson) {
    return read_text(course.lessons_dir() / lesson.learner_file());
}

/// The exercises of one lesson that a word names.
Selection one_selection(const Course& course, const std::string& word) {
    const std::vector<Selection> selections = select(course, {word});
    if (selections.size() != 1) {
        throw Problem(
            fmt::format("'{}' is in several lessons; which one is meant? ./qkv list "
                        "shows their numbers",
                        word));
    }
    return selections[0];
}

/// The exercise that a word names, for what is of one exercise only.
///
/// @param what    "a hint is"
/// @param command "hint"
const Exercise& one_exercise(const Course& course, const std::string& word, std::string_view what,
                             std::string_view command) {
    const std::vector<Selection> selections = select(course, {word});
    if (selections.size() != 1 || selections[0].exercises.size() != 1) {
        throw Problem(fmt::format("{} for one exercise: ./qkv {} {}", what, command,
                                  selections[0].exercises[0]->id));
    }
    return *selections[0].exercises[0];
}

/// Checks what was selected, and keeps it as an attempt.
LessonVerdict check_and_keep(Checker& checker, const Course& course, const Selection& selection) {
    const std::optional<std::string> before = learner_text(course, *selection.lesson);
    LessonVerdict verdict = checker.check(selection);
    keep_attempt(course, verdict, before, utc_now(), tell);
    return verdict;
}

/// Verdicts on everything there is.
std::vector<LessonVerdict> check_everything(const Course& course) {
    RealProcessRunner runner;
    Checker checker(course, loop_of(course), runner, news());
    std::vector<LessonVerdict> verdicts;
    for (const Selection& selection : select(course, {})) {
        verdicts.push_back(check_and_keep(checker, course, selection));
    }
    return verdicts;
}

/// What a single word names.
struct Named {
    const Lesson* lesson = nullptr;
    const Exercise* exercise = nullptr;  ///< none for the whole lesson
};

/// @throws Problem if it names nothing, or exercises in several lessons
Named named_by(const Course& course, const std::string& word) {
    const Selection what = one_selection(course, word);
    const bool is_an_exercise = std::any_of(
        what.exercises.begin(), what.exercises.end(),
        [&](const Exercise* exercise) { return word == exercise->id || word == exercise->name; });
    return {what.lesson, is_an_exercise ? what.exercises.front() : nullptr};
}

const Lesson& whole_lesson(const Course& course, const std::string& word,
                           const std::string& command) {
    const Named named = named_by(course, word);
    if (named.exercise != nullptr) {
        throw Problem(
            fmt::format("{} is an exercise, and {} is for the file of a whole lesson: "
                        "./qkv {} {}",
                        word, command, command, named.lesson->number));
    }
    return *named.lesson;
}

std::string as_at(const Version& version) {
    return fmt::format("as it was at {} ({})", version.number, local_time_text(version.at));
}

}  // namespace

int run(const Worker&) { return work(read_course(course_root())); }

int run(const Status& command) {
    const Course course = read_course(course_root());
    if (isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) {
        return watch(course, {!command.no_hints});
    }
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
    print("Every exercise passes. Now say it: ./qkv rehearse\n");
    return 0;
}

int run(const Check& command) {
    const Course course = read_course(course_root());
    if (!command.of.empty()) return check_submission(course, command);
    const std::vector<Selection> selections = select(course, command.words);
    const Terminal terminal = Terminal::of_standard_output();
    RealProcessRunner runner;
    Checker checker(course, loop_of(course), runner, news());
    std::vector<LessonVerdict> verdicts;
    for (const Selection& selection : selections) {
        const std::optional<std::string> before = learner_text(course, *selection.lesson);
        verdicts.push_back(checker.check(selection, command.seed));
        // after each lesson, so that one who is cut off keeps what there is
        if (!command.junit_file.empty()) write_text(command.junit_file, junit_text(verdicts));
        if (!command.as_json) {
            print(check_screen(course, verdicts.back(), learner_source(course, *selection.lesson),
                               terminal));
        }
        // a check of other inputs may pass by luck what fails for all others
        if (!command.is_replay) keep_attempt(course, verdicts.back(), before, utc_now(), tell);
        if (verdicts.back().status != LessonStatus::crashed) continue;
        verdicts.back().crash = checker.find_crash(selection, command.seed);
        if (!command.junit_file.empty()) write_text(command.junit_file, junit_text(verdicts));
        if (!command.as_json) print(crash_details(course, verdicts.back(), terminal));
    }
    print(command.as_json ? json_text(verdicts) : question_after(verdicts, terminal));
    return all_passed(verdicts) ? 0 : 1;
}

int run(const List& command) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    if (!command.check) {
        std::vector<LessonStanding> lessons;
        use_progress(course.root, Access::read, tell,
                     [&](Store& store) { lessons = standing(course, store); });
        print(list_screen(course, lessons, command.shown, terminal));
        return 0;
    }
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

int run(const History& command) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    const Named named = named_by(course, command.what);
    std::vector<Version> versions;
    ExerciseRecord record;
    std::optional<std::int64_t> present;
    std::optional<std::string> shown;
    use_progress(course.root, Access::read, tell, [&](Store& store) {
        versions = store.versions(named.lesson->id);
        if (named.exercise != nullptr) record = store.exercise(named.exercise->id);
        const std::optional<std::string> text = learner_text(course, *named.lesson);
        present = text ? store.find_text(*text) : std::nullopt;
        shown = store.text_of(named.lesson->id, command.show);
    });
    if (command.show > 0) {
        if (!shown) {
            throw Problem(
                fmt::format("lesson {} has no attempt {}; ./qkv history {} lists those "
                            "there are",
                            named.lesson->number, command.show, named.lesson->number));
        }
        print(*shown);
        return 0;
    }
    print(named.exercise == nullptr
              ? history_screen(*named.lesson, versions, present, terminal)
              : history_screen(*named.lesson, *named.exercise, versions, record, terminal));
    return 0;
}

int run(const Undo& command) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    const Lesson& lesson = whole_lesson(course, command.lesson, "undo");
    const TextChange change = undo({course, utc_now(), tell}, lesson);
    print(change_text(lesson, change, as_at(*change.back), terminal));
    return 0;
}

int run(const Restore& command) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    const Lesson& lesson = whole_lesson(course, command.lesson, "restore");
    const TextChange change = restore({course, utc_now(), tell}, lesson, command.number);
    print(change_text(lesson, change, as_at(*change.back), terminal));
    return 0;
}

int run(const Reset& command) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    const Named named = named_by(course, command.what);
    const Bench bench{course, utc_now(), tell};
    if (named.exercise == nullptr) {
        print(change_text(*named.lesson, reset(bench, *named.lesson), "the stub as it was shipped",
                          terminal));
        return 0;
    }
    print(change_text(
        *named.lesson, reset(bench, *named.lesson, *named.exercise),
        fmt::format("as it was shipped in {} {}", named.exercise->id, named.exercise->name),
        terminal));
    return 0;
}

int run(const Mistakes&) {
    const Course course = read_course(course_root());
    const std::map<std::string, Misconception> known = misconceptions_by_id(course);
    std::vector<MistakeRecord> mistakes;
    use_progress(course.root, Access::read, tell,
                 [&](Store& store) { mistakes = own_mistakes(store, known); });
    print(mistakes_screen(mistakes, known, Terminal::of_standard_output()));
    return 0;
}

int run(const Hint& command) {
    const Course course = read_course(course_root());
    const Exercise& exercise = one_exercise(course, command.exercise, "a hint is", "hint");
    print(hint_screen(exercise, command.number, Terminal::of_standard_output()));
    keep_hint(course, exercise, command.number, utc_now(), tell);
    return 0;
}

int run(const Answer& command) {
    const Course course = read_course(course_root());
    const Exercise& exercise = one_exercise(course, command.exercise, "an answer is", "answer");
    print(answer_screen(exercise, Terminal::of_standard_output()));
    return 0;
}

int run(const Solution& command) {
    const Course course = read_course(course_root());
    const Selection what = one_selection(course, command.what);
    const Terminal terminal = Terminal::of_standard_output();
    if (!command.spoil) {
        RealProcessRunner runner;
        Checker checker(course, loop_of(course), runner, news());
        const LessonVerdict verdict = checker.check(what);
        if (verdict.status != LessonStatus::passed) {
            print(not_yet_screen(verdict, command.what));
            return 1;
        }
    }
    print(solution_screen(what, learner_source(course, *what.lesson),
                          read_text(course.root / "solutions" / (what.lesson->id + ".cpp")),
                          terminal));
    return 0;
}

int run(const Redo& command) {
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    // before anything is built: what counts is when the learner asked
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    if (!command.what.empty()) {
        const RedoUnderWay redo = begin_redo(course, one_selection(course, command.what), now);
        print(under_way_screen(course, redo, redo.so_far(now), terminal));
        return 0;
    }
    const auto redo = redo_under_way(course);
    if (!redo) throw Problem("no redo is under way; ./qkv redo 1.2 begins one, or ./qkv redo 1");
    const std::chrono::seconds so_far = redo->so_far(now);
    const auto tell_kept = [&](const std::optional<std::filesystem::path>& kept) {
        if (!kept) return;
        print(fmt::format("  kept  {}\n", kept->lexically_relative(course.root).string()));
    };
    if (command.stop) {
        print(fmt::format("Stopped {} after {}.\n", name_of(redo->what), time_text(so_far)));
        tell_kept(end_redo(course, *redo));
        return 0;
    }
    if (!command.check) {
        print(under_way_screen(course, *redo, so_far, terminal));
        return 0;
    }
    RealProcessRunner runner;
    const LessonVerdict verdict = check_redo(course, *redo, runner, news());
    const std::string text = read_text(redo_file(course, *redo->what.lesson));
    print(check_screen(course, verdict, text, terminal));
    if (verdict.status != LessonStatus::passed) {
        print(fmt::format("\n  so far  {}\n", time_text(so_far)));
        return 1;
    }
    const std::filesystem::path old_file = course.lessons_dir() / redo->what.lesson->learner_file();
    print(passed_screen(*redo, so_far, std::filesystem::exists(old_file) ? read_text(old_file) : "",
                        text, terminal));
    tell_kept(end_redo(course, *redo));
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

int run(const Experiment& command) {
    const Plan plan = plan_of(command);
    if (command.csv_file == "-" && command.svg_file == "-") {
        throw Problem(
            "--csv - and --svg - both ask for standard output: write one of them to a file");
    }
    const Course course = read_course(course_root());
    const Terminal terminal = Terminal::of_standard_output();
    RealProcessRunner runner;
    const Findings findings = experiment(course, loop_of(course), runner, news(), plan);
    const std::string source =
        findings.does_not_compile ? learner_source(course, *findings.does_not_compile->lesson) : "";
    // Of nothing there are no files: what an earlier call wrote stays.
    const bool is_anything = !findings.variance.rows.empty() || !findings.softmax.rows.empty();
    std::string to_standard_output;
    const auto write = [&](const std::string& file, const std::string& text) {
        if (file.empty() || !is_anything) return;
        if (file == "-") {
            to_standard_output = text;
        } else {
            write_text(file, text);
        }
    };
    write(command.csv_file, csv_text(findings));
    write(command.svg_file, svg_text(figures_of(findings)));
    if (command.csv_file == "-" || command.svg_file == "-") {
        print(to_standard_output);
        fmt::print(stderr, "{}", experiment_troubles(course, findings, source, Terminal{}));
    } else {
        const Characters characters = command.in_ascii ? Characters::ascii : Characters::unicode;
        print(experiment_screen(course, findings, source, characters, terminal));
    }
    return is_sound(findings) ? 0 : 1;
}

int run(const Prove& command) {
    const Course course = read_course(course_root());
    RealProcessRunner runner;
    if (command.hunts) {
        return prove_hunts(course, runner, command.tree, command.record, print, news()) ? 0 : 1;
    }
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
