#include <doctest/doctest.h>

#include <algorithm>

#include "crash/crash_screen.hpp"
#include "crash/finding.hpp"

using namespace coach;

namespace {

constexpr const char* file = "lessons/1_projections/projections.cpp";

const std::string text =
    "Matrix project(const Matrix& x, const Matrix& w) {\n"
    "    Matrix y = xt::zeros<double>({x.shape(0), w.shape(1)});\n"
    "    for (std::size_t i = 0; i <= y.size(); ++i) y.data()[i] = x(0, 0);\n"
    "    return y;\n"
    "}\n";

/// A report about a line of the text, of a sanitizer that knows columns.
SanitizerReport report(const std::string& kind, int line = 3, int column = 61) {
    SanitizerReport result;
    result.kind = kind;
    result.is_access = true;
    result.size = 8;
    result.at = {line, column};
    return result;
}

std::string what(const SanitizerReport& of) { return crash_finding(of, text, {}).what; }

std::string screen(const CrashFinding& finding, std::size_t columns) {
    return crash_text(finding, file, "file:///x", {columns, false});
}

std::size_t widest(const std::string& screen) {
    std::size_t width = 0;
    std::size_t begin = 0;
    while (begin < screen.size()) {
        const std::size_t end = screen.find('\n', begin);
        width = std::max(width, width_of(screen.substr(begin, end - begin)));
        begin = end + 1;
    }
    return width;
}

}  // namespace

TEST_CASE("a number beside a block of numbers has an index") {
    SanitizerReport beside = report("heap-buffer-overflow");
    beside.is_write = true;
    beside.side = AccessSide::behind;
    beside.region_size = 32;
    CHECK(what(beside) == "It writes the number at index 4 of a block that holds 4, from 0 to 3.");
    beside.is_write = false;
    beside.distance = 16;
    CHECK(what(beside) == "It reads the number at index 6 of a block that holds 4, from 0 to 3.");
    beside.region_size = 30;
    CHECK(what(beside) == "It reads 8 bytes past the end of a block of 30 bytes.");
    beside.side = AccessSide::before;
    CHECK(what(beside) == "It reads 8 bytes before the beginning of a block of 30 bytes.");
    beside.size = 0;
    beside.region_size = 0;
    CHECK(what(beside) == "It reads memory before the beginning of a block of memory.");
}

TEST_CASE("what is gone is named, and since when") {
    SanitizerReport gone = report("stack-use-after-return");
    gone.variable = "copy";
    gone.variable_line = 2;
    CHECK(what(gone) ==
          "It reads the variable copy of line 2, which is gone: its function has returned.");
    gone.kind = "stack-use-after-scope";
    CHECK(what(gone) ==
          "It reads the variable copy of line 2, which is gone: its block has ended.");
    for (const char* const name : {"ref.tmp", "agg.tmp2", "<unknown>", ""}) {
        CAPTURE(name);
        gone.variable = name;
        CHECK(what(gone) ==
              "It reads a temporary of line 2, which is gone: its statement has ended.");
    }
    SanitizerReport freed = report("heap-use-after-free");
    CHECK(what(freed) == "It reads memory that was given back before.");
    freed.freed_at = {2, 1};
    CHECK(what(freed) == "It reads memory that was given back before, at line 2.");
}

TEST_CASE("a recursion is shown where the calls come from, not where the stack ended") {
    SanitizerReport full = report("stack-overflow", 2, 16);
    full.most_called_from = {3, 5};
    full.most_calls = 240;
    CrashFinding finding = crash_finding(full, text, {});
    CHECK(finding.line == 3);
    CHECK(finding.what.find("calls itself here") != std::string::npos);
    full.most_calls = 1;
    finding = crash_finding(full, text, {});
    CHECK(finding.line == 2);
    CHECK(finding.what == "The stack is full.");
}

TEST_CASE("signals are told by what they stand for") {
    SanitizerReport signal = report("SEGV");
    CHECK(crash_finding(signal, text, {}).kind == "invalid-address");
    signal.is_null = true;
    CHECK(crash_finding(signal, text, {}).kind == "null-dereference");
    CHECK(what(signal) == "It reads through a null pointer.");
    CHECK(crash_finding(report("FPE"), text, {}).kind == "division-by-zero");
    CHECK(crash_finding(report("ABRT"), text, {}).kind == "abort");
}

TEST_CASE("a kind that nobody knows is shown as it is called") {
    CHECK(what(report("some-new-kind")) == "AddressSanitizer calls it some-new-kind.");
    CHECK_FALSE(crash_finding(report("some-new-kind"), text, {}).look.empty());
}

