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
        app.add_subcommand("list", "Show the lessons and exercises with their state");

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
        std::cout << app.help();
        return Done{0};
    }
    if (*check_command) return check;
    if (*list_command) return List{};
    if (*hint_command) return hint;
    if (*explain_command) return explain;
    if (*docs_command) return docs;
    if (*prove_command) return prove;
    if (*doctor_command) return doctor;
    if (*completion_command) return completion;
    return Status{};
}

}  // namespace coach
