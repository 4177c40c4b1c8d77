#include "command_line/command_line.hpp"

#include <CLI/CLI.hpp>
#include <iostream>

namespace coach {

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

    Hint hint;
    CLI::App* const hint_command = app.add_subcommand("hint", "A hint for an exercise");
    hint_command->add_option("exercise", hint.exercise, "The exercise: 1.2 or project")->required();
    hint_command->add_option("number", hint.number, "Which hint: 1 (the least) and up")
        ->check(CLI::PositiveNumber);

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

    Prove prove;
    CLI::App* const prove_command =
        app.add_subcommand("prove", "Build and run the recorded mistakes; for contributors");
    prove_command->add_option("id", prove.ids, "Ids of mistakes; all if left out");
    prove_command->add_flag("--record", prove.record, "Write down what they compute");
    prove_command->add_option("--tree", prove.tree, "Build them in this tree, which is configured")
        ->type_name("DIR");

    CLI::App* const help_command = app.add_subcommand("help", "Print this help");

    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return Done{app.exit(success)};
    } catch (const CLI::ParseError& error) {
        app.exit(error);
        return Done{2};
    }
    if (*help_command) {
        std::cout << app.help();
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
    if (*hint_command) return hint;
    if (*explain_command) return explain;
    if (*docs_command) return docs;
    if (*prove_command) return prove;
    return Status{};
}

}  // namespace coach
