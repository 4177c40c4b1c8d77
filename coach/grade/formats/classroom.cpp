#include "grade/formats/classroom.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string_view>

#include "grade/formats/exercise_words.hpp"
#include "grade/known_results.hpp"
#include "terminal/character.hpp"

namespace coach {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t longest_message = 500;  // characters

std::string cut(std::string_view text) {
    std::string_view rest = text;
    for (std::size_t i = 0; i < longest_message && !rest.empty(); ++i) {
        rest.remove_prefix(first_character(rest).bytes.size());
    }
    if (rest.empty()) return std::string(text);
    return std::string(text.substr(0, text.size() - rest.size())) + " ...";
}

/// Does .NET skip it at the beginning of a line, as the runner does?
bool is_space(char32_t code) {
    constexpr std::array<char32_t, 8> spaces{' ',    0xa0,   0x1680, 0x2028,
                                             0x2029, 0x202f, 0x205f, 0x3000};
    return std::find(spaces.begin(), spaces.end(), code) != spaces.end() ||
           (code >= 0x2000 && code <= 0x200a);
}

/// The text without what the runner of GitHub Actions takes for a command to itself: "::" where a line
/// begins with it, spaces or not, and "##[" anywhere.
std::string without_commands(std::string_view text) {
    std::string result;
    bool at_beginning = true;  // of a line
    while (!text.empty()) {
        const Character character = first_character(text);
        if (at_beginning && text.substr(0, 2) == "::") {
            result += ": ";
        } else if (text.substr(0, 3) == "##[") {
            result += "# ";
        } else {
            result += character.bytes;
        }
        at_beginning = character.code == '\n' || (at_beginning && is_space(character.code));
        text.remove_prefix(character.bytes.size());
    }
    return result;
}

std::string_view status_text(ExerciseStatus status) {
    switch (status) {
        case ExerciseStatus::passed:
            return "pass";
        case ExerciseStatus::failed:
        case ExerciseStatus::not_implemented:
            return "fail";
        case ExerciseStatus::not_run:
            return "error";
    }
    std::abort();  // not an ExerciseStatus
}

ordered_json test(std::string_view name, std::string_view status) {
    return {{"name", name},   {"status", status}, {"message", nullptr},    {"test_code", ""},
            {"filename", ""}, {"line_no", 0},     {"execution_time", 0.0}, {"score", 0}};
}

ordered_json to_json(const KnownLesson& lesson, const KnownResult& result) {
    ordered_json written = test(fmt::format("{} {}", result.exercise->id, result.exercise->name),
                                status_text(result.status));
    written["test_code"] = "./qkv check " + result.exercise->id;
    written["filename"] = ("lessons" / lesson.lesson->learner_file()).string();
    if (result.status == ExerciseStatus::passed) {
        written["score"] = 1;
    } else {
        written["message"] = without_commands(cut(exercise_words(lesson, result)));
    }
    return written;
}

/// Of all tests.
std::string_view status_of(const ordered_json& tests) {
    const auto all_are = [&](std::string_view status) {
        return std::all_of(tests.begin(), tests.end(),
                           [&](const ordered_json& one) { return one["status"] == status; });
    };
    if (all_are("error")) return "error";
    return all_are("pass") ? "pass" : "fail";
}

}  // namespace

std::string classroom_json(const Course& course, const std::string& person,
                           const Results& results) {
    const std::vector<KnownLesson> lessons = known_results(course, person, results);
    ordered_json tests = ordered_json::array();
    for (const KnownLesson& lesson : lessons) {
        for (const KnownResult& result : lesson.exercises) tests.push_back(to_json(lesson, result));
    }
    if (tests.empty()) {
        tests.push_back(test("grading", "error"));
        tests.back()["message"] = "there are no exercises";
    }
    const ordered_json file{{"version", 1},
                            {"status", status_of(tests)},
                            {"max_score", tally_of(lessons).exercises},
                            {"tests", std::move(tests)}};
    return file.dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace coach
