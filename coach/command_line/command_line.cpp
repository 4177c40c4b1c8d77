#include "command_line/command_line.hpp"

#include <CLI/CLI.hpp>
#include <iostream>
#include <string_view>

namespace coach {
namespace {

std::vector<KnownCommand> known_commands(const CLI::App& app) {
    std::vector<KnownCommand> commands;
    for (const CLI::App* const command : app.get_subcommands(nullptr)) {
        KnownCommand known{command->get_name(), command->get_description(), {}};
        for (const CLI::Option* const option : command->get_options()) {
            if (option->get_lnames().empty()) continue;  // a word, which has no name to type
            known.options.push_back({"--" + option->get_lnames().front(), option->get_description(),
                                     option->get_type_size() == 0 ? "" : option->get_type_name()});
        }
        commands.push_back(std::move(known));
    }
    commands.push_back(
        {"selftest", "Prove the whole course on a copy of it", {}});  // the launcher's
    return commands;
}

}  // namespace

Command read_command_line(int argc, const char* const* argv) {
    CLI::App app{
        "qkv: query, key and value, in C++. Without a command: where things stand and what "
        "to do next."};
    app.name("./qkv");
    app.set_version_flag("--version", QKV_VERSION);
    app.set_help_flag("-h,--help", "Print this help");
    app.footer("\n./qkv selftest proves the whole course on a copy of it.");
    app.require_subcommand(0, 1);
    app.failure_message([](const CLI::App* asked, const CLI::Error& error) {
        return std::string("qkv: ") + error.what() + "\n" + asked->help();
    });

    Status status;
    app.add_flag("--no-hints", status.no_hints, "Never offer hints (they are there: h)");

    Check check;
    CLI::App* const check_command =
        app.add_subcommand("check", "Build lessons and run their tests");
    check_command->add_option("what", check.words,
                              "Lessons or exercises: 1, 1_projections, 1.2, project; everything if "
                              "left out");
    check_command->add_flag("--json", check.as_json, "Print one JSON object instead");
    check_command->add_option("--junit", check.junit_file, "Write a JUnit file too, for graders")
        ->type_name("FILE");
    check_command
        ->add_option("--replay", check.seed,
                     "Draw the random inputs with this seed; a failing check names its own")
        ->type_name("SEED");
    check_command
        ->add_option("--of", check.of,
                     "The files in this folder instead, as grade runs them: in a sandbox")
        ->type_name("FOLDER");

    CLI::App* const list_command =
        app.add_subcommand("list", "The exercises: their state, tries and last mistakes");
    bool only_failed = false;
    bool only_passed = false;
    bool only_open = false;
    CLI::Option* const failed =
        list_command->add_flag("--failed", only_failed, "Only those that failed last");
    CLI::Option* const passed =
        list_command->add_flag("--passed", only_passed, "Only those that passed last");
    CLI::Option* const open =
        list_command->add_flag("--open", only_open, "Only those that have not passed");
    failed->excludes(passed, open);
    passed->excludes(open);
    List list;
    list_command
        ->add_flag("--check", list.check,
                   "Build and check everything, instead of what was said "
                   "last")
        ->excludes(failed, passed, open);

    History history;
    CLI::App* const history_command =
        app.add_subcommand("history", "What was tried, and what was said of it");
    history_command->add_option("what", history.what, "A lesson or an exercise")->required();
    history_command->add_option("--show", history.show, "Print the text of this attempt")
        ->type_name("N")
        ->check(CLI::PositiveNumber);

    Undo undo;
    CLI::App* const undo_command =
        app.add_subcommand("undo", "A lesson's file as it was before; once more goes further back");
    undo_command->add_option("lesson", undo.lesson, "The lesson: 1")->required();

    Restore restore;
    CLI::App* const restore_command =
        app.add_subcommand("restore", "A lesson's file as it was at an attempt");
    restore_command->add_option("lesson", restore.lesson, "The lesson: 1")->required();
    restore_command->add_option("number", restore.number, "The attempt, as in ./qkv history")
        ->required()
        ->check(CLI::PositiveNumber);

    Reset reset;
    CLI::App* const reset_command =
        app.add_subcommand("reset", "A lesson or an exercise as it was shipped");
    reset_command->add_option("what", reset.what, "The lesson or the exercise")->required();

    CLI::App* const mistakes_command =
        app.add_subcommand("mistakes", "The known mistakes that you made, and which are fixed");

    Import imported;
    CLI::App* const import_command = app.add_subcommand(
        "import", "Take in what you answered in the book: a wrong answer counts as a mistake");
    import_command
        ->add_option("code", imported.code,
                     "The code that the book shows, qkv1-...; - to read it from standard input")
        ->required();

    Progress progress;
    CLI::App* const progress_command = app.add_subcommand(
        "progress", "How far you are, what you will remember, what is due; also as a page");
    progress_command
        ->add_option("--html", progress.html_file,
                     "Write the page, to build/progress.html if no file is named; - for standard "
                     "output")
        ->type_name("FILE")
        ->expected(0, 1);
    progress_command
        ->add_option("--anki", progress.anki_file,
                     "Write the questions as cards for Anki; - for standard output")
        ->type_name("FILE");
    progress_command
        ->add_option("--export-log", progress.export_log,
                     "Write all reviews as CSV; - for standard output")
        ->type_name("FILE");
    progress_command
        ->add_option("--import-log", progress.import_log,
                     "Take in reviews that --export-log wrote; - for standard input")
        ->type_name("FILE");

    Hint hint;
    CLI::App* const hint_command = app.add_subcommand("hint", "A hint for an exercise");
    hint_command->add_option("exercise", hint.exercise, "The exercise: 1.2 or project")->required();
    hint_command->add_option("number", hint.number, "Which hint: 1 (the least) and up")
        ->check(CLI::PositiveNumber);

    Answer answer;
    CLI::App* const answer_command =
        app.add_subcommand("answer", "The answer to what is asked once an exercise passes");
    answer_command->add_option("exercise", answer.exercise, "The exercise: 1.2 or project")
        ->required();

    Solution solution;
    CLI::App* const solution_command =
        app.add_subcommand("solution", "The solution beside your own code, once that passes");
    solution_command->add_option("what", solution.what, "An exercise or a lesson")->required();
    solution_command->add_flag("--spoil", solution.spoil, "Whether or not it passes");

    Redo redo;
    CLI::App* const redo_command = app.add_subcommand(
        "redo", "Write an exercise or a lesson once more, from a blank file, against the clock");
    CLI::Option* const redo_what = redo_command->add_option(
        "what", redo.what, "An exercise or a lesson; what is under way if left out");
    CLI::Option* const redo_check =
        redo_command->add_flag("--check", redo.check, "Check what is under way")
            ->excludes(redo_what);
    redo_command->add_flag("--stop", redo.stop, "End what is under way")
        ->excludes(redo_what)
        ->excludes(redo_check);

    Hunt hunt;
    CLI::App* const hunt_command = app.add_subcommand(
        "hunt",
        "Find and mend the mistakes in a program, in 15 minutes; go on with what is under way");
    CLI::Option* const hunt_lesson = hunt_command->add_option(
        "lesson", hunt.lesson, "The lesson whose solution has them; any if left out");
    CLI::Option* const hunt_level =
        hunt_command->add_option("--level", hunt.level, "easy: 2 loud ones; medium: 3; hard: 4")
            ->type_name("LEVEL")
            ->check(CLI::IsMember({"easy", "medium", "hard"}));
    CLI::Option* const hunt_seed =
        hunt_command->add_option("--seed", hunt.seed, "The hunt of this number, once more")
            ->type_name("SEED");
    CLI::Option* const hunt_check =
        hunt_command->add_flag("--check", hunt.check, "Check what is under way");
    CLI::Option* const hunt_give_up =
        hunt_command->add_flag("--give-up", hunt.give_up, "Show its mistakes, and end it");
    CLI::Option* const hunt_stop = hunt_command->add_flag("--stop", hunt.stop, "End it");
    for (CLI::Option* const option : {hunt_check, hunt_give_up, hunt_stop}) {
        option->excludes(hunt_lesson, hunt_level, hunt_seed);
    }
    hunt_check->excludes(hunt_give_up, hunt_stop);
    hunt_give_up->excludes(hunt_stop);

    Rehearse rehearse;
    CLI::App* const rehearse_command = app.add_subcommand(
        "rehearse", "Answer interview questions: those that are due, or those that are named");
    CLI::App* const cram_command =
        app.add_subcommand("cram", "Answer more of them; the schedule of rehearse stays as it is");
    for (CLI::App* const command : {rehearse_command, cram_command}) {
        command->add_option("what", rehearse.what,
                            "Lessons, exercises, topics, 'must-know', or ids of questions");
        command
            ->add_option("--minutes", rehearse.minutes,
                         "How long; no question is begun that would end later")
            ->type_name("N")
            ->check(CLI::Range(1, 600))
            ->capture_default_str();
        command->add_flag("--list", rehearse.only_list, "Say what would be asked, and ask nothing");
    }

    PlanDays plan;
    CLI::App* const plan_command =
        app.add_subcommand("plan", "The days until your interview: what to rehearse on each");
    CLI::Option* const plan_on =
        plan_command->add_option("--on", plan.on, "The day of the interview")
            ->type_name("YYYY-MM-DD");
    CLI::Option* const plan_minutes =
        plan_command->add_option("--minutes", plan.minutes, "How long to rehearse each day")
            ->type_name("N")
            ->check(CLI::Range(5, 600));
    plan_command->add_flag("--off", plan.off, "There is no interview any more")
        ->excludes(plan_on)
        ->excludes(plan_minutes);

    Interview interview;
    CLI::App* const interview_command = app.add_subcommand(
        "interview", "A mock interview against the clock: ideas, code, a bug hunt, a report");
    interview_command->add_option("--minutes", interview.minutes, "How long: 20 or 45")
        ->type_name("N")
        ->check(CLI::IsMember({20, 45}));
    interview_command->add_flag("--interviewer", interview.with_interviewer,
                                "A friend asks and ticks: the screen is the friend's");
    interview_command->add_option("--seed", interview.seed, "Draw the same questions again")
        ->type_name("SEED");
    CLI::Option* const interview_end = interview_command->add_flag(
        "--end", interview.end, "End the one that is under way, with its report");
    interview_command->add_flag("--report", interview.report, "Print the report of the last one")
        ->excludes(interview_end);

    GradeFolders grade;
    CLI::App* const grade_command =
        app.add_subcommand("grade", "Grade other people's lessons: a folder for each person");
    grade_command
        ->add_option("folder", grade.folders, "Where one person's lesson files are: class/*")
        ->type_name("FOLDER");
    grade_command->add_option("--seed", grade.seed, "Draw the random inputs with this seed")
        ->type_name("SEED")
        ->capture_default_str();
    grade_command->add_option("--jobs", grade.jobs, "Side by side; one for each core if left out")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    grade_command->add_option("--into", grade.into, "The folder for the results")
        ->type_name("FOLDER")
        ->capture_default_str();
    grade_command
        ->add_option("--lesson", grade.lessons, "Only this lesson; may be given several times")
        ->type_name("N")
        ->take_all();
    grade_command->add_option("--junit", grade.outputs.junit, "Write the class as JUnit")
        ->type_name("FILE");
    grade_command->add_option("--csv", grade.outputs.csv, "Write the class as a table")
        ->type_name("FILE");
    grade_command
        ->add_option("--gradescope", grade.outputs.gradescope,
                     "Write Gradescope's results.json, for one person")
        ->type_name("FILE");
    grade_command
        ->add_option("--classroom", grade.outputs.classroom,
                     "Write what graders of GitHub Actions read, for one person")
        ->type_name("FILE");
    CLI::Option* const grade_prepare = grade_command->add_flag(
        "--prepare", grade.prepare, "Build what grading needs, and grade nobody yet");
    grade_command
        ->add_flag("--merge", grade.merge,
                   "The folders are results that were graded elsewhere: put them together")
        ->excludes(grade_prepare);
    GradeWorker grade_worker;
    CLI::App* const grade_worker_command =
        app.add_subcommand("grade-worker")->group("");  // not in the help
    grade_worker_command->add_option("--seed", grade_worker.seed);

    Explain explain;
    CLI::App* const explain_command =
        app.add_subcommand("explain", "A known mistake: what shows, why, and where it is right");
    explain_command->add_option("what", explain.what,
                                "The id that a report names, or an exercise for the ids of its "
                                "mistakes; all ids if left out");

    Docs docs;
    CLI::App* const docs_command = app.add_subcommand("docs", "Build the book and open it");
    docs_command->add_option("where", docs.where,
                             "A lesson, an exercise, the id of a mistake or of an interview "
                             "question; the first page if left out");
    docs_command->add_flag("--print", docs.only_print, "Print the address instead of opening it");

    Experiment experiment;
    CLI::App* const experiment_command =
        app.add_subcommand("experiment",
                           "Lesson 4's experiment with your own functions, drawn: variance, and "
                           "what softmax makes of it");
    experiment_command
        ->add_option("--samples", experiment.samples, "Dot products for each width, 2 or more")
        ->type_name("N")
        ->capture_default_str();
    experiment_command->add_option("--seed", experiment.seed, "Draw other numbers")
        ->type_name("SEED")
        ->capture_default_str();
    experiment_command->add_option("--widths", experiment.widths, "The widths d_k to try")
        ->type_name("1,4,16,...")
        ->capture_default_str();
    experiment_command
        ->add_option("--csv", experiment.csv_file, "Write the numbers too; - for standard output")
        ->type_name("FILE");
    experiment_command
        ->add_option("--svg", experiment.svg_file, "Write a picture too; - for standard output")
        ->type_name("FILE");
    experiment_command->add_flag("--reference", experiment.use_reference,
                                 "Run the reference's functions instead of yours");
    experiment_command->add_flag("--ascii", experiment.in_ascii, "Draw with plain characters");

    Prove prove;
    CLI::App* const prove_command =
        app.add_subcommand("prove", "Build and run the recorded mistakes; for contributors");
    CLI::Option* const prove_ids =
        prove_command->add_option("id", prove.ids, "Ids of mistakes; all if left out");
    prove_command->add_flag("--record", prove.record, "Write down what they compute");
    prove_command->add_option("--tree", prove.tree, "Build them in this tree, which is configured")
        ->type_name("DIR");
    prove_command->add_flag("--hunts", prove.hunts, "What bug hunts are chosen by")
        ->excludes(prove_ids);

    CLI::App* const worker_command = app.add_subcommand("worker")->group("");  // not in the help

    Doctor doctor;
    CLI::App* const doctor_command = app.add_subcommand(
        "doctor", "What the course needs, what is here, and how quick a check is");
    doctor_command->add_flag("--json", doctor.as_json, "Print one JSON object instead");

    Completion completion;
    CLI::App* const completion_command =
        app.add_subcommand("completion", "Print the script that completes words in a shell");
    completion_command->add_option("shell", completion.shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));

