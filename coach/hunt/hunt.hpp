/// @file
/// A bug hunt: a solution with two to four recorded mistakes in it, and what is asked about each.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hunt/dress.hpp"
#include "hunt/planting.hpp"

namespace coach {

/// How hard a hunt is. A mistake is quiet if it fails a quarter of its exercise's checks or fewer.
enum class HuntLevel {
    easy,    ///< two mistakes, both of them loud
    medium,  ///< three, one of them quiet or more
    hard,    ///< four, two of them quiet or more
};

std::string_view name_of(HuntLevel level);

/// @throws Problem for a name that there is not.
HuntLevel level_named(std::string_view name);

std::size_t mistakes_of(HuntLevel level);
std::size_t quiet_mistakes_of(HuntLevel level);  ///< at least

/// What a hunt is meant to take.
inline constexpr std::chrono::minutes hunt_time{15};

/// A question with one right choice.
struct ChoiceQuestion {
    std::string ask;
    std::vector<std::string> choices;
    std::size_t right = 0;

    bool operator==(const ChoiceQuestion&) const = default;
};

/// The steps in which a planted mistake is asked about.
inline constexpr std::size_t hunt_steps = 3;

/// A mistake that was put in.
struct Planted {
    std::string id;        ///< of its record
    std::string exercise;  ///< where it fails the suite: "2.2"
    std::string function;  ///< where it is, as it is called in the hunt's text
    LineRange where;       ///< in the hunt's text
    bool is_quiet = false;
    /// Checks that fail as long as it is there, and pass without it, whatever else is wrong: all of
    /// that was run.
    std::vector<SuiteCheck> telltales;
    std::vector<ChoiceQuestion> questions;  ///< hunt_steps: symptom, input, fix

    bool operator==(const Planted&) const = default;
};

struct BugHunt {
    std::uint64_t seed = 0;
    HuntLevel level = HuntLevel::medium;
    std::string lesson;  ///< its id
    std::string text;    ///< what is to be mended
    std::string mended;  ///< the same without the mistakes
    std::vector<Planted> planted;

    bool operator==(const BugHunt&) const = default;
};

}  // namespace coach
