/// @file
/// The copy of the course that the tests may write to, and what a learner's editor does there.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pseudo_terminal.hpp"

namespace watch_tests {

/// Where the course is, and the copy of it: the first two arguments of the program.
void set_places(const std::filesystem::path& root, const std::filesystem::path& clone);

std::filesystem::path root();
std::filesystem::path clone();
/// The learner's file of a lesson, such as "1_projections".
std::filesystem::path learner_file(const std::string& lesson);

/// How many exercises a lesson has, or all of them.
int exercises(const std::string& lesson);
int exercises();

std::string read_file(const std::filesystem::path& path);

// ---- ways to save ---------------------------------------------------------------------------
void save_in_place(const std::filesystem::path& path, const std::string& text);
/// As vim does: another file is put in the file's place.
void save_by_rename(const std::filesystem::path& path, const std::string& text);
void save_by_delete(const std::filesystem::path& path, const std::string& text);
/// Truncated, and written in two pieces.
void save_in_pieces(const std::filesystem::path& path, const std::string& text);

// ---- texts to save --------------------------------------------------------------------------
std::string stub(const std::string& lesson);
std::string reference(const std::string& lesson);
/// The reference of lesson 1, with this in place of `return matmul(x, w);` in project().
std::string with_project(const std::string& body);
/// project() throws, with a word to know the save by.
std::string throwing(const std::string& word);

/// Every lesson is as shipped, whatever another test has left.
void as_shipped();

/// The watch, on the clone as it is. It offers no hints, which would stand where it says that it waits.
struct Watch {
    /// Who leads the terminal's session: when the leader ends, the system tells all others.
    enum class Leader { watch, shell };

    explicit Watch(Size size = {}, PseudoTerminal::Environment environment = {},
                   Leader leader = Leader::watch);
    ~Watch();

    /// Of the watch itself, whoever leads; 0 if there is none.
    pid_t pid() const;
    /// The watch and whatever it started, without a shell that leads: they carry its mark.
    std::vector<std::string> processes() const;
    /// Waits until there are none: killed ones take a moment to go. @throws std::runtime_error
    void wait_until_alone() const;

    Leader leader;
    std::string mark;
    PseudoTerminal terminal;
};

}  // namespace watch_tests
