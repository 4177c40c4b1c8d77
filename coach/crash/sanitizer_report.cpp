#include "crash/sanitizer_report.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "files/lines.hpp"

namespace coach {
namespace {

/// What follows a mark in a line; nothing where the mark is not there. By hand, because a regex of the
/// standard library takes stack for each character, and a name of xtensor's may be thousands long.
std::optional<std::string_view> behind(std::string_view line, std::string_view mark) {
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    return line.substr(at + mark.size());
}

bool has(std::string_view line, std::string_view mark) {
    return line.find(mark) != std::string_view::npos;
}

/// Takes a number off the beginning of a text; nothing where there is none, or it is too large.
template <class Number>
std::optional<Number> take_number(std::string_view& text) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < Number{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

/// "    #3 0x55d6 in qkv::project(...) /a/file.cpp:36:12", or gcc's without the column.
bool is_frame(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(' ');
    return begin != std::string_view::npos && begin > 0 && line[begin] == '#';
}

std::optional<ReportedPlace> place_in(std::string_view line, std::string_view file) {
    const std::string name = std::string(file) + ':';
    const std::size_t at = line.rfind(name);
    if (at == std::string_view::npos || at == 0) return std::nullopt;
    if (line[at - 1] != ' ' && line[at - 1] != '/') return std::nullopt;
    line.remove_prefix(at + name.size());
    const auto number = take_number<int>(line);
    if (!number || *number == 0) return std::nullopt;
    ReportedPlace place{*number, 0};
    if (!line.empty() && line[0] == ':') {
        line.remove_prefix(1);
        place.column = take_number<int>(line).value_or(0);
    }
    return place;
}

/// "heap-buffer-overflow on address ...", "attempting double-free on ...", "SEGV on unknown ..."
std::string kind_of(std::string_view rest) {
    if (rest.rfind("attempting free on address which was not malloc", 0) == 0) return "bad-free";
    if (const auto attempted = behind(rest, "attempting ")) rest = *attempted;
    return std::string(rest.substr(0, rest.find_first_of(" :(\t")));
}

/// Puts a report together, line by line.
class Reader {
 public:
    Reader(std::string kind, std::string_view file) : file_(file) {
        report_.kind = std::move(kind);
    }

    void read(std::string_view line) {
        if (is_frame(line)) return read_frame(line);
        if (has(line, "freed by thread")) {
            section_ = Section::freed;
        } else if (has(line, "allocated by thread") || has(line, "is located in stack of") ||
                   has(line, "created by T")) {
            section_ = Section::other;
        }
        read_access(line);
        read_region(line);
        read_variable(line);
    }

    SanitizerReport finish() {
        for (const auto& [number, calls] : calls_) {
            if (calls > report_.most_calls) {
                report_.most_calls = calls;
                report_.most_called_from = first_of_[number];
            }
        }
        return std::move(report_);
    }

 private:
    /// What the calls are of that are read.
    enum class Section { access, freed, other };

    void read_frame(std::string_view line) {
        const auto place = place_in(line, file_);
        if (!place) return;
        if (section_ == Section::access) {
            if (report_.at.line == 0) report_.at = *place;
            ++calls_[place->line];
            first_of_.emplace(place->line, *place);
        } else if (section_ == Section::freed && report_.freed_at.line == 0) {
            report_.freed_at = *place;
        }
    }

    void read_access(std::string_view line) {
        for (const bool is_write : {false, true}) {
            const std::string_view word = is_write ? "WRITE" : "READ";
            const bool is_sized = line.rfind(std::string(word) + " of size ", 0) == 0;
            if (!is_sized && !has(line, "caused by a " + std::string(word) + " memory access")) {
                continue;
            }
            report_.is_access = true;
            report_.is_write = is_write;
            if (!is_sized) continue;
            std::string_view rest = *behind(line, " of size ");
            report_.size = take_number<std::uint64_t>(rest).value_or(0);
        }
        if (has(line, "address points to the zero page")) report_.is_null = true;
    }

    /// "0x... is located 0 bytes to the right of 32-byte region", in later versions "0 bytes after"
    void read_region(std::string_view line) {
        auto rest = behind(line, " is located ");
        if (!rest || report_.side != AccessSide::unknown) return;
        const auto distance = take_number<std::uint64_t>(*rest);
        if (!distance) return;
        struct Words {
            std::string_view text;
            AccessSide side;
        };
        for (const Words& words : {Words{" bytes to the right of ", AccessSide::behind},
                                   Words{" bytes after ", AccessSide::behind},
                                   Words{" bytes to the left of ", AccessSide::before},
                                   Words{" bytes before ", AccessSide::before},
                                   Words{" bytes inside of ", AccessSide::inside}}) {
            if (rest->rfind(words.text, 0) != 0) continue;
            rest->remove_prefix(words.text.size());
            report_.side = words.side;
            report_.distance = *distance;
            if (const auto variable = behind(*rest, "global variable '")) {
                report_.variable = variable->substr(0, variable->find('\''));
                if (const auto size = behind(*variable, " of size ")) *rest = *size;
            }
            report_.region_size = take_number<std::uint64_t>(*rest).value_or(0);
            return;
        }
    }

    /// "    [32, 128) 'twice' (line 34) <== Memory access at offset 48 is inside this variable"
    void read_variable(std::string_view line) {
        const auto says = behind(line, "<== Memory access at offset ");
        if (!says || !report_.variable.empty()) return;
        if (has(*says, "underflows")) report_.side = AccessSide::before;
        if (has(*says, "overflows")) report_.side = AccessSide::behind;
        if (has(*says, "is inside")) report_.side = AccessSide::inside;
        const auto name = behind(line, "'");
        if (!name) return;
        report_.variable = name->substr(0, name->find('\''));
        if (auto defined = behind(*name, "(line ")) {
            report_.variable_line = take_number<int>(*defined).value_or(0);
        }
    }

    std::string_view file_;
    SanitizerReport report_;
    Section section_ = Section::access;
    std::map<int, std::size_t> calls_;  ///< in progress, by their line
    std::map<int, ReportedPlace> first_of_;
};

}  // namespace

std::optional<SanitizerReport> read_sanitizer_report(std::string_view text, std::string_view file) {
    std::optional<Reader> reader;
    for (const std::string_view line : lines_of(text)) {
        if (!reader) {
            const auto rest = behind(line, "ERROR: AddressSanitizer: ");
            if (rest) reader.emplace(kind_of(*rest), file);
            continue;
        }
        // what follows is for who looks into the memory
        if (line.rfind("SUMMARY: ", 0) == 0) break;
        reader->read(line);
    }
    if (!reader) return std::nullopt;
    return reader->finish();
}

}  // namespace coach
