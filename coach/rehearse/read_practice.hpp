/// @file
/// What there is to rehearse, read from the course and from the learner's history.
#pragma once

#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "course/course.hpp"
#include "rehearse/practice.hpp"
#include "rehearse/tasks.hpp"

namespace coach {

/// A practice and the questions that its cards point to.
struct Rehearsal {
    std::vector<Question> questions;
    Practice practice;

    Rehearsal() = default;
    Rehearsal(Rehearsal&&) = default;  // a vector that moves leaves its elements where they are
    Rehearsal& operator=(Rehearsal&&) = default;
    Rehearsal(const Rehearsal&) = delete;
    Rehearsal& operator=(const Rehearsal&) = delete;
};

/// @param notice is told, in a sentence, if the history was damaged and put aside
/// @throws Problem if a file of the course or the history cannot be read
Rehearsal read_rehearsal(const Course& course, Day today,
                         const std::function<void(std::string_view)>& notice);

/// The tasks that words name, which may be lessons, exercises, topics, ids of questions, "must-know";
/// no question twice. Questions are asked whether or not they are due or open.
///
/// @throws Problem for a word that names no question, with what may have been meant
std::vector<Task> tasks_named(const Course& course, const Practice& practice,
                              const std::vector<std::string>& words);

}  // namespace coach
