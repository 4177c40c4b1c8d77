/// @file
/// What `./qkv doctor` finds out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "doctor/loop_speed.hpp"
#include "doctor/packages.hpp"
#include "doctor/terminal_ability.hpp"
#include "doctor/tools.hpp"

namespace coach {

/// The folder that everything is built in.
struct BuildFolder {
    bool is_writable = false;
    std::uintmax_t free_bytes = 0;  ///< on its disk, for this user
};

/// Below this the launcher takes the disk for full.
inline constexpr std::uintmax_t enough_free_bytes = std::uintmax_t{200} << 20;

struct Health {
    Compiler compiler;
    std::vector<Tool> tools;
    bool has_sanitizer = false;  ///< which names the line of a crash; a check does without
    Packages packages;
    BuildFolder build;
    std::string editor_trouble;  ///< with compile_commands.json; empty where it is right
    LoopSpeed loop;
    TerminalAbility terminal;
};

/// All that is needed to learn is there: programs, libraries and packages for it, room to build,
/// and the course's own code builds. The rest may be missing.
bool can_learn(const Health& health);

/// Finds out all of it; takes some seconds, since it checks a lesson four times.
Health examine(const Course& course, ProcessRunner& runner, const BuildNews& news,
               const TerminalAbility& terminal);

}  // namespace coach
