#include "explain/misconception.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "course/manifest.hpp"
#include "problem.hpp"

namespace coach {
namespace {

std::vector<Way> read_ways(const Manifest& record) {
    std::vector<Way> ways;
    if (!record.has("ways")) return ways;
    for (const Manifest& way : record.tables("ways")) {
        way.allow_only({"find", "replace"});
        ways.push_back(
            {way.text_or("find", record.text("find")), way.text("replace"), way.place()});
    }
    return ways;
}

}  // namespace

std::vector<Misconception> read_misconceptions(const Course& course, const Lesson& lesson) {
    const std::filesystem::path file =
        course.root / "tests" / "misconceptions" / (lesson.id + ".toml");
    std::vector<Misconception> result;
    if (!std::filesystem::exists(file)) return result;
    std::set<std::string> ids;
    for (const Manifest& record : Manifest::of_file(file).tables("misconception")) {
        Misconception read{record.text("id"),
                           record.text("exercise"),
                           record.text("title"),
                           record.text("sees"),
                           record.text("why"),
                           record.text("think"),
                           record.text("right_where"),
                           record.text("docs"),
                           record.text("question"),
                           record.text("find"),
                           record.text("replace"),
                           record.place(),
                           record.text_or("seen_in", ""),
                           read_ways(record)};
        if (!ids.insert(read.id).second) {
            throw Problem(fmt::format("{}: the id '{}' is taken", read.place, read.id));
        }
        if (std::none_of(lesson.exercises.begin(), lesson.exercises.end(),
                         [&](const Exercise& exercise) { return exercise.id == read.exercise; })) {
            throw Problem(
                fmt::format("{}: {} has no exercise {}", read.place, lesson.id, read.exercise));
        }
        result.push_back(std::move(read));
    }
    return result;
}

std::map<std::string, Misconception> misconceptions_by_id(const Course& course) {
    std::map<std::string, Misconception> result;
    for (const Lesson& lesson : course.lessons) {
        for (Misconception& misconception : read_misconceptions(course, lesson)) {
            std::string id = misconception.id;
            result.emplace(std::move(id), std::move(misconception));
        }
    }
    return result;
}

const Exercise& exercise_of(const Lesson& lesson, const Misconception& misconception) {
    return *std::find_if(lesson.exercises.begin(), lesson.exercises.end(),
                         [&](const auto& e) { return e.id == misconception.exercise; });
}

std::vector<Way> ways_of(const Misconception& misconception) {
    std::vector<Way> ways{{misconception.find, misconception.replace, misconception.place}};
    ways.insert(ways.end(), misconception.ways.begin(), misconception.ways.end());
    return ways;
}

std::string key_of_way(const Misconception& misconception, std::size_t way) {
    return way == 0 ? misconception.id : fmt::format("{}/{}", misconception.id, way + 1);
}

std::string_view record_of(std::string_view key_of_way) {
    return key_of_way.substr(0, key_of_way.find('/'));
}

std::string with_mistake(const std::string& reference, const Way& way) {
    const std::size_t at = reference.find(way.find);
    if (at == std::string::npos) {
        throw Problem(fmt::format("{}: the reference does not hold '{}'", way.place, way.find));
    }
    if (reference.find(way.find, at + 1) != std::string::npos) {
        throw Problem(
            fmt::format("{}: the reference holds '{}' more than once; choose a longer piece",
                        way.place, way.find));
    }
    std::string text = reference;
    return text.replace(at, way.find.size(), way.replace);
}

std::string with_mistake(const std::string& reference, const Misconception& misconception) {
    return with_mistake(reference, ways_of(misconception).front());
}

}  // namespace coach
