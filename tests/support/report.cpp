#include "support/report.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "support/fixtures.hpp"
#include "support/listener.hpp"

namespace qkv_tests {
namespace {

// A wrong answer of any size gets a report that can be read; right ones are much smaller.
constexpr std::size_t most_cells = 20'000;
// Of all wrong answers together: the coach keeps no more than 64 MiB of a report, and a report that
// is cut off is worth nothing.
constexpr std::size_t most_cells_of_all = 200'000;
constexpr std::size_t longest_what = 400;

/// How many bytes from `at` on are one well-formed UTF-8 character; 0 where they are none.
std::size_t utf8_length(const std::string& text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(at) < 0x80                        ? 1
                               : byte(at) >= 0xc2 && byte(at) <= 0xdf ? 2
                               : byte(at) >= 0xe0 && byte(at) <= 0xef ? 3
                               : byte(at) >= 0xf0 && byte(at) <= 0xf4 ? 4
                                                                      : 0;
    if (at + length > text.size()) return 0;
    for (std::size_t i = at + 1; i < at + length; ++i) {
        if ((byte(i) & 0xc0) != 0x80) return 0;
    }
    return length;
}

/// A JSON string. What is no UTF-8, which an exception's text may hold, becomes question marks.
std::string json(const std::string& text) {
    std::string escaped = "\"";
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char character = text[at];
        const auto byte = static_cast<unsigned char>(character);
        const std::size_t length = utf8_length(text, at);
        if (length == 0) {
            escaped += '?';
        } else if (length > 1) {
            escaped += text.substr(at, length);
            at += length - 1;
        } else if (character == '"' || character == '\\') {
            escaped += '\\';
            escaped += character;
        } else if (byte < 0x20) {
            char code[8];
            std::snprintf(code, sizeof code, "\\u%04x", byte);
            escaped += code;
        } else {
            escaped += character;
        }
    }
    return escaped + '"';
}

std::string shortened(const std::string& what) {
    return what.size() > longest_what ? what.substr(0, longest_what) + " ..." : what;
}

std::string json(double value) {
    if (std::isnan(value)) return "\"nan\"";
    if (std::isinf(value)) return value > 0 ? "\"inf\"" : "\"-inf\"";
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

template <class Items, class ToJson>
std::string json_list(const Items& items, const ToJson& to_json) {
    std::string text = "[";
    for (const auto& item : items) {
        if (text.size() > 1) text += ',';
        text += to_json(item);
    }
    return text + ']';
}

std::string json(const std::vector<std::size_t>& shape) {
    return json_list(shape, [](std::size_t extent) { return std::to_string(extent); });
}

std::string json(const Value& value, bool has_room = true) {
    return json_list(value, [&](const Part& part) {
        return "{\"name\":" + json(part.name) + ",\"shape\":" + json(part.shape) + ",\"cells\":" +
               (part.cells.size() > most_cells || !has_room
                    ? "[]"
                    : json_list(part.cells, [](double cell) { return json(cell); })) +
               (part.within > 0.0 ? ",\"within\":" + json(part.within) : "") +
               (part.alike > 0.0 ? ",\"alike\":" + json(part.alike) : "") + '}';
    });
}

/// A part of an input: what can be said of it without its cells.
std::string input_json(const std::string& name, const Part& part) {
    double least = 0.0;
    double largest = 0.0;
    bool is_finite = true;
    for (const double cell : part.cells) {
        is_finite = is_finite && std::isfinite(cell);
        if (!std::isfinite(cell)) continue;
        least = std::min(least, cell);
        largest = std::max(largest, cell);
    }
    return "{\"name\":" + json(name) + ",\"shape\":" + json(part.shape) +
           ",\"least\":" + json(least) + ",\"largest\":" + json(largest) +
           (is_finite ? "" : ",\"special\":true") + '}';
}

/// The parts of all inputs in a row: "head.w_q".
std::string json(const std::vector<Input>& inputs) {
    std::string text = "[";
    for (const Input& input : inputs) {
        for (const Part& part : input.value) {
            if (text.size() > 1) text += ',';
            text += input_json(part.name.empty() ? input.name : input.name + '.' + part.name, part);
        }
    }
    return text + ']';
}

const char* name_of(Ending ending) {
    switch (ending) {
        case Ending::returned:
            return "returned";
        case Ending::not_implemented:
            return "not_implemented";
        case Ending::invalid_argument:
            return "invalid_argument";
        case Ending::bad_alloc:
            return "bad_alloc";
        case Ending::other_exception:
            return "other_exception";
        case Ending::not_an_exception:
            return "not_an_exception";
        case Ending::lost:
            return "lost";
    }
    std::abort();  // not an Ending
}

/// The report of this process.
class Report {
 public:
    static Report& instance() {
        static Report report;
        return report;
    }

    /// Reads the token, before the code under test can, and hides what led to it.
    void open() {
        const char* const number = std::getenv("QKV_REPORT");
        if (number == nullptr) return;
        descriptor_ = std::atoi(number);
        process_ = getpid();
        char next = 0;
        while (read(descriptor_, &next, 1) == 1 && next != '\n') token_ += next;
        if (next != '\n') {
            std::perror("QKV_REPORT: cannot read the token of the run");
            std::_Exit(report_lost);
        }
        fcntl(descriptor_, F_SETFD, FD_CLOEXEC);
        unsetenv("QKV_REPORT");
    }

    void line(const std::string& text) {
        if (descriptor_ < 0) return;
        if (getpid() != process_) std::_Exit(report_lost);  // a fork of the code under test
        const std::string line = token_ + ' ' + text + '\n';
        std::string_view left = line;
        while (!left.empty()) {
            const ssize_t written = write(descriptor_, left.data(), left.size());
            if (written >= 0) {
                left.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno != EINTR) {
                std::perror("the report of the tests cannot be written");
                std::_Exit(report_lost);
            }
        }
    }

    /// After a crash doctest still ends the case and the run, as if nothing had happened.
    void crashed() { descriptor_ = -1; }

    /// Is there room for the cells of another wrong answer?
    bool has_room_for(const Value& got) {
        for (const Part& part : got) {
            if (part.cells.size() <= most_cells) cells_ += part.cells.size();
        }
        return cells_ <= most_cells_of_all;
    }

    void begin_case() { checks_ = 0; }
    std::size_t next_check() { return checks_++; }

 private:
    int descriptor_ = -1;
    pid_t process_ = 0;
    std::string token_;
    std::size_t checks_ = 0;
    std::size_t cells_ = 0;
};

[[maybe_unused]] const bool is_open_before_main = (Report::instance().open(), true);

/// Writes down what doctest tells of the run.
struct Reporter : SilentListener {
    explicit Reporter(const doctest::ContextOptions&) {}

    void test_run_start() override { Report::instance().line("{\"type\":\"start\",\"format\":1}"); }
    void test_run_end(const doctest::TestRunStats& stats) override {
        Report::instance().line("{\"type\":\"end\",\"cases\":" +
                                std::to_string(stats.numTestCasesPassingFilters) + '}');
    }
    void test_case_start(const doctest::TestCaseData& test_case) override {
        Report::instance().begin_case();
        Report::instance().line(
            "{\"type\":\"case\",\"exercise\":" + json(std::string(test_case.m_test_suite)) +
            ",\"case\":" + json(std::string(test_case.m_name)) + '}');
    }
    void test_case_end(const doctest::CurrentTestCaseStats& stats) override {
        Report::instance().line(std::string("{\"type\":\"case_end\",\"ok\":") +
                                (stats.testCaseSuccess ? "true" : "false") + '}');
    }
    void test_case_exception(const doctest::TestCaseException& error) override {
        if (error.is_crash) {
            Report::instance().crashed();
        } else {
            Report::instance().line("{\"type\":\"thrown\",\"what\":" +
                                    json(shortened(error.error_string.c_str())) + '}');
        }
    }
};

DOCTEST_REGISTER_REPORTER("qkv-report", 0, Reporter);

}  // namespace

void report_check(const CheckReport& check) {
    Report& report = Report::instance();
    std::string line = "{\"type\":\"check\",\"index\":" + std::to_string(report.next_check()) +
                       ",\"call\":" + json(std::string(check.call)) +
                       ",\"ending\":" + json(std::string(name_of(check.outcome.ending))) +
                       ",\"ok\":" + (check.complaint ? "false" : "true") +
                       ",\"inputs\":" + json(check.inputs);
    if (check.expected == nullptr) line += ",\"refusal\":true";
    if (check.complaint) {
        line += ",\"message\":" + json(*check.complaint) +
                ",\"what\":" + json(shortened(check.outcome.what)) +
                ",\"got\":" + json(check.outcome.value, report.has_room_for(check.outcome.value));
        if (!check.changed.empty()) line += ",\"changed\":" + json(check.changed);
        if (drawn_with_seed()) line += ",\"drawn\":true";
        if (check.expected != nullptr) line += ",\"expected\":" + json(*check.expected);
    }
    report.line(line + '}');
}

}  // namespace qkv_tests
