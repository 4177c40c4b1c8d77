#include "doctor/doctor_screen.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>

#include "crash/sanitizer.hpp"

namespace coach {
namespace {

std::string_view heading(Purpose purpose) {
    switch (purpose) {
        case Purpose::learning:
            return "to learn";
        case Purpose::book:
            return "for the book";
        case Purpose::selftest:
            return "for the self-test";
    }
    std::abort();  // not a Purpose
}

/// "  ✓ cmake            3.25.1"
std::string line(bool is_good, std::string_view name, std::string_view says,
                 const Terminal& terminal) {
    constexpr std::size_t margin = 4;
    constexpr std::size_t width = 23;
    const std::string text =
        wrapped(says, std::max<std::size_t>(terminal.columns, width + margin + 20), width + margin);
    return fmt::format("  {} {:<{}}{}\n", is_good ? terminal.green("✓") : terminal.red("✗"), name,
                       width, text.substr(std::min(text.size(), width + margin)));
}

std::string paragraph(std::string_view text, const Terminal& terminal) {
    return wrapped(text, std::min<std::size_t>(terminal.columns, 100), 2) + '\n';
}

std::string found_text(const Tool& tool) {
    if (!tool.is_found) return "not found";
    return tool.version.empty() ? "found" : tool.version;
}

std::string tools_text(const Health& health, Purpose purpose, const Terminal& terminal) {
    std::string text = '\n' + terminal.bold(heading(purpose)) + '\n';
    if (purpose == Purpose::learning) {
        const Compiler& compiler = health.compiler;
        text += line(!compiler.version.empty(), "compiler",
                     compiler.command.empty()   ? std::string("none is found")
                     : compiler.version.empty() ? compiler.command + " does not start"
                                                : compiler.command + ' ' + compiler.version,
                     terminal);
    }
    for (const Tool& tool : health.tools) {
        if (tool.purpose != purpose) continue;
        text += line(tool.is_found, tool.name, found_text(tool), terminal);
    }
    if (purpose == Purpose::learning) {
        text += line(health.has_sanitizer, "AddressSanitizer",
                     health.has_sanitizer ? "found: a crash is shown with its line"
                                          : "not found: a crash is shown without its line",
                     terminal);
        if (!health.has_sanitizer) {
            text += "    to have it: " + terminal.cyan(how_to_install_sanitizer()) + '\n';
        }
    }
    return text;
}

std::string packages_text(const Health& health, const Terminal& terminal) {
    const Packages& packages = health.packages;
    if (packages.install.empty()) {
        const bool all_found = std::all_of(health.tools.begin(), health.tools.end(),
                                           [](const Tool& tool) { return tool.is_found; });
        if (all_found) return "";
        return '\n' + paragraph(
                          "There is neither apt-get nor brew here: what is not found above, "
                          "this system has to install by its own means.",
                          terminal);
    }
    const std::string command = command_that_installs(packages);
    if (command.empty()) return "";
    std::string text = '\n' + terminal.bold("missing packages") + '\n';
    const auto list = [&](Purpose purpose, const std::vector<std::string>& names) {
        if (names.empty()) return;
        text += line(false, heading(purpose), fmt::format("{}", fmt::join(names, " ")), terminal);
    };
    list(Purpose::learning, packages.missing_to_learn);
    list(Purpose::book, packages.missing_for_the_book);
    list(Purpose::selftest, packages.missing_for_the_selftest);
    // in one piece, however long: it is there to be copied
    return text + "  this installs them:\n    " + terminal.cyan(command) + '\n';
}

std::string clone_text(const Health& health, const Terminal& terminal) {
    std::string text = '\n' + terminal.bold("this clone") + '\n';
    text +=
        line(health.build.is_writable, "build/",
             health.build.is_writable
                 ? "can be written to"
                 : "cannot be written to: make it so (chmod u+w), or clone to a folder of yours",
             terminal);
    const std::string free =
        fmt::format("{:.1f} GB", static_cast<double>(health.build.free_bytes) / 1e9);
    const bool has_room = health.build.free_bytes >= enough_free_bytes;
    text +=
        line(has_room, "free on its disk",
             has_room ? free : fmt::format("{}: make room, the course takes about 0.4 GB", free),
             terminal);
    return text + line(health.editor_trouble.empty(), "compile_commands.json",
                       health.editor_trouble.empty()
                           ? "names every lesson, and what it names is there"
                           : health.editor_trouble,
                       terminal);
}

std::string why_so_long(const Health& health) {
    if (health.loop.is_precompiled) {
        return fmt::format(
            "{} compiles the file on top of a precompiled header, which keeps what "
            "xtensor's templates make: a third to two thirds of a second on two "
            "cores that have nothing else to do.",
            health.compiler.command);
    }
    if (!health.compiler.is_clang) {
        return fmt::format(
            "No precompiled header: those of {} do not keep what xtensor's templates "
            "make, so a save takes one to three seconds. With clang++ it takes less "
            "than one: CXX=clang++ ./qkv.",
            health.compiler.command);
    }
    return "No precompiled header: the file lacks the include of its own contract, so it is "
           "compiled by itself.";
}

std::string loop_text(const Health& health, const Terminal& terminal) {
    const LoopSpeed& loop = health.loop;
    std::string text = '\n' + terminal.bold("from a save to its verdict") + '\n';
    if (!loop.trouble.empty()) {
        return text + line(false, "not measured", loop.trouble, terminal);
    }
    if (loop.lesson == nullptr) {
        return text + paragraph(
                          "Not measured, since no lesson's file compiles and ends as it is "
                          "now: ./qkv check says why.",
                          terminal);
    }
    text += terminal.dim(
        fmt::format("  lesson {}   compile   link    run   whole\n", loop.lesson->number));
    for (const LoopRun& run : loop.runs) {
        text += fmt::format("             {:6.2f} {:6.2f} {:6.2f}  {:6.2f} s\n", run.compile,
                            run.link, run.run, run.whole);
    }
    return text + paragraph(why_so_long(health), terminal);
}

std::string terminal_text(const TerminalAbility& ability, const Terminal& terminal) {
    std::string text = '\n' + terminal.bold("terminal") + '\n';
    if (!ability.is_terminal) {
        text += paragraph("Standard output is no terminal: 80 columns, no colours.", terminal);
    } else {
        text += fmt::format("  {} columns, {}, {}\n", ability.columns,
                            ability.has_colour ? "colours" : "no colours",
                            ability.has_links ? "links (OSC 8)" : "no links that it is known for");
    }
    return text + (ability.has_utf8
                       ? std::string("  UTF-8\n")
                       : paragraph("The locale is not UTF-8, so ✓ and · may look odd: try export "
                                   "LC_ALL=C.UTF-8.",
                                   terminal));
}

}  // namespace

std::string doctor_screen(const Health& health, const Terminal& terminal) {
    std::string text =
        can_learn(health)
            ? terminal.green("qkv: all that is needed to learn is here.") + '\n'
            : terminal.red("qkv: something that is needed to learn is missing, see below.") + '\n';
    for (const Purpose purpose : {Purpose::learning, Purpose::book, Purpose::selftest}) {
        text += tools_text(health, purpose, terminal);
    }
    return text + packages_text(health, terminal) + clone_text(health, terminal) +
           loop_text(health, terminal) + terminal_text(health.terminal, terminal);
}

}  // namespace coach
