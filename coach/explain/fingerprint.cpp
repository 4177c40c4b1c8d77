#include "explain/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

using nlohmann::json;

// Sketches are written with 9 digits; code that computes the same in another order differs after
// the 12th.
constexpr double agreement = 1e-6;
constexpr double rounding = 1e-10;

/// How many cells tell something: wrong ones, unless all are 0, which much goes wrong with.
std::size_t wrong_cells(const ReportedPart& part, const ReportedPart* expected) {
    const bool is_comparable = expected != nullptr && expected->shape == part.shape &&
                               expected->cells.size() == part.cells.size();
    double largest = 0;
    for (std::size_t i = 0; is_comparable && i < part.cells.size(); ++i) {
        largest = std::max(largest, std::abs(expected->cells[i]));
    }
    std::size_t wrong = 0;
    bool is_zero = true;
    for (std::size_t i = 0; i < part.cells.size(); ++i) {
        const double cell = part.cells[i];
        is_zero = is_zero && cell == 0;
        if (!std::isfinite(cell)) continue;
        const double right = is_comparable ? expected->cells[i] : 0;
        const double allowed = is_comparable ? std::max(expected->alike, rounding * largest) : -1;
        if (!(std::abs(cell - right) <= allowed)) ++wrong;
    }
    return is_zero ? 0 : wrong;
}

PartSketch sketch_of(const ReportedPart& part, const ReportedPart* expected) {
    PartSketch sketch{part.name, part.shape};
    if (expected != nullptr && expected->alike > 0) {
        sketch.alike = expected->alike;
        sketch.cells = part.cells;
    }
    sketch.wrong = wrong_cells(part, expected);
    for (std::size_t i = 0; i < part.cells.size(); ++i) {
        const double cell = part.cells[i];
        if (!std::isfinite(cell)) {
            ++sketch.not_finite;
            continue;
        }
        // weights without a pattern that an axis, a stride or a sign could fall in with
        const auto place = static_cast<double>(i);
        sketch.first += cell * std::sin(1.0 + 1.7 * place * std::sqrt(2.0));
        sketch.second += cell * std::cos(0.5 + 2.3 * place * std::sqrt(3.0));
        sketch.largest = std::max(sketch.largest, std::abs(cell));
    }
    return sketch;
}

CheckSketch sketch_of(const ReportedCheck& check) {
    CheckSketch sketch;
    sketch.ok = check.ok;
    if (check.ok) return sketch;
    sketch.ending = check.ending;
    sketch.has_text = !check.what.empty();
    sketch.of_refusal = check.is_refusal;
    for (std::size_t i = 0; i < check.got.size(); ++i) {
        const bool is_expected = check.expected && i < check.expected->size();
        const ReportedPart* const expected = is_expected ? &(*check.expected)[i] : nullptr;
        sketch.parts.push_back(sketch_of(check.got[i], expected));
        if (is_expected) sketch.expected.push_back(sketch_of(*expected, expected));
    }
    return sketch;
}

bool is_exception(CallEnding ending) {
    return ending == CallEnding::invalid_argument || ending == CallEnding::other_exception ||
           ending == CallEnding::not_an_exception;
}

double rounded(double value) { return std::stod(fmt::format("{:.9g}", value)); }

json rounded_or_null(double value) {
    return std::isfinite(value) ? json(std::stod(fmt::format("{:.4g}", value))) : json(nullptr);
}

json to_json(const CheckSketch& sketch) {
    json result;
    result["ending"] = name_of(sketch.ending);
    if (sketch.of_refusal) result["of_refusal"] = true;
    if (sketch.ending != CallEnding::returned) {
        result["has_text"] = sketch.has_text;
        return result;
    }
    if (sketch.varies) {
        result["varies"] = true;
        return result;
    }
    for (const PartSketch& part : sketch.parts) {
        json written = {part.name,
                        part.shape,
                        rounded(part.first),
                        rounded(part.second),
                        rounded(part.largest),
                        part.not_finite,
                        part.wrong};
        if (part.alike > 0) {
            written.push_back(part.alike);
            // JSON has no NaN: null
            json& cells = written.emplace_back(json::array());
            for (const double cell : part.cells) cells.push_back(rounded_or_null(cell));
        }
        result["parts"].push_back(std::move(written));
    }
    return result;
}

CheckSketch from_json(const json& value) {
    CheckSketch sketch;
    const std::string name = value.at("ending");
    const std::optional<CallEnding> ending = ending_named(name);
    if (!ending) throw Problem(fmt::format("a fingerprint has the unknown ending '{}'", name));
    sketch.ending = *ending;
    sketch.has_text = value.value("has_text", false);
    sketch.of_refusal = value.value("of_refusal", false);
    sketch.varies = value.value("varies", false);
    if (value.contains("parts")) {
        for (const json& part : value.at("parts")) {
            PartSketch read{part.at(0), part.at(1), part.at(2), part.at(3),
                            part.at(4), part.at(5), part.at(6)};
            if (part.size() > 7) {
                read.alike = part.at(7);
                for (const json& cell : part.at(8)) {
                    read.cells.push_back(cell.is_null() ? std::numeric_limits<double>::quiet_NaN()
                                                        : cell.get<double>());
                }
            }
            sketch.parts.push_back(std::move(read));
        }
    }
    return sketch;
}

