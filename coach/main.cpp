// The coach: what ./qkv runs. Each command is a function in commands.hpp.

#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "command_line/command_line.hpp"
#include "commands.hpp"
#include "problem.hpp"

int main(int argc, char** argv) {
    try {
        const coach::Command command = coach::read_command_line(argc, argv);
        return std::visit([](const auto& asked) { return coach::run(asked); }, command);
    } catch (const coach::Problem& problem) {
        fmt::print(stderr, "qkv: {}\n", problem.what());
    } catch (const std::exception& error) {
        fmt::print(stderr, "qkv: unexpected: {}\n", error.what());
    }
    return 2;
}
