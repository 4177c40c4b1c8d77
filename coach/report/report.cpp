#include "report/report.hpp"

#include <cstdlib>
#include <functional>
#include <limits>
#include <nlohmann/json.hpp>
#include <numeric>

namespace coach {
namespace {

// A json of this file alone: of the usual ones, other files compile the reader without optimising, and a linker
// takes whichever comes first. A report is read after each save.
struct Bytes : std::vector<std::uint8_t> {
    using vector::vector;
};
using json =
    nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t, std::uint64_t,
                         double, std::allocator, nlohmann::adl_serializer, Bytes>;

constexpr int known_format = 1;

/// Thrown where a line is not as it should be; never leaves this file.
struct Malformed {};

constexpr std::pair<CallEnding, std::string_view> ending_names[] = {
    {CallEnding::returned, "returned"},
    {CallEnding::not_implemented, "not_implemented"},
    {CallEnding::invalid_argument, "invalid_argument"},
    {CallEnding::bad_alloc, "bad_alloc"},
    {CallEnding::other_exception, "other_exception"},
    {CallEnding::not_an_exception, "not_an_exception"},
    {CallEnding::lost, "lost"},
};

CallEnding read_ending(const std::string& name) {
    const std::optional<CallEnding> ending = ending_named(name);
    if (!ending) throw Malformed{};
    return *ending;
}

double read_cell(const json& cell) {
    if (cell.is_number()) return cell.get<double>();
    if (cell == "nan") return std::numeric_limits<double>::quiet_NaN();
    if (cell == "inf") return std::numeric_limits<double>::infinity();
    if (cell == "-inf") return -std::numeric_limits<double>::infinity();
    throw Malformed{};
}

std::vector<ReportedPart> read_parts(const json& parts) {
    std::vector<ReportedPart> result;
    for (const json& part : parts) {
        ReportedPart read;
        read.name = part.at("name");
        read.shape = part.at("shape").get<std::vector<std::size_t>>();
        for (const json& cell : part.at("cells")) read.cells.push_back(read_cell(cell));
        read.within = part.value("within", 0.0);
        read.alike = part.value("alike", 0.0);
        result.push_back(std::move(read));
    }
    return result;
}

ReportedCheck read_check(const json& line) {
    ReportedCheck check;
    check.index = line.at("index");
    check.call = line.at("call");
    check.ending = read_ending(line.at("ending"));
    check.ok = line.at("ok");
    check.is_refusal = line.value("refusal", false);
    if (line.contains("inputs")) {
        for (const json& input : line.at("inputs")) {
            check.inputs.push_back(
                {input.at("name"), input.at("shape").get<std::vector<std::size_t>>(),
                 input.at("least"), input.at("largest"), input.value("special", false)});
        }
    }
    if (!check.ok) {
        check.message = line.at("message");
        check.what = line.at("what");
        check.changed = line.value("changed", "");
        check.is_drawn = line.value("drawn", false);
        check.got = read_parts(line.at("got"));
        if (line.contains("expected")) check.expected = read_parts(line.at("expected"));
    }
    return check;
}

/// Puts a report together, line by line.
class Reader {
 public:
    void read(const json& line) {
        const std::string type = line.at("type");
        if (type == "start") {
            if (started_ || line.at("format") != known_format) throw Malformed{};
            started_ = true;
        } else if (!started_ || report_.is_complete) {
            throw Malformed{};
        } else if (type == "case") {
            if (in_case_) throw Malformed{};
            report_.cases.push_back({line.at("exercise"), line.at("case"), {}, {}, {}});
            in_case_ = true;
        } else if (type == "end") {
            if (in_case_ || line.at("cases") != report_.cases.size()) throw Malformed{};
            report_.is_complete = true;
        } else if (!in_case_) {
            throw Malformed{};
        } else if (type == "check") {
            report_.cases.back().checks.push_back(read_check(line));
        } else if (type == "thrown") {
            report_.cases.back().thrown = line.at("what");
        } else if (type == "case_end") {
            report_.cases.back().ok = line.at("ok").get<bool>();
            in_case_ = false;
        } else {
            throw Malformed{};
        }
    }

    Report report_;

 private:
    bool started_ = false;
    bool in_case_ = false;
};

}  // namespace

std::string_view name_of(CallEnding ending) {
    for (const auto& [known, name] : ending_names) {
        if (known == ending) return name;
    }
    std::abort();  // not a CallEnding
}

std::optional<CallEnding> ending_named(std::string_view name) {
    for (const auto& [ending, known] : ending_names) {
        if (known == name) return ending;
    }
    return std::nullopt;
}

std::size_t input_cells(const ReportedCheck& check) {
    std::size_t cells = 0;
    for (const ReportedInput& input : check.inputs) {
        cells += std::accumulate(input.shape.begin(), input.shape.end(), std::size_t{1},
                                 std::multiplies<>());
    }
    return cells;
}

bool belongs_to(const ReportedCase& test_case, const Exercise& exercise) {
    return test_case.exercise == exercise.id + ' ' + exercise.name;
}

Report read_report(std::string_view text, std::string_view token) {
    Reader reader;
    const std::string begin = std::string(token) + ' ';
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == std::string_view::npos) {  // cut off in the middle of a line
            reader.report_.is_complete = false;
            break;
        }
        try {
            if (text.substr(0, begin.size()) != begin) throw Malformed{};
            reader.read(json::parse(text.substr(begin.size(), end - begin.size())));
        } catch (const Malformed&) {
            reader.report_.is_broken = true;
        } catch (const json::exception&) {
            reader.report_.is_broken = true;
        }
        if (reader.report_.is_broken) {
            reader.report_.is_complete = false;
            break;
        }
        text.remove_prefix(end + 1);
    }
    return std::move(reader.report_);
}

}  // namespace coach
