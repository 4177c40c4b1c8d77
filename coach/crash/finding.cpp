#include "crash/finding.hpp"

#include <fmt/format.h>

#include "files/lines.hpp"

namespace coach {
namespace {

constexpr std::uint64_t number_bytes = sizeof(double);
// A recursion that has filled the stack is thousands of calls deep, of which a report has 256.
constexpr std::size_t calls_of_a_recursion = 20;

constexpr const char* about_lifetimes =
    "Look at what holds no numbers of its own: a reference, a pointer, a view, an auto of an "
    "xtensor "
    "expression. Make it a Matrix, or let what it refers to live longer.";
constexpr const char* about_bounds =
    "Look at the last index of the loop, and at rows and columns that changed places.";

std::string access_of(const SanitizerReport& report) {
    if (!report.is_access) return "touches";
    return report.is_write ? "writes" : "reads";
}

std::string bytes(std::uint64_t count) {
    return fmt::format("{} byte{}", count, count == 1 ? "" : "s");
}

/// The names that compilers give to what has none in the source.
bool is_temporary(const std::string& variable) {
    return variable.empty() || variable.find("tmp") != std::string::npos || variable[0] == '<';
}

std::string variable_of(const SanitizerReport& report) {
    const std::string name =
        is_temporary(report.variable) ? "a temporary" : "the variable " + report.variable;
    return report.variable_line > 0 ? fmt::format("{} of line {}", name, report.variable_line)
                                    : name;
}

/// Where an access is that misses a block of memory.
std::string beside_a_block(const SanitizerReport& report) {
    const std::string access = access_of(report);
    const std::uint64_t size = report.region_size;
    const bool holds_numbers = report.size == number_bytes && size > 0 &&
                               size % number_bytes == 0 && report.distance % number_bytes == 0 &&
                               report.side == AccessSide::behind;
    if (holds_numbers) {
        const std::uint64_t numbers = size / number_bytes;
        return fmt::format("It {} the number at index {} of a block that holds {}, from 0 to {}.",
                           access, numbers + report.distance / number_bytes, numbers, numbers - 1);
    }
    const char* const side = report.side == AccessSide::before   ? "before the beginning of"
                             : report.side == AccessSide::behind ? "past the end of"
                                                                 : "beyond";
    const std::string block =
        size > 0 ? fmt::format("a block of {}", bytes(size)) : std::string("a block of memory");
    return report.size > 0 ? fmt::format("It {} {} {} {}.", access, bytes(report.size), side, block)
                           : fmt::format("It {} memory {} {}.", access, side, block);
}

std::string beside_a_variable(const SanitizerReport& report) {
    if (report.variable.empty()) return beside_a_block(report);
    return fmt::format(
        "It {} {} {}.", access_of(report),
        report.side == AccessSide::before ? "before the beginning of" : "past the end of",
        variable_of(report));
}

/// Of the signals, which say nothing to who does not know them.
std::string name_of_kind(const SanitizerReport& report) {
    const std::string& kind = report.kind;
    if (kind == "SEGV" || kind == "BUS") {
        return report.is_null ? "null-dereference" : "invalid-address";
    }
    if (kind == "FPE") return "division-by-zero";
    if (kind == "ABRT") return "abort";
    if (kind == "ILL") return "trap";
    return kind;
}

struct Sentences {
    std::string what, look;
};

Sentences words_on_the_stack(const SanitizerReport& report) {
    if (report.most_calls >= calls_of_a_recursion) {
        return {"The function calls itself here again and again, until the stack is full.",
                "Look for the case in which it has to stop, and for the function that it was meant "
                "to call."};
    }
    return {"The stack is full.",
            "Look for a local array that is too large, and for functions that call each other."};
}

Sentences words_on(const SanitizerReport& report) {
    const std::string& kind = report.kind;
    const std::string access = access_of(report);
    const std::string freed =
        report.freed_at.line > 0 ? fmt::format(", at line {}", report.freed_at.line) : "";
    if (kind == "heap-buffer-overflow") return {beside_a_block(report), about_bounds};
    if (kind == "stack-buffer-overflow" || kind == "stack-buffer-underflow" ||
        kind == "dynamic-stack-buffer-overflow" || kind == "global-buffer-overflow") {
        return {beside_a_variable(report), about_bounds};
    }
    if (kind == "stack-use-after-return" || kind == "stack-use-after-scope") {
        const std::string end = is_temporary(report.variable)     ? "its statement has ended"
                                : kind == "stack-use-after-scope" ? "its block has ended"
                                                                  : "its function has returned";
        return {fmt::format("It {} {}, which is gone: {}.", access, variable_of(report), end),
                about_lifetimes};
    }
    if (kind == "heap-use-after-free") {
        return {fmt::format("It {} memory that was given back before{}.", access, freed),
                about_lifetimes};
    }
    if (kind == "double-free") {
        return {fmt::format("It frees memory that was freed before{}.", freed),
                "Look for two who own the same memory. A Matrix or a std::vector owns and frees it "
                "by itself."};
    }
    if (kind == "bad-free") {
        return {"It frees what no new has returned.",
                "Look for a delete of what a Matrix or a variable owns, or of a pointer that was "
                "moved on."};
    }
    if (kind == "stack-overflow") return words_on_the_stack(report);
    if (kind == "SEGV" || kind == "BUS") {
        if (report.is_null) {
            return {fmt::format("It {} through a null pointer.", access),
                    "Look at where this pointer gets its value: it points to nothing."};
        }
        return {
            fmt::format("It {} an address at which there is nothing.", access),
            "Look for an index that is far out of range, and for a pointer that was never given "
            "a value."};
    }
    if (kind == "FPE") {
        return {"It divides an integer by 0.", "Look for a size that may be 0."};
    }
    if (kind == "ABRT") {
        return {"It ends the program by abort().",
                "Look for an assertion that does not hold, and for an exception that leaves a "
                "destructor or a noexcept function, or that nobody catches."};
    }
    if (kind == "ILL") {
        return {"It runs into a trap that the compiler put where no code can go on.",
                "Look for a function that ends without a return."};
    }
    return {fmt::format("AddressSanitizer calls it {}.", kind),
            "Look at the sizes and the lifetimes of what this line uses."};
}

/// The lines of the report, as lines of the learner's text.
SanitizerReport in_first_text(SanitizerReport report, const SpreadSource& spread) {
    const auto back = [&](ReportedPlace& place) {
        const auto origin = spread.origin(place.line, place.column);
        place = origin ? ReportedPlace{origin->line, origin->column} : ReportedPlace{};
    };
    back(report.at);
    back(report.most_called_from);
    back(report.freed_at);
    const auto origin = spread.origin(report.variable_line);
    report.variable_line = origin ? origin->line : 0;
    return report;
}

}  // namespace

CrashFinding crash_finding(const SanitizerReport& found, std::string_view text,
                           const std::optional<SpreadSource>& spread) {
    const SanitizerReport report = spread ? in_first_text(found, *spread) : found;
    const Sentences words = words_on(report);
    CrashFinding finding{name_of_kind(report), 0, 0, "", words.what, words.look};
    // the last call of a recursion may be of anything
    const bool is_recursion =
        report.kind == "stack-overflow" && report.most_calls >= calls_of_a_recursion;
    const ReportedPlace& place = is_recursion ? report.most_called_from : report.at;
    const auto lines = lines_of(text);
    if (place.line < 1 || static_cast<std::size_t>(place.line) > lines.size()) return finding;
    finding.line = place.line;
    finding.code = lines[static_cast<std::size_t>(place.line) - 1];
    if (static_cast<std::size_t>(place.column) <= finding.code.size()) {
        finding.column = place.column;
    }
    return finding;
}

CrashFinding no_crash_finding(std::string why_not) {
    CrashFinding finding;
    finding.why_not = std::move(why_not);
    return finding;
}

}  // namespace coach
