/// @file
/// The hunt that is under way, on the disk. Its text lies in `build/hunt/LESSON/`, where it is mended;
/// what was planted, what was found so far and when it began, in `.qkv/hunt.json`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "course/course.hpp"
#include "hunt/asking.hpp"
#include "hunt/hunt.hpp"

namespace coach {

struct HuntUnderWay {
    BugHunt hunt;
    HuntProgress progress;

    bool operator==(const HuntUnderWay&) const = default;
};

/// build/hunt/2_roles/roles.cpp
std::filesystem::path hunt_file(const Course& course, const Lesson& lesson);

/// Of a hunt.
///
/// @throws Problem if the course has no such lesson any more.
const Lesson& lesson_of(const Course& course, const BugHunt& hunt);

/// The one that is under way; there is one at a time.
///
/// @throws Problem if its file is not as it should be, with what to do.
std::optional<HuntUnderWay> hunt_under_way(const Course& course);

/// Writes down how far it has come.
void keep_hunt(const Course& course, const HuntUnderWay& under_way);

/// Begins one: writes its text, and then what was planted.
void begin_hunt(const Course& course, const HuntUnderWay& under_way);

/// Ends it. What the learner made of the text is kept, unless it is as it was, under a name that is
/// free: build/hunt/2_roles/kept/1.cpp
///
/// @return that file, if there is one.
std::optional<std::filesystem::path> end_hunt(const Course& course, const HuntUnderWay& under_way);

/// Keeps, likewise, a text of a hunt that is not under way.
void keep_leftover(const Course& course, const Lesson& lesson);

/// As JSON, and back.
std::string text_of(const HuntUnderWay& under_way);
HuntUnderWay under_way_of(const std::string& text, const std::string& file);

}  // namespace coach
