/// @file
/// Which mistakes a hunt gets, by what is recorded of them: before anything is built.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "hunt/dice.hpp"
#include "hunt/hunt.hpp"

namespace coach {

/// What a hunt in a lesson is made of. It does not move: what can be planted refers to the records.
struct HuntMaterial {
    const Lesson* lesson = nullptr;
    std::string solution;
    ProgramText program;
    std::vector<Misconception> records;
    LessonFingerprints fingerprints;
    std::vector<Plantable> plantable;
    std::map<std::string, std::size_t> checks;  ///< how many the suite of an exercise has
    std::set<std::string> suited;  ///< ids of those that some input shows and some hides

    HuntMaterial() = default;
    HuntMaterial(const HuntMaterial&) = delete;
    HuntMaterial& operator=(const HuntMaterial&) = delete;
};

/// A mistake, and bodies that might be taken for mending it.
struct Chosen {
    const Plantable* mistake = nullptr;
    std::vector<CodePieces> wrong_fixes;
};

/// Reads a lesson's solution, its records, and what is known of them as parts of a hunt.
///
/// @throws Problem if one of these files is not as it should be.
void read_material(const Course& course, const Lesson& lesson, HuntMaterial& material);

/// How many wrong fixes stand beside the right one, and how many are tried, since one may pass.
inline constexpr std::size_t wrong_fixes_of_a_mistake = 2;
inline constexpr std::size_t wrong_fixes_to_try = 3;

/// Is it, by what is recorded, quiet as a hunt's levels mean it?
bool is_quiet(const Plantable& mistake, std::size_t checks_of_its_exercise);

/// The checks of this mistake's exercise that fail with it, and with none of the others.
std::set<SuiteCheck> shown_by_it_alone(const Plantable& mistake,
                                       const std::vector<const Plantable*>& others);

/// Mistakes for a hunt of this level: in different functions and exercises, none of which hides
/// another, by what is recorded of each alone; each with enough wrong fixes.
///
/// @return nothing where the dice came to none in a thousand tries
std::optional<std::vector<Chosen>> choose(const HuntMaterial& material, HuntLevel level,
                                          Dice& dice);

}  // namespace coach
