#include "watch/worker_news.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace coach {
namespace {

using nlohmann::json;

/// One of an enumeration's values, the last of which is given.
template <class Enum>
Enum value_of(const json& from, Enum last) {
    const int value = from.get<int>();
    if (value < 0 || value > static_cast<int>(last)) throw std::out_of_range("no such value");
    return static_cast<Enum>(value);
}

json to_json(const ExerciseVerdict& verdict) {
    json failures = json::array();
    for (const Failure& failure : verdict.failures) {
        failures.push_back({{"case", failure.test_case},
                            {"call", failure.call},
                            {"message", failure.message},
                            {"drawn", failure.is_drawn},
                            {"cells", failure.input_cells}});
    }
    json result{{"id", verdict.exercise->id},
                {"status", static_cast<int>(verdict.status)},
                {"cut_short", verdict.was_cut_short},
                {"failures", std::move(failures)}};
    if (verdict.mistake) {
        const NamedMistake& mistake = *verdict.mistake;
        result["mistake"] = {{"id", mistake.id},
                             {"title", mistake.title},
                             {"docs", mistake.docs},
                             {"why", mistake.why},
                             {"think", mistake.think},
                             {"confidence", static_cast<int>(mistake.confidence)},
                             {"explained", mistake.explained},
                             {"failing", mistake.failing},
                             {"root", mistake.root}};
    }
    if (verdict.observation) result["observation"] = *verdict.observation;
    if (verdict.begins_with_the_smallest) result["begins_with_the_smallest"] = true;
    return result;
}

ExerciseVerdict exercise_from(const Lesson& lesson, const json& from) {
    const auto found = std::find_if(
        lesson.exercises.begin(), lesson.exercises.end(),
        [&](const Exercise& each) { return each.id == from.at("id").get<std::string>(); });
    if (found == lesson.exercises.end()) throw std::out_of_range("no such exercise");
    ExerciseVerdict verdict;
    verdict.exercise = &*found;
    verdict.status = value_of(from.at("status"), ExerciseStatus::not_run);
    verdict.was_cut_short = from.at("cut_short");
    for (const json& failure : from.at("failures")) {
        verdict.failures.push_back({failure.at("case"), failure.at("call"), failure.at("message"),
                                    failure.at("drawn"), failure.at("cells")});
    }
    if (from.contains("mistake")) {
        const json& mistake = from.at("mistake");
        verdict.mistake = NamedMistake{
            mistake.at("id"),        mistake.at("title"),
            mistake.at("docs"),      mistake.at("why"),
            mistake.at("think"),     value_of(mistake.at("confidence"), Confidence::part),
            mistake.at("explained"), mistake.at("failing"),
            mistake.at("root")};
    }
    if (from.contains("observation")) {
        verdict.observation = from.at("observation").get<std::string>();
    }
    verdict.begins_with_the_smallest = from.value("begins_with_the_smallest", false);
    return verdict;
}

json to_json(const CrashFinding& crash) {
    return {{"kind", crash.kind},      {"line", crash.line}, {"column", crash.column},
            {"code", crash.code},      {"what", crash.what}, {"look", crash.look},
            {"why_not", crash.why_not}};
}

CrashFinding crash_from(const json& from) {
    return {from.at("kind"), from.at("line"), from.at("column"), from.at("code"),
            from.at("what"), from.at("look"), from.at("why_not")};
}

json to_json(const CheckedLesson& checked) {
    const LessonVerdict& verdict = checked.verdict;
    json exercises = json::array();
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        exercises.push_back(to_json(exercise));
    }
    json result{
        {"lesson", verdict.lesson->id},         {"status", static_cast<int>(verdict.status)},
        {"trouble", verdict.trouble},           {"advice", verdict.advice},
        {"seconds", verdict.seconds.count()},   {"printed", verdict.printed},
        {"exercises", std::move(exercises)},    {"source", checked.source},
        {"provisional", checked.is_provisional}};
    if (verdict.crash) result["crash"] = to_json(*verdict.crash);
    return result;
}

CheckedLesson checked_from(const Course& course, const json& from) {
    const auto found = std::find_if(
        course.lessons.begin(), course.lessons.end(),
        [&](const Lesson& each) { return each.id == from.at("lesson").get<std::string>(); });
    if (found == course.lessons.end()) throw std::out_of_range("no such lesson");
    CheckedLesson checked;
    LessonVerdict& verdict = checked.verdict;
    verdict.lesson = &*found;
    verdict.status = value_of(from.at("status"), LessonStatus::out_of_memory);
    verdict.trouble = from.at("trouble");
    verdict.advice = from.at("advice");
    verdict.seconds = std::chrono::duration<double>(from.at("seconds").get<double>());
    verdict.printed = from.at("printed");
    checked.source = from.at("source");
    checked.is_provisional = from.at("provisional");
    if (from.contains("crash")) verdict.crash = crash_from(from.at("crash"));
    for (const json& exercise : from.at("exercises")) {
        verdict.exercises.push_back(exercise_from(*found, exercise));
    }
    return checked;
}

}  // namespace

std::string to_line(const WorkerNews& news) {
    json line;
    if (const auto* const progress = std::get_if<BuildProgress>(&news)) {
        line = {{"news", "progress"}, {"done", progress->done}, {"total", progress->total}};
    } else if (const auto* const checked = std::get_if<CheckedLesson>(&news)) {
        line = to_json(*checked);
        line["news"] = "checked";
    } else if (const auto* const trouble = std::get_if<WorkerTrouble>(&news)) {
        line = {{"news", "trouble"}, {"message", trouble->message}};
    } else if (std::holds_alternative<CrashSearch>(news)) {
        line = {{"news", "crash_search"}};
    } else {
        line = {{"news", "done"}};
    }
    // what a learner's exception says may be no UTF-8
    return line.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
}

std::optional<WorkerNews> read_line(const Course& course, std::string_view line) {
    const json read = json::parse(line, nullptr, /*allow_exceptions=*/false);
    if (!read.is_object() || !read.contains("news")) return std::nullopt;
    try {
        const std::string kind = read.at("news");
        if (kind == "progress") return BuildProgress{read.at("done"), read.at("total")};
        if (kind == "checked") return checked_from(course, read);
        if (kind == "crash_search") return CrashSearch{};
        if (kind == "done") return WorkerDone{};
        if (kind == "trouble") return WorkerTrouble{read.at("message")};
    } catch (const json::exception&) {
        // a field that is missing or of another kind
    } catch (const std::out_of_range&) {
        // a lesson or an exercise that this course has not
    }
    return std::nullopt;
}

}  // namespace coach
