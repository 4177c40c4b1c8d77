/// @file
/// The records of known mistakes: tests/misconceptions/N_name.toml.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "course/course.hpp"

namespace coach {

/// The same belief written in another way, which computes something else: it throws where the
/// record returns, has another strength, or keeps another bound.
struct Way {
    std::string find;     ///< as in Misconception; the record's own where none is given
    std::string replace;  ///< what people write there
    std::string place;    ///< "tests/misconceptions/1_projections.toml:12"
};

/// A mistake that people make, and the smallest edit that turns the reference solution into it.
struct Misconception {
    std::string id;           ///< "transposed-weights"
    std::string exercise;     ///< "1.2", where the suite must catch it
    std::string title;        ///< what the code does
    std::string sees;         ///< what the learner sees
    std::string why;          ///< why it is wrong
    std::string think;        ///< a question that leads to the right idea
    std::string right_where;  ///< where the belief behind it would be right
    std::string docs;         ///< an anchor of the book
    std::string question;     ///< the interview question it touches
    std::string find;         ///< a piece of the reference, within a line, that occurs once
    std::string replace;      ///< what people write there
    std::string place;        ///< "tests/misconceptions/1_projections.toml:12"
    std::string seen_in =
        {};  ///< a real project that had it, and where that can be read; may be empty
    std::vector<Way> ways = {};  ///< besides the first, which is `find` and `replace`
};

/// All ways to make the mistake, the first one first.
std::vector<Way> ways_of(const Misconception& misconception);

/// How the fingerprint of a way is called: the first one as its record, "transposed-weights"; the
/// others "transposed-weights/2" and so on.
std::string key_of_way(const Misconception& misconception, std::size_t way);

/// The id of the record that a way belongs to: "transposed-weights" for "transposed-weights/2".
std::string_view record_of(std::string_view key_of_way);

/// The records of a lesson; none where there is no file of them.
///
/// @throws Problem if a record lacks a field, repeats an id, or names an exercise that the lesson
///         does not have.
std::vector<Misconception> read_misconceptions(const Course& course, const Lesson& lesson);

/// The records of all lessons, by their ids.
///
/// @throws Problem as read_misconceptions() does.
std::map<std::string, Misconception> misconceptions_by_id(const Course& course);

/// The exercise of the lesson in which the mistake is made.
const Exercise& exercise_of(const Lesson& lesson, const Misconception& misconception);

/// The reference with the mistake in it, made in one way or the first one.
///
/// @throws Problem if `find` does not occur exactly once in the reference.
std::string with_mistake(const std::string& reference, const Way& way);
std::string with_mistake(const std::string& reference, const Misconception& misconception);

}  // namespace coach
