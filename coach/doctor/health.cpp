#include "doctor/health.hpp"

#include <unistd.h>

#include <algorithm>

#include "build/compile_commands.hpp"
#include "crash/sanitizer.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

BuildFolder look_at(const fs::path& folder) {
    BuildFolder found;
    found.is_writable = access(folder.c_str(), W_OK | X_OK) == 0;
    std::error_code error;
    const fs::space_info space = fs::space(folder, error);
    if (!error) found.free_bytes = space.available;
    return found;
}

bool has_room(const BuildFolder& build) {
    return build.is_writable && build.free_bytes >= enough_free_bytes;
}

}  // namespace

bool can_learn(const Health& health) {
    return !health.compiler.version.empty() &&
           std::all_of(health.tools.begin(), health.tools.end(),
                       [](const Tool& tool) {
                           return tool.is_found || tool.purpose != Purpose::learning;
                       }) &&
           health.packages.missing_to_learn.empty() && has_room(health.build) &&
           health.loop.trouble.empty();
}

Health examine(const Course& course, ProcessRunner& runner, const BuildNews& news,
               const TerminalAbility& terminal) {
    Health health;
    health.terminal = terminal;
    health.compiler = ask_compiler(variable_of_environment("CXX"), runner);
    health.tools = find_tools(health.compiler, course.root, runner);
    health.has_sanitizer = find_sanitizer(health.compiler.command, runner).has_value();
    health.packages = packages_of_launcher();
    health.build = look_at(course.root / "build");
    if (!health.build.is_writable) {
        health.loop.trouble = "nothing can be built, since build/ cannot be written to";
    } else {
        health.loop = measure_loop(course, runner, news);
    }
    // last, because the first build of a lesson writes it
    health.editor_trouble = trouble_with_compile_commands(course.root);
    return health;
}

}  // namespace coach
