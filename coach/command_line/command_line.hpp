/// @file
/// What was asked for on the command line.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "completion/completion.hpp"
#include "grade/outputs.hpp"
#include "progress/list_screen.hpp"

namespace coach {

/// `./qkv [--no-hints]`: on a terminal the watch; else where the learner stands and what to do next.
struct Status {
    bool no_hints = false;
};

/// `./qkv check [LESSON|EXERCISE ...] [--json] [--junit FILE] [--replay SEED] [--of FOLDER]`
struct Check {
    std::vector<std::string> words;
    bool as_json = false;
    std::string junit_file;  ///< where to write a JUnit file; empty for nowhere
    std::uint64_t seed = 1;  ///< of the inputs that are drawn
    bool is_replay = false;  ///< a seed was asked for: no attempt is kept
    std::string of;          ///< a folder with somebody else's files; empty for the learner's own
};

/// `./qkv list [--failed|--passed|--open] [--check]`
struct List {
    Shown shown = Shown::all;
    bool check = false;  ///< build and run everything, instead of asking the history
};

/// `./qkv history LESSON|EXERCISE [--show N]`
struct History {
    std::string what;
    int show = 0;  ///< the text of this version; 0 for all versions without their texts
};

/// `./qkv undo LESSON`
struct Undo {
    std::string lesson;
};

/// `./qkv restore LESSON N`
struct Restore {
    std::string lesson;
    int number = 0;
};

/// `./qkv reset LESSON|EXERCISE`
struct Reset {
    std::string what;
};

/// `./qkv mistakes`
struct Mistakes {};

/// `./qkv import CODE`: what the book's reader answered.
struct Import {
    std::vector<std::string>
        code;  ///< in pieces, where copying brought spaces in; "-": standard input
};

/// `./qkv progress`: how far the learner is. `./qkv progress --html [FILE]`, `--anki FILE`,
/// `--export-log FILE`, `--import-log FILE`; "-" for standard output and input.
struct Progress {
    bool as_html = false;    ///< a page instead of the screen
    std::string html_file;   ///< where to write it; empty for build/progress.html
    std::string anki_file;   ///< where to write the questions as cards for Anki; empty for nowhere
    std::string export_log;  ///< where to write the log of reviews as CSV
    std::string import_log;  ///< where to read such a log from
};

/// `./qkv hint EXERCISE [NUMBER]`
struct Hint {
    std::string exercise;
    std::size_t number = 1;
};

/// `./qkv answer EXERCISE`: to the question that check asks once the exercise passes.
struct Answer {
    std::string exercise;
};

/// `./qkv solution EXERCISE|LESSON [--spoil]`
struct Solution {
    std::string what;
    bool spoil = false;  ///< whether or not it passes
};

/// `./qkv redo EXERCISE|LESSON`, `./qkv redo --check`, `./qkv redo --stop`; `./qkv redo` says what
/// is under way.
struct Redo {
    std::string what;
    bool check = false;
    bool stop = false;
};

/// `./qkv hunt [LESSON] [--level easy|medium|hard] [--seed N]`, `./qkv hunt --check`, `--give-up`,
/// `--stop`; `./qkv hunt` goes on with what is under way.
struct Hunt {
    std::string lesson;  ///< empty for any
    std::string level;   ///< empty for medium
    std::uint64_t seed = 0;
    bool has_seed = false;
    bool check = false;
    bool give_up = false;
    bool stop = false;
};

/// `docs`: build the book, and open it at a place.
struct Docs {
    std::string where;  ///< a lesson, an exercise, a mistake, a question; empty: its first page
    bool only_print = false;  ///< where it is, instead of opening it
};

/// `./qkv rehearse [WHAT ...] [--minutes N] [--list]`, `./qkv cram [WHAT ...] [--minutes N] [--list]`
struct Rehearse {
    std::vector<std::string> what;  ///< lessons, exercises, topics, questions; empty: what is due
    int minutes = 10;
    bool only_list = false;  ///< what would be asked, instead of asking
    bool is_cram = false;    ///< the schedule stays as it is
};

/// `./qkv plan [--on DATE [--minutes N]] [--off]`
struct PlanDays {
    std::string on;   ///< "2025-03-01"; empty for the date that was given before
    int minutes = 0;  ///< a day; 0 for those that were given before, or 45
    bool off = false;
};

/// `./qkv interview [--minutes 20|45] [--interviewer] [--seed N]`, `./qkv interview --end`,
/// `./qkv interview --report`
struct Interview {
    int minutes = 0;  ///< 0 for the usual length
    bool with_interviewer = false;
    std::uint64_t seed = 0;  ///< 0 for one that the hour gives
    bool end = false;
    bool report = false;
};

/// `./qkv grade FOLDER ... [--lesson N ...] [--seed N] [--jobs N] [--into FOLDER] [--junit FILE]
/// [--csv FILE] [--gradescope FILE] [--classroom FILE]`: other people's lessons.
/// `./qkv grade --merge FOLDER ...`: results of several graders together.
/// `./qkv grade --prepare`: builds what grading needs, for a machine that is to grade later.
struct GradeFolders {
    std::vector<std::string> folders;
    std::vector<std::string> lessons;  ///< empty for all
    std::uint64_t seed = 1;            ///< of the inputs that are drawn
    int jobs = 0;                      ///< side by side; 0 for the number of cores
    std::string into = "grades";
    GradeOutputs outputs;
    bool merge = false;
    bool prepare = false;
};

/// `./qkv grade-worker`: what grading starts; nobody types it.
struct GradeWorker {
    std::uint64_t seed = 1;
};

/// `./qkv explain [ID|EXERCISE]`
struct Explain {
    std::string what;  ///< the id of a mistake, or an exercise; empty for all mistakes
};

/// `./qkv experiment`: lesson 4's experiment on the learner's own code.
struct Experiment {
    std::int64_t samples = 2000;  ///< dot products for each width
    std::uint64_t seed = 1;
    std::string widths = "1,2,4,8,16,32,64,128,256,512";  ///< d_k, separated by commas
    std::string csv_file;        ///< where to write the numbers; "-" for standard output
    std::string svg_file;        ///< where to write a picture; "-" for standard output
    bool use_reference = false;  ///< instead of the learner's file
    bool in_ascii = false;       ///< plots of plain characters
};

/// `./qkv prove [--record] [--tree DIR] [ID ...|--hunts]`: builds and runs recorded mistakes; for the self-test and for
/// contributors.
struct Prove {
    std::vector<std::string> ids;
    bool record = false;
    std::string tree;    ///< to build them in, configured already; empty for one of its own
    bool hunts = false;  ///< as parts of bug hunts, all of them
};

/// `./qkv doctor [--json]`: what the course needs, and what is here.
struct Doctor {
    bool as_json = false;
};

/// `./qkv completion SHELL`: the script that completes words there.
struct Completion {
    std::string shell;  ///< "bash", "zsh" or "fish"
};

/// `./qkv completion words [WORD ...]`: what those scripts ask.
struct CompletionWords {
    std::vector<KnownCommand> commands;
    std::vector<std::string> typed;  ///< the word at the cursor last
};

/// The command line was answered already (--help, --version) or is wrong.
struct Done {
    int exit_status = 0;
};

/// `./qkv worker`: what the watch starts; nobody types it.
struct Worker {};

using Command = std::variant<Status, Worker, Check, List, History, Undo, Restore, Reset, Mistakes,
                             Import, Progress, Hint, Answer, Solution, Redo, Hunt, Rehearse,
                             PlanDays, Interview, GradeFolders, GradeWorker, Explain, Docs,
                             Experiment, Prove, Doctor, Completion, CompletionWords, Done>;

/// Reads the command line; prints help and errors itself. A wrong call has the exit status 2.
Command read_command_line(int argc, const char* const* argv);

}  // namespace coach
