/// @file
/// Bringing back an earlier text of a lesson's file: `undo`, `restore` and `reset`. Nothing else
/// that the coach does writes to lessons/.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "course/course.hpp"
#include "progress/store.hpp"
#include "progress/time.hpp"

namespace coach {

/// What became of a lesson's file.
struct TextChange {
    bool is_change = false;       ///< false: the file had this text already
    std::optional<int> kept;      ///< the version that holds what was there; none if nothing was
    std::optional<Version> back;  ///< the version that it is now; none for a reset
};

/// Where the history is, and what to say and what time it is.
struct Bench {
    const Course& course;
    UtcTime now;
    std::function<void(std::string_view)> notice;
};

/// The stub as it was shipped: tests/stubs/N_name.cpp.
///
/// @throws Problem if it is missing
std::string shipped_text(const Course& course, const Lesson& lesson);

/// Each of them keeps what is there before it writes, by another file and a rename; whoever edits
/// the file meanwhile is kept too. A link to a file stays one.
///
/// @throws Problem if what is there cannot be kept, or the file not be written; it is as it was then

/// Back to the text before this one; once more goes one further back, also when each was checked.
/// After a reset or a restore, back to what was there.
///
/// @throws Problem if nothing is before it
TextChange undo(const Bench& bench, const Lesson& lesson);

/// The text of a version.
///
/// @throws Problem if there is no such version, with those there are
TextChange restore(const Bench& bench, const Lesson& lesson, int number);

/// The stub.
TextChange reset(const Bench& bench, const Lesson& lesson);

/// The stub's functions of one exercise, the rest as it is.
///
/// @throws Problem if the file is too unlike the stub to do that by its text
TextChange reset(const Bench& bench, const Lesson& lesson, const Exercise& exercise);

}  // namespace coach
