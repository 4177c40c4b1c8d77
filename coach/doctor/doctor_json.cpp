#include "doctor/doctor_json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace coach {
namespace {

using nlohmann::ordered_json;

ordered_json text_or_null(const std::string& text) {
    return text.empty() ? ordered_json(nullptr) : ordered_json(text);
}

double milliseconds_kept(double seconds) { return std::round(seconds * 1000) / 1000; }

ordered_json to_json(const LoopSpeed& loop) {
    ordered_json runs = ordered_json::array();
    for (const LoopRun& run : loop.runs) {
        runs.push_back({{"compile", milliseconds_kept(run.compile)},
                        {"link", milliseconds_kept(run.link)},
                        {"run", milliseconds_kept(run.run)},
                        {"whole", milliseconds_kept(run.whole)}});
    }
    return {{"lesson", text_or_null(loop.lesson == nullptr ? "" : loop.lesson->id)},
            {"precompiled", loop.is_precompiled},
            {"trouble", text_or_null(loop.trouble)},
            {"runs", std::move(runs)}};
}

}  // namespace

std::string doctor_json(const Health& health) {
    ordered_json tools = ordered_json::array();
    for (const Tool& tool : health.tools) {
        tools.push_back({{"name", tool.name},
                         {"for", name_of(tool.purpose)},
                         {"version", tool.is_found ? ordered_json(tool.version) : nullptr}});
    }
    const Packages& packages = health.packages;
    const TerminalAbility& terminal = health.terminal;
    const ordered_json result{
        {"can_learn", can_learn(health)},
        {"compiler",
         {{"command", health.compiler.command},
          {"version", text_or_null(health.compiler.version)}}},
        {"tools", std::move(tools)},
        {"sanitizer", health.has_sanitizer},
        {"missing_packages",
         {{"learning", packages.missing_to_learn},
          {"book", packages.missing_for_the_book},
          {"selftest", packages.missing_for_the_selftest}}},
        {"install", text_or_null(command_that_installs(packages))},
        {"build",
         {{"writable", health.build.is_writable}, {"free_bytes", health.build.free_bytes}}},
        {"compile_commands", text_or_null(health.editor_trouble)},
        {"loop", to_json(health.loop)},
        {"terminal",
         {{"is_terminal", terminal.is_terminal},
          {"columns", terminal.columns},
          {"colour", terminal.has_colour},
          {"links", terminal.has_links},
          {"utf8", terminal.has_utf8}}}};
    return result.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace coach
