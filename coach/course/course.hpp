/// @file
/// The course as its files describe it: lessons, exercises, where things are.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// One of the functions that a learner writes for an exercise.
struct LearnerFunction {
    std::string symbol;       ///< "QKVProjection::operator()"
    std::string when_called;  ///< a piece of the checked call that tells it from the others
};

/// What is asked about a learner's own code once it passes.
struct CodeQuestion {
    std::string ask;
    std::string answer;  ///< what a good reply says, in two or three sentences
};

/// How many hints an exercise has: a nudge, the idea, and nearly the code.
inline constexpr std::size_t hints_of_an_exercise = 3;

struct Exercise {
    std::string id;    ///< "1.2"
    std::string name;  ///< "project"
    std::string docs;  ///< the anchor of its section in the book
    std::vector<LearnerFunction> functions;
    /// The names of the sizes of what the function is called with, in the order of its matrices:
    /// {{"T", "d_k"}, {"S", "d_k"}}; none where that is not told.
    std::vector<std::vector<std::string>> inputs = {};
    std::vector<std::string> hints;  ///< hints_of_an_exercise, the least first
    std::optional<CodeQuestion> follow_up = {};
    bool fills_a_round = true;  ///< is there enough to write for a coding round of an interview?
};

struct Lesson {
    std::string id;        ///< "1_projections"
    std::string number;    ///< "1"
    std::string title;     ///< "The projections"
    std::string question;  ///< what it answers
    std::string page;      ///< the anchor of its page in the book
    std::vector<Exercise> exercises;

    std::filesystem::path learner_file() const;  ///< "1_projections/projections.cpp"
    std::string contract() const;                ///< "projections.hpp"
};

/// Where the course is, and what it consists of.
struct Course {
    std::filesystem::path root;
    std::vector<Lesson> lessons;

    std::filesystem::path lessons_dir() const { return root / "lessons"; }
};

/// Reads lessons/*/lesson.toml.
///
/// @throws Problem if a manifest is missing, is no TOML or lacks a field; the message says which
///         file, where in it, and what was expected.
Course read_course(const std::filesystem::path& root);

/// What was asked for: a lesson, and some of its exercises or all.
struct Selection {
    const Lesson* lesson = nullptr;
    std::vector<const Exercise*> exercises;  ///< in the order of the lesson
};

/// Finds what words such as "1", "1_projections", "projections", "1.2" or "project" name; no words
/// name everything. Selections come in the order of the course, no exercise twice.
///
/// @throws Problem for a word that names nothing, with what may have been meant.
std::vector<Selection> select(const Course& course, const std::vector<std::string>& words);

/// Where a section of the book is.
struct DocsPlace {
    std::string page;   ///< "lesson_1"
    std::string title;  ///< of the section
    std::string word;   ///< what `./qkv docs` opens it by: "1.2", or its anchor
};

/// The section with this anchor, if the pages have it.
std::optional<DocsPlace> find_docs(const Course& course, std::string_view anchor);

}  // namespace coach