    CLI::App* const help_command = app.add_subcommand("help", "Print this help");

    // By hand: what somebody has typed so far may be anything, half an option or nothing.
    if (argc > 2 && argv[1] == std::string_view("completion") &&
        argv[2] == std::string_view("words")) {
        return CompletionWords{known_commands(app), {argv + 3, argv + argc}};
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return Done{app.exit(success)};
    } catch (const CLI::ParseError& error) {
        app.exit(error);
        return Done{2};
    }
    if (*help_command) {
        // app.help() would be that of the command, which is help itself
        std::cout << app.get_formatter()->make_help(&app, app.get_name(),
                                                    CLI::AppFormatMode::Normal);
        return Done{0};
    }
    if (*check_command) {
        check.is_replay = check_command->count("--replay") > 0;
        return check;
    }
    if (*list_command) {
        if (only_failed) list.shown = Shown::failed;
        if (only_passed) list.shown = Shown::passed;
        if (only_open) list.shown = Shown::open;
        return list;
    }
    if (*history_command) return history;
    if (*undo_command) return undo;
    if (*restore_command) return restore;
    if (*reset_command) return reset;
    if (*mistakes_command) return Mistakes{};
    if (*import_command) return imported;
    if (*progress_command) {
        progress.as_html = progress_command->count("--html") > 0;
        return progress;
    }
    if (*hint_command) return hint;
    if (*answer_command) return answer;
    if (*solution_command) return solution;
    if (*redo_command) return redo;
    if (*hunt_command) {
        hunt.has_seed = hunt_command->count("--seed") > 0;
        return hunt;
    }
    if (*rehearse_command) return rehearse;
    if (*cram_command) {
        rehearse.is_cram = true;
        return rehearse;
    }
    if (*plan_command) return plan;
    if (*interview_command) return interview;
    if (*grade_command) return grade;
    if (*grade_worker_command) return grade_worker;
    if (*explain_command) return explain;
    if (*docs_command) return docs;
    if (*experiment_command) return experiment;
    if (*prove_command) return prove;
    if (*doctor_command) return doctor;
    if (*completion_command) return completion;
    if (*worker_command) return Worker{};
    return status;
}

}  // namespace coach
