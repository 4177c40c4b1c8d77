#include "check/json.hpp"

#include <cmath>
#include <nlohmann/json.hpp>

namespace coach {
namespace {

using nlohmann::ordered_json;

ordered_json to_json(const ExerciseVerdict& verdict) {
    ordered_json failures = ordered_json::array();
    for (const Failure& failure : verdict.failures) {
        failures.push_back({{"case", failure.test_case}, {"message", failure.message}});
    }
    ordered_json result{{"id", verdict.exercise->id},
                        {"name", verdict.exercise->name},
                        {"status", name_of(verdict.status)},
                        {"failures", std::move(failures)},
                        {"misconception", nullptr},
                        {"observation", nullptr},
                        {"follow_up", nullptr}};
    if (verdict.mistake) {
        result["misconception"] = {{"id", verdict.mistake->id},
                                   {"title", verdict.mistake->title},
                                   {"docs", verdict.mistake->docs},
                                   {"confidence", name_of(verdict.mistake->confidence)}};
        if (!verdict.mistake->root.empty()) {
            result["misconception"]["root"] = verdict.mistake->root;
        }
    }
    if (verdict.observation) result["observation"] = *verdict.observation;
    const auto& question = verdict.exercise->follow_up;
    if (question && verdict.status == ExerciseStatus::passed) {
        result["follow_up"] = {{"ask", question->ask}, {"answer", question->answer}};
    }
    return result;
}

ordered_json to_json(const CrashFinding& crash) {
    if (crash.kind.empty()) return {{"why_not", crash.why_not}};
    ordered_json result{{"kind", crash.kind}};
    if (crash.line > 0) result["line"] = crash.line;
    if (crash.column > 0) result["column"] = crash.column;
    if (crash.line > 0) result["code"] = crash.code;
    result["what"] = crash.what;
    result["look"] = crash.look;
    return result;
}

}  // namespace

std::string json_text(const std::vector<LessonVerdict>& verdicts) {
    ordered_json lessons = ordered_json::array();
    for (const LessonVerdict& verdict : verdicts) {
        ordered_json exercises = ordered_json::array();
        for (const ExerciseVerdict& exercise : verdict.exercises) {
            exercises.push_back(to_json(exercise));
        }
        ordered_json lesson{{"id", verdict.lesson->id},
                            {"status", name_of(verdict.status)},
                            {"seconds", std::round(verdict.seconds.count() * 1000) / 1000}};
        if (!verdict.trouble.empty()) lesson["trouble"] = verdict.trouble;
        if (verdict.crash) lesson["crash"] = to_json(*verdict.crash);
        lesson["exercises"] = std::move(exercises);
        lessons.push_back(std::move(lesson));
    }
    // what a learner's exception says may be no UTF-8
    return ordered_json{{"lessons", std::move(lessons)}}.dump(
               2, ' ', false, ordered_json::error_handler_t::replace) +
           '\n';
}

}  // namespace coach
