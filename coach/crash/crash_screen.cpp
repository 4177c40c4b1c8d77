#include "crash/crash_screen.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace coach {
namespace {

constexpr std::size_t code_margin = 4;
// Of a line that is cut, this much at least is left of what stands before the mark.
constexpr std::size_t columns_before_the_mark = 20;

/// A line of source without its indentation, and the mark below it.
struct MarkedLine {
    std::string code;
    std::string mark;  ///< empty where there is no column
};

bool begins_a_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }

MarkedLine marked_line(const CrashFinding& finding, std::size_t room) {
    std::string code = finding.code;
    std::replace(code.begin(), code.end(), '\t', ' ');
    const std::size_t begin = std::min(code.find_first_not_of(' '), code.size());
    std::size_t mark = finding.column > 0 ? static_cast<std::size_t>(finding.column) - 1 : begin;
    mark = std::clamp(mark, begin, code.size()) - begin;
    code.erase(0, begin);
    std::string lead;
    if (width_of(printable(code)) > room && mark > columns_before_the_mark) {
        // no more than has to go
        std::size_t cut = std::min(mark - columns_before_the_mark, code.size() + 3 - room);
        while (cut < mark && !begins_a_character(code[cut])) ++cut;
        code.erase(0, cut);
        mark -= cut;
        lead = "...";
    }
    MarkedLine line;
    if (finding.column > 0) {
        line.mark = std::string(lead.size() + width_of(printable(code.substr(0, mark))), ' ') + '^';
    }
    line.code = lead + printable(code);
    if (width_of(line.code) > room) line.code = clipped(line.code, room - 3) + "...";
    return line;
}

std::string indented(std::string_view text) { return std::string(code_margin, ' ').append(text); }

}  // namespace

std::string crash_text(const CrashFinding& finding, const std::string& file,
                       const std::string& address, const Terminal& terminal) {
    const std::size_t columns = std::min<std::size_t>(terminal.columns, 100);
    if (finding.kind.empty()) return '\n' + wrapped(printable(finding.why_not), columns, 2) + '\n';
    std::string text = '\n' + terminal.dim("  AddressSanitizer, when the same was run once more:");
    text += '\n';
    if (finding.line > 0) {
        const std::string column = finding.column > 0 ? fmt::format(":{}", finding.column) : "";
        const std::string place = fmt::format("{}:{}{}", file, finding.line, column);
        const std::string kind = printable(finding.kind);
        const bool fits = width_of(place) + width_of(kind) + 4 <= terminal.columns;
        text += fmt::format("  {}:{}{}\n", terminal.link(terminal.cyan(place), address),
                            fits ? " " : "\n  ", terminal.red(kind));
        const MarkedLine line =
            marked_line(finding, std::max<std::size_t>(columns, 2 * code_margin + 8) - code_margin);
        text += indented(line.code) + '\n';
        if (!line.mark.empty()) text += terminal.red(indented(line.mark)) + '\n';
    } else {
        text += "  " + terminal.red(printable(finding.kind)) + ", outside of this file\n";
    }
    text += terminal.yellow(wrapped(printable(finding.what), columns, 2)) + '\n';
    return text + wrapped(printable(finding.look), columns, 2) + '\n';
}

std::string crash_lines(const CrashFinding& finding, const std::string& file) {
    if (finding.kind.empty()) return finding.why_not + '\n';
    std::string text = finding.kind + '\n';
    if (finding.line > 0) {
        text = fmt::format("{}:{}:{}: {}\n{}\n", file, finding.line, finding.column, finding.kind,
                           finding.code);
    }
    return text + finding.what + '\n' + finding.look + '\n';
}

}  // namespace coach