TEST_CASE("lines of a text that was spread are lines of the first one, those of variables, too") {
    const auto spread = spread_source(text);
    REQUIRE(spread.has_value());
    // "y.data(" is a line of its own there
    int line = 1;
    while (spread->origin(line) != SourcePlace{3, 49}) REQUIRE(++line < 100);
    SanitizerReport gone = report("stack-use-after-scope", line, 0);
    gone.variable = "y";
    gone.variable_line = 11;
    const CrashFinding finding = crash_finding(gone, text, spread);
    CHECK(finding.line == 3);
    CHECK(finding.column == 49);
    CHECK(finding.code.find("for (") != std::string::npos);
    CHECK(finding.what.find("of line " + std::to_string(spread->origin(11)->line)) !=
          std::string::npos);
}

TEST_CASE("a place outside of the file is none") {
    for (const int line : {0, -1, 6, 1000}) {
        CAPTURE(line);
        const CrashFinding finding = crash_finding(report("SEGV", line), text, {});
        CHECK(finding.line == 0);
        CHECK(finding.code.empty());
    }
    CHECK(crash_finding(report("SEGV", 4, 900), text, {}).column == 0);
}

TEST_CASE("the screen: place and kind, the line and the mark, what happens, what to look at") {
    SanitizerReport beside = report("heap-buffer-overflow", 3, 61);
    beside.is_write = true;
    beside.side = AccessSide::behind;
    beside.region_size = 32;
    const CrashFinding finding = crash_finding(beside, text, {});
    CHECK(screen(finding, 80) ==
          "\n"
          "  AddressSanitizer, when the same was run once more:\n"
          "  lessons/1_projections/projections.cpp:3:61: heap-buffer-overflow\n"
          "    for (std::size_t i = 0; i <= y.size(); ++i) y.data()[i] = x(0, 0);\n"
          "                                                            ^\n"
          "  It writes the number at index 4 of a block that holds 4, from 0 to 3.\n"
          "  Look at the last index of the loop, and at rows and columns that changed\n"
          "  places.\n");
    CHECK(screen(finding, 60) ==
          "\n"
          "  AddressSanitizer, when the same was run once more:\n"
          "  lessons/1_projections/projections.cpp:3:61:\n"
          "  heap-buffer-overflow\n"
          "    ...e_t i = 0; i <= y.size(); ++i) y.data()[i] = x(0, 0);\n"
          "                                                  ^\n"
          "  It writes the number at index 4 of a block that holds 4,\n"
          "  from 0 to 3.\n"
          "  Look at the last index of the loop, and at rows and\n"
          "  columns that changed places.\n");
}

TEST_CASE("however narrow, the mark is below the column, and no line is too wide") {
    CrashFinding finding{
        "trap", 3, 0, "\té = \"áéíóúáéíóúáéíóúáéíóúáéíóúáéíóú\" + cells[99999];", "What.", "Look."};
    const std::size_t at = finding.code.find("cells");
    finding.column = static_cast<int>(at) + 1;
    for (std::size_t columns = 44; columns < 90; ++columns) {
        CAPTURE(columns);
        const std::string shown = screen(finding, columns);
        CHECK(widest(shown) <= std::max<std::size_t>(columns, 52));
        std::vector<std::string> lines;
        for (std::size_t begin = 0; begin < shown.size();) {
            const std::size_t end = shown.find('\n', begin);
            lines.push_back(shown.substr(begin, end - begin));
            begin = end + 1;
        }
        const auto code = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
            return line.find("cells") != std::string::npos;
        });
        REQUIRE(code != lines.end());
        CHECK(width_of(code->substr(0, code->find("cells"))) == (code + 1)->find('^'));
    }
}

TEST_CASE("where nothing was found it says why, and control characters are none") {
    CHECK(screen(no_crash_finding("It is not here: \x1b[2J."), 80) ==
          "\n  It is not here: ?[2J.\n");
    CrashFinding finding{"odd\x1b", 1, 1, "\x1b[2J", "What\x07.", "Look."};
    CHECK(screen(finding, 80).find('\x1b') == std::string::npos);
}

TEST_CASE("as lines for other programs") {
    CrashFinding finding{"trap", 3, 5, "    return y;", "What.", "Look."};
    CHECK(crash_lines(finding, file) ==
          "lessons/1_projections/projections.cpp:3:5: trap\n    return y;\nWhat.\nLook.\n");
    finding.line = 0;
    CHECK(crash_lines(finding, file) == "trap\nWhat.\nLook.\n");
    CHECK(crash_lines(no_crash_finding("No."), file) == "No.\n");
}
