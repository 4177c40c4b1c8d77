/// @file
/// A course of two small lessons in a folder of its own, and attempts to keep.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"
#include "files/files.hpp"
#include "progress/progress.hpp"
#include "temporary_folder.hpp"

namespace coach_tests {

/// 2025-03-01 12:00 UTC, and so many minutes later: the clock of these tests.
inline coach::UtcTime at_minute(int minute) {
    return coach::UtcTime(std::chrono::milliseconds(1'740'830'400'000)) +
           std::chrono::minutes(minute);
}

inline coach::ExerciseOutcome outcome(const std::string& exercise, coach::ExerciseStatus status,
                                      const std::string& mistake = "") {
    coach::ExerciseOutcome result;
    result.exercise = exercise;
    result.status = status;
    result.mistake = mistake;
    return result;
}

/// A failing attempt of lesson 1.
inline coach::Attempt attempt(const std::string& text, int minute,
                              std::vector<coach::ExerciseOutcome> exercises) {
    coach::Attempt result;
    result.lesson = "1_projections";
    result.at = at_minute(minute);
    result.text = text;
    result.exercises = std::move(exercises);
    return result;
}

struct KeptCourse {
    KeptCourse() {
        course.root = folder.path();
        course.lessons.resize(2);
        const char* const ids[] = {"1_projections", "2_roles"};
        const char* const titles[] = {"The projections", "The roles"};
        for (std::size_t i = 0; i < 2; ++i) {
            coach::Lesson& lesson = course.lessons[i];
            lesson.id = ids[i];
            lesson.number = std::to_string(i + 1);
            lesson.title = titles[i];
            lesson.question = "Why?";
            coach::write_text(folder.path() / "tests" / "stubs" / (lesson.id + ".cpp"), stub);
            coach::write_text(file_of(lesson), stub);
        }
        course.lessons[0].exercises = {exercise("1.1", "head_width"), exercise("1.2", "project")};
        course.lessons[1].exercises = {exercise("2.1", "scores")};
    }

    static coach::Exercise exercise(const std::string& id, const std::string& name) {
        coach::Exercise result;
        result.id = id;
        result.name = name;
        result.docs = name;
        result.functions = {{name, ""}};
        return result;
    }

    std::filesystem::path file_of(const coach::Lesson& lesson) const {
        return course.lessons_dir() / lesson.learner_file();
    }

    const coach::Lesson& lesson() const { return course.lessons[0]; }
    std::filesystem::path file() const { return file_of(lesson()); }
    std::string text() const { return coach::read_text(file()); }
    void save(const std::string& text) const { coach::write_text(file(), text); }

    /// Saves a text and keeps an attempt of it.
    int check(const std::string& text, int minute = 0,
              std::vector<coach::ExerciseOutcome> exercises = {
                  outcome("1.1", coach::ExerciseStatus::failed)}) {
        save(text);
        int number = 0;
        with_store(
            [&](coach::Store& store) { number = store.record(attempt(text, minute, exercises)); });
        return number;
    }

    void with_store(const std::function<void(coach::Store&)>& action) {
        coach::use_progress(
            folder.path(), coach::Access::write,
            [&](std::string_view told) { notices.emplace_back(told); }, action);
    }

    std::size_t versions_kept() {
        std::size_t count = 0;
        with_store([&](coach::Store& store) { count = store.versions("1_projections").size(); });
        return count;
    }

    static inline const std::string stub =
        "namespace qkv {\n"
        "// how wide?\n"
        "int head_width(int d_model) { throw NotImplemented(\"head_width\"); }\n"
        "Matrix project(const Matrix& x) { throw NotImplemented(\"project\"); }\n"
        "}  // namespace qkv\n";

    TemporaryFolder folder;
    coach::Course course;
    std::vector<std::string> notices;
};

}  // namespace coach_tests
