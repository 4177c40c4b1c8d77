#include "hunt/kept_hunt.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "build/builder.hpp"
#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path record_of(const Course& course) { return course.root / ".qkv" / "hunt.json"; }

/// Moves it to kept/1.cpp beside it, or the next number that is free.
fs::path kept_aside(const fs::path& file) {
    const fs::path folder = file.parent_path() / "kept";
    fs::create_directories(folder);
    int number = 1;
    while (fs::exists(folder / fmt::format("{}.cpp", number))) ++number;
    const fs::path kept = folder / fmt::format("{}.cpp", number);
    fs::rename(file, kept);
    return kept;
}

json json_of(const Planted& planted) {
    json questions = json::array();
    for (const ChoiceQuestion& question : planted.questions) {
        questions.push_back(
            {{"ask", question.ask}, {"choices", question.choices}, {"right", question.right}});
    }
    json telltales = json::array();
    for (const SuiteCheck& check : planted.telltales) {
        telltales.push_back({check.exercise, check.key.test_case, check.key.index});
    }
    return {{"id", planted.id},
            {"exercise", planted.exercise},
            {"function", planted.function},
            {"lines", {planted.where.first, planted.where.last}},
            {"quiet", planted.is_quiet},
            {"telltales", telltales},
            {"questions", questions}};
}

Planted planted_of(const json& from) {
    Planted planted;
    planted.id = from.at("id");
    planted.exercise = from.at("exercise");
    planted.function = from.at("function");
    planted.where = {from.at("lines").at(0), from.at("lines").at(1)};
    planted.is_quiet = from.at("quiet");
    for (const json& check : from.at("telltales")) {
        planted.telltales.push_back({check.at(0), {check.at(1), check.at(2)}});
    }
    for (const json& question : from.at("questions")) {
        planted.questions.push_back(
            {question.at("ask"), question.at("choices"), question.at("right")});
        if (planted.questions.back().right >= planted.questions.back().choices.size()) {
            throw Problem("a question has no right choice");
        }
    }
    return planted;
}

}  // namespace

fs::path hunt_file(const Course& course, const Lesson& lesson) {
    return hunt_of(course).file_of(lesson);
}

const Lesson& lesson_of(const Course& course, const BugHunt& hunt) {
    const auto found = std::find_if(course.lessons.begin(), course.lessons.end(),
                                    [&](const Lesson& lesson) { return lesson.id == hunt.lesson; });
    if (found == course.lessons.end()) {
        throw Problem(fmt::format("{}: the hunt is in lesson {}, which the course does not have",
                                  record_of(course).string(), hunt.lesson));
    }
    return *found;
}

std::string text_of(const HuntUnderWay& under_way) {
    const BugHunt& hunt = under_way.hunt;
    const HuntProgress& progress = under_way.progress;
    json planted = json::array();
    for (const Planted& each : hunt.planted) planted.push_back(json_of(each));
    json found = json::array();
    for (const FoundMistake& each : progress.found) {
        found.push_back(
            {{"planted", each.planted}, {"after", each.after.count()}, {"answers", each.answers}});
    }
    const json all = {{"seed", hunt.seed},
                      {"level", std::string(name_of(hunt.level))},
                      {"lesson", hunt.lesson},
                      {"text", hunt.text},
                      {"mended", hunt.mended},
                      {"planted", planted},
                      {"began", progress.began.time_since_epoch().count()},
                      {"found", found},
                      {"wrong_lines", progress.wrong_lines},
                      {"is_asked", progress.is_asked}};
    return all.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
}

HuntUnderWay under_way_of(const std::string& text, const std::string& file) {
    try {
        const json all = json::parse(text);
        HuntUnderWay result;
        BugHunt& hunt = result.hunt;
        hunt.seed = all.at("seed");
        hunt.level = level_named(all.at("level").get<std::string>());
        hunt.lesson = all.at("lesson");
        hunt.text = all.at("text");
        hunt.mended = all.at("mended");
        for (const json& planted : all.at("planted")) hunt.planted.push_back(planted_of(planted));
        HuntProgress& progress = result.progress;
        progress.began =
            std::chrono::sys_seconds(std::chrono::seconds(all.at("began").get<std::int64_t>()));
        for (const json& found : all.at("found")) {
            progress.found.push_back({found.at("planted"),
                                      std::chrono::seconds(found.at("after").get<std::int64_t>()),
                                      found.at("answers")});
            if (progress.found.back().planted >= hunt.planted.size()) {
                throw Problem("a mistake was found that is not planted");
            }
        }
        progress.wrong_lines = all.at("wrong_lines");
        progress.is_asked = all.at("is_asked");
        return result;
    } catch (const std::exception& error) {  // of json, or a Problem
        throw Problem(
            fmt::format("{}: it is no hunt that this coach has written: {}. Take that file "
                        "away to end the hunt; what was written stays in build/hunt/",
                        file, error.what()));
    }
}

std::optional<HuntUnderWay> hunt_under_way(const Course& course) {
    const fs::path file = record_of(course);
    if (!fs::exists(file)) return std::nullopt;
    return under_way_of(read_text(file), file.string());
}

void keep_hunt(const Course& course, const HuntUnderWay& under_way) {
    write_text(record_of(course), text_of(under_way));
}

void begin_hunt(const Course& course, const HuntUnderWay& under_way) {
    write_text(hunt_file(course, lesson_of(course, under_way.hunt)), under_way.hunt.text);
    keep_hunt(course, under_way);
}

std::optional<fs::path> end_hunt(const Course& course, const HuntUnderWay& under_way) {
    const fs::path file = hunt_file(course, lesson_of(course, under_way.hunt));
    // the record first: without it, what was written is still there
    fs::remove(record_of(course));
    if (!fs::exists(file)) return std::nullopt;
    if (read_text(file) == under_way.hunt.text) {
        fs::remove(file);
        return std::nullopt;
    }
    return kept_aside(file);
}

void keep_leftover(const Course& course, const Lesson& lesson) {
    const fs::path file = hunt_file(course, lesson);
    if (fs::exists(file)) kept_aside(file);
}

}  // namespace coach
