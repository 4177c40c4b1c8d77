/// @file
/// What was asked for on the command line.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "progress/list_screen.hpp"

namespace coach {

/// `./qkv`: where the learner stands and what to do next.
struct Status {};

/// `./qkv check [LESSON|EXERCISE ...] [--json] [--junit FILE] [--replay SEED]`
struct Check {
    std::vector<std::string> words;
    bool as_json = false;
    std::string junit_file;  ///< where to write a JUnit file; empty for nowhere
    std::uint64_t seed = 1;  ///< of the inputs that are drawn
    bool is_replay = false;  ///< a seed was asked for: no attempt is kept
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

/// `./qkv hint EXERCISE`
struct Hint {
    std::string exercise;
    std::size_t number = 1;
};

/// `docs`: build the book, and open it at a place.
struct Docs {
    std::string where;  ///< a lesson, an exercise, a mistake, a question; empty: its first page
    bool only_print = false;  ///< where it is, instead of opening it
};

/// `./qkv explain [ID|EXERCISE]`
struct Explain {
    std::string what;  ///< the id of a mistake, or an exercise; empty for all mistakes
};

/// `./qkv prove [--record] [--tree DIR] [ID ...]`: builds and runs recorded mistakes; for the self-test and for
/// contributors.
struct Prove {
    std::vector<std::string> ids;
    bool record = false;
    std::string tree;  ///< to build them in, configured already; empty for one of its own
};

/// The command line was answered already (--help, --version) or is wrong.
struct Done {
    int exit_status = 0;
};

using Command = std::variant<Status, Check, List, History, Undo, Restore, Reset, Mistakes, Hint,
                             Explain, Docs, Prove, Done>;

/// Reads the command line; prints help and errors itself. A wrong call has the exit status 2.
Command read_command_line(int argc, const char* const* argv);

}  // namespace coach
