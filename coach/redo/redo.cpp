#include "redo/redo.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "check/check.hpp"
#include "course/manifest.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "progress/time.hpp"
#include "redo/blank_file.hpp"
#include "redo/redo_screen.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

fs::path folder_of(const Course& course, const Lesson& lesson) {
    return redo_file(course, lesson).parent_path();
}

fs::path record_of(const Course& course, const Lesson& lesson) {
    return folder_of(course, lesson) / "redo.toml";
}

/// Moves what was written out of the way; nothing that is still blank.
std::optional<fs::path> keep(const Course& course, const Selection& what) {
    const fs::path file = redo_file(course, *what.lesson);
    if (!fs::exists(file)) return std::nullopt;
    if (read_text(file) == blank_file(course, what, "./qkv redo --check.")) {
        fs::remove(file);
        return std::nullopt;
    }
    const fs::path kept = folder_of(course, *what.lesson) / "kept";
    fs::create_directories(kept);
    int number = 1;
    while (fs::exists(kept / fmt::format("{}.cpp", number))) ++number;
    const fs::path target = kept / fmt::format("{}.cpp", number);
    fs::rename(file, target);
    return target;
}

RedoUnderWay read_record(const Lesson& lesson, const fs::path& file) {
    const Manifest record = Manifest::of_file(file);
    record.allow_only({"exercises", "began"});
    RedoUnderWay redo;
    redo.what.lesson = &lesson;
    for (const std::string& id : record.texts("exercises")) {
        const auto found =
            std::find_if(lesson.exercises.begin(), lesson.exercises.end(),
                         [&](const Exercise& exercise) { return exercise.id == id; });
        if (found == lesson.exercises.end()) {
            record.refuse("exercises", fmt::format("exercises of lesson {}", lesson.number),
                          fmt::format("'{}' is none", id));
        }
        redo.what.exercises.push_back(&*found);
    }
    redo.began = std::chrono::sys_seconds(std::chrono::seconds(record.whole_number("began")));
    return redo;
}

}  // namespace

std::chrono::seconds RedoUnderWay::so_far(std::chrono::sys_seconds now) const {
    return std::max(now - began, std::chrono::seconds(0));
}

fs::path redo_file(const Course& course, const Lesson& lesson) {
    return redo_of(course).file_of(lesson);
}

std::optional<RedoUnderWay> redo_under_way(const Course& course) {
    for (const Lesson& lesson : course.lessons) {
        const fs::path file = record_of(course, lesson);
        if (!fs::exists(file)) continue;
        try {
            return read_record(lesson, file);
        } catch (const Problem& problem) {
            throw Problem(fmt::format(
                "{}. Take that file away to end the redo; what was written stays beside it",
                problem.what()));
        }
    }
    return std::nullopt;
}

RedoUnderWay begin_redo(const Course& course, const Selection& what, std::chrono::sys_seconds now) {
    if (const auto other = redo_under_way(course)) {
        throw Problem(
            fmt::format("a redo of {} is under way, for {}. ./qkv redo --check checks it, ./qkv "
                        "redo --stop ends it and keeps what was written",
                        name_of(other->what), time_text(other->so_far(now))));
    }
    // one whose record is gone
    keep(course, what);
    write_text(redo_file(course, *what.lesson), blank_file(course, what, "./qkv redo --check."));
    std::vector<std::string> ids;
    for (const Exercise* const exercise : what.exercises) ids.push_back('"' + exercise->id + '"');
    write_text(record_of(course, *what.lesson),
               fmt::format("exercises = [{}]\nbegan = {}\n", fmt::join(ids, ", "),
                           now.time_since_epoch().count()));
    return {what, now};
}

LessonVerdict check_redo(const Course& course, const RedoUnderWay& redo, ProcessRunner& runner,
                         BuildNews news) {
    Checker checker(course, redo_of(course), runner, std::move(news));
    LessonVerdict verdict = checker.check(redo.what);
    if (verdict.status == LessonStatus::crashed) verdict.crash = checker.find_crash(redo.what);
    verdict.again = "./qkv redo --check";
    return verdict;
}

std::optional<fs::path> end_redo(const Course& course, const RedoUnderWay& redo) {
    // the record first: without it, what was written is still kept, by the next one
    fs::remove(record_of(course, *redo.what.lesson));
    return keep(course, redo.what);
}

}  // namespace coach