Fingerprint fingerprint_from(const json& checks) {
    Fingerprint fingerprint;
    for (const json& check : checks) {
        fingerprint[{check.at("case"), check.at("index")}] = from_json(check);
    }
    return fingerprint;
}

[[noreturn]] void refuse(const std::string& file, const json::exception& error) {
    throw Problem(
        fmt::format("{}: {}. './qkv selftest --record' writes it anew.", file, error.what()));
}

}  // namespace

Fingerprint fingerprint_of(const Report& report, const Exercise& exercise) {
    Fingerprint fingerprint;
    for (const ReportedCase& test_case : report.cases) {
        if (!belongs_to(test_case, exercise)) continue;
        for (const ReportedCheck& check : test_case.checks) {
            fingerprint[{test_case.name, check.index}] = sketch_of(check);
        }
    }
    return fingerprint;
}

void mark_what_varies(Fingerprint& fingerprint, const Fingerprint& other_run) {
    for (auto& [key, sketch] : fingerprint) {
        const auto other = other_run.find(key);
        if (other != other_run.end() && !is_same(sketch, other->second)) sketch.varies = true;
    }
}

bool is_same(const PartSketch& a, const PartSketch& b) {
    if (a.alike > 0) {
        const auto near = [&](double x, double y) {
            return std::abs(x - y) <= a.alike || (!std::isfinite(x) && !std::isfinite(y));
        };
        return a.name == b.name && a.shape == b.shape &&
               std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), b.cells.end(), near);
    }
    const double allowed = agreement * std::max({a.largest, b.largest, 1.0}) *
                           static_cast<double>(a.shape.empty() ? 1 : a.shape.size() * 8);
    return a.name == b.name && a.shape == b.shape && a.not_finite == b.not_finite &&
           std::abs(a.first - b.first) <= allowed && std::abs(a.second - b.second) <= allowed;
}

bool is_same(const CheckSketch& a, const CheckSketch& b) {
    if (a.ok || b.ok) return a.ok == b.ok;
    if (is_exception(a.ending) && is_exception(b.ending) && !a.of_refusal) return true;
    if (a.ending != b.ending) return false;
    if (a.ending != CallEnding::returned) return a.has_text == b.has_text;
    if (a.varies || b.varies) return true;
    return std::equal(a.parts.begin(), a.parts.end(), b.parts.begin(), b.parts.end(),
                      [](const PartSketch& x, const PartSketch& y) { return is_same(x, y); });
}

std::size_t telling_cells(const CheckSketch& sketch) {
    if (sketch.ok || sketch.varies || sketch.ending != CallEnding::returned) return 0;
    std::size_t cells = 0;
    for (const PartSketch& part : sketch.parts) cells += part.wrong;
    return cells;
}

std::size_t cells_not_finite(const CheckSketch& sketch) {
    std::size_t cells = 0;
    for (const PartSketch& part : sketch.parts) cells += part.not_finite;
    return cells;
}

std::filesystem::path fingerprints_file(const Course& course, const Lesson& lesson) {
    return course.root / "tests" / "misconceptions" / (lesson.id + ".fingerprints.json");
}

LessonFingerprints read_fingerprints(const Course& course, const Lesson& lesson) {
    const std::filesystem::path file = fingerprints_file(course, lesson);
    LessonFingerprints fingerprints;
    if (!std::filesystem::exists(file)) return fingerprints;
    try {
        const json all = json::parse(read_text(file));  // items() points into it
        for (const auto& [id, exercises] : all.items()) {
            for (const auto& [exercise, checks] : exercises.items()) {
                fingerprints[id][exercise] = fingerprint_from(checks);
            }
        }
    } catch (const json::exception& error) {
        refuse(file.string(), error);
    }
    return fingerprints;
}

Fingerprint read_fingerprint(std::string_view checks, const std::string& file) {
    try {
        return fingerprint_from(json::parse(checks));
    } catch (const json::exception& error) {
        refuse(file, error);
    }
}

std::string fingerprints_text(const LessonFingerprints& fingerprints) {
    // a line a check, so that a change shows as what it is
    std::string text = "{";
    const char* before_mistake = "\n";
    for (const auto& [id, exercises] : fingerprints) {
        text += fmt::format("{}{}: {{", std::exchange(before_mistake, ",\n"), json(id).dump());
        const char* before_exercise = "\n";
        for (const auto& [exercise, fingerprint] : exercises) {
            std::string lines;
            for (const auto& [key, sketch] : fingerprint) {
                if (sketch.ok) continue;
                json check = to_json(sketch);
                check["case"] = key.test_case;
                check["index"] = key.index;
                lines += fmt::format("{}  {}", lines.empty() ? "" : ",\n", check.dump());
            }
            if (lines.empty()) continue;
            text += fmt::format("{}{}: [\n{}\n]", std::exchange(before_exercise, ",\n"),
                                json(exercise).dump(), lines);
        }
        text += "}";
    }
    return text + "\n}\n";
}

}  // namespace coach
