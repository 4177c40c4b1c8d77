/// @file
/// What was found out of a lesson's mistakes as parts of a hunt: tests/hunts/N_name.json. A hunt is
/// chosen by it, and proves all of it again.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "course/course.hpp"

namespace coach {

/// Inputs of the exercise, by the names of their cases in tests/hunts/N_name.cpp.
struct InputsOfMistake {
    std::vector<std::string> show;
    std::vector<std::string> hide;

    bool operator==(const InputsOfMistake&) const = default;
};

struct HuntFacts {
    std::map<std::string, std::size_t> checks;      ///< in the suite of an exercise
    std::map<std::string, InputsOfMistake> inputs;  ///< by the mistake's id

    bool operator==(const HuntFacts&) const = default;
};

/// Reads the file, which `hunt --record` writes; nothing where there is none.
///
/// @throws Problem if it is not as it should be.
HuntFacts read_hunt_facts(const Course& course, const Lesson& lesson);

std::string hunt_facts_text(const HuntFacts& facts);
std::filesystem::path hunt_facts_file(const Course& course, const Lesson& lesson);

}  // namespace coach
