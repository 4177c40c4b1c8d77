#include "grade/record.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

namespace coach {
namespace {

using nlohmann::json;

constexpr std::array statuses{GradeStatus::graded, GradeStatus::does_not_compile,
                              GradeStatus::not_submitted, GradeStatus::error};
constexpr std::array exercise_statuses{ExerciseStatus::passed, ExerciseStatus::failed,
                                       ExerciseStatus::not_implemented, ExerciseStatus::not_run};

template <class Status, std::size_t count>
Status status_named(const std::array<Status, count>& known, const std::string& name) {
    for (const Status status : known) {
        if (name_of(status) == name) return status;
    }
    throw std::invalid_argument(name);
}

json to_json(const GradedExercise& exercise) {
    json result{
        {"id", exercise.id},  {"name", exercise.name},  {"status", name_of(exercise.status)},
        {"mistake", nullptr}, {"observation", nullptr}, {"failures", exercise.failures}};
    if (exercise.mistake) {
        result["mistake"] = {{"id", exercise.mistake->id},
                             {"title", exercise.mistake->title},
                             {"docs", exercise.mistake->docs},
                             {"think", exercise.mistake->think},
                             {"confidence", exercise.mistake->confidence}};
    }
    if (exercise.observation) result["observation"] = *exercise.observation;
    return result;
}

GradedExercise read_exercise(const json& read) {
    GradedExercise exercise;
    exercise.id = read.at("id");
    exercise.name = read.at("name");
    exercise.status = status_named(exercise_statuses, read.at("status"));
    if (const json& mistake = read.at("mistake"); !mistake.is_null()) {
        exercise.mistake = {mistake.at("id"), mistake.at("title"), mistake.at("docs"),
                            mistake.at("think"), mistake.at("confidence")};
    }
    if (!read.at("observation").is_null()) exercise.observation = read.at("observation");
    exercise.failures = read.at("failures").get<std::vector<std::string>>();
    return exercise;
}

}  // namespace

std::string_view name_of(GradeStatus status) {
    switch (status) {
        case GradeStatus::graded:
            return "graded";
        case GradeStatus::does_not_compile:
            return "does_not_compile";
        case GradeStatus::not_submitted:
            return "not_submitted";
        case GradeStatus::error:
            return "error";
    }
    std::abort();  // not a GradeStatus
}

std::size_t passed(const GradedLesson& lesson) {
    return static_cast<std::size_t>(std::count_if(
        lesson.exercises.begin(), lesson.exercises.end(),
        [](const auto& exercise) { return exercise.status == ExerciseStatus::passed; }));
}

std::string to_line(const GradedLesson& lesson) {
    json result{{"person", lesson.person},
                {"lesson", lesson.lesson},
                {"status", name_of(lesson.status)},
                {"trouble", lesson.trouble},
                {"key", lesson.key},
                {"seed", lesson.seed},
                {"seconds", lesson.seconds},
                {"sandbox", lesson.in_sandbox},
                {"exercises", json::array()}};
    for (const GradedExercise& exercise : lesson.exercises) {
        result["exercises"].push_back(to_json(exercise));
    }
    // what a submission's exceptions say need not be UTF-8
    return result.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::optional<GradedLesson> read_graded_lesson(std::string_view line) {
    try {
        const json read = json::parse(line);
        GradedLesson lesson;
        lesson.person = read.at("person");
        lesson.lesson = read.at("lesson");
        lesson.status = status_named(statuses, read.at("status"));
        lesson.trouble = read.at("trouble");
        lesson.key = read.at("key");
        lesson.seed = read.at("seed");
        lesson.seconds = read.at("seconds");
        lesson.in_sandbox = read.at("sandbox");
        for (const json& exercise : read.at("exercises")) {
            lesson.exercises.push_back(read_exercise(exercise));
        }
        return lesson;
    } catch (const json::exception&) {
        return std::nullopt;
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

}  // namespace coach
