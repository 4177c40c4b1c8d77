#include "progress/keep_attempt.hpp"

#include <fmt/format.h>

#include "files/files.hpp"
#include "problem.hpp"
#include "progress/progress.hpp"

namespace coach {

std::optional<std::string> learner_text(const Course& course, const Lesson& lesson) {
    const std::filesystem::path file = course.lessons_dir() / lesson.learner_file();
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
    const std::uintmax_t bytes = std::filesystem::file_size(file, error);
    if (error || bytes > longest_kept_text) return std::nullopt;
    try {
        return read_text(file);
    } catch (const Problem&) {
        return std::nullopt;
    }
}

void keep_attempt(const Course& course, const LessonVerdict& verdict,
                  const std::optional<std::string>& before, UtcTime now,
                  const std::function<void(std::string_view)>& notice) {
    const Lesson& lesson = *verdict.lesson;
    const std::optional<std::string> after = learner_text(course, lesson);
    const std::string file = "lessons/" + lesson.learner_file().string();
    try {
        if (!before && !after) {
            notice(
                fmt::format("this attempt was not kept: {} cannot be read, or has more than {} "
                            "kB",
                            file, longest_kept_text / 1000));
            return;
        }
        const bool is_certain = before == after;
        use_progress(course.root, Access::write, notice, [&](Store& store) {
            if (is_certain) {
                store.record(attempt_of(verdict, *before, now));
                return;
            }
            if (before) store.add(lesson.id, now, Origin::kept, *before);
            if (after) store.add(lesson.id, now, Origin::kept, *after);
        });
        if (!is_certain) {
            notice(fmt::format(
                "{} was saved while it was checked, so this does not count as an attempt: ./qkv "
                "check {}",
                file, lesson.number));
        }
    } catch (const Problem& problem) {
        notice(fmt::format("this attempt was not kept: {}", problem.what()));
    }
}

void keep_hint(const Course& course, const Exercise& exercise, std::size_t number, UtcTime now,
               const std::function<void(std::string_view)>& notice) {
    try {
        use_progress(course.root, Access::write, notice,
                     [&](Store& store) { store.take_hint(exercise.id, number, now); });
    } catch (const Problem& problem) {
        notice(fmt::format("that you took this hint was not kept: {}", problem.what()));
    }
}

}  // namespace coach
