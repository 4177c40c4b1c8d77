/// @file
/// What is asked about a planted mistake.
#pragma once

#include <string>
#include <vector>

#include "hunt/choosing.hpp"
#include "hunt/dice.hpp"
#include "hunt/evidence.hpp"
#include "hunt/hunt.hpp"

namespace coach {

/// What shows, for the reader to choose: what this mistake's record says, and three others that are
/// not true of it.
///
/// Another mistake's symptom is taken where the two end otherwise in a check of the exercise that both
/// fail, or where it is of another exercise: first those that end in another manner, refusing or
/// returning another shape.
ChoiceQuestion symptom_question(const HuntMaterial& material, const Plantable& mistake, Dice& dice);

/// Which input shows it: one that does, and up to three that hide it, identities and the like first.
ChoiceQuestion input_question(const std::vector<std::string>& show,
                              const std::vector<std::string>& hide, Dice& dice);

/// The lines that take the place of others; "without this:" and those that go, where none come.
std::string change_text(const std::vector<std::string>& before,
                        const std::vector<std::string>& after);

/// Do two texts of code read alike, up to space and braces?
bool reads_alike(const std::string& one, const std::string& other);

/// Which text is right?
///
/// @param right what change_text() says of the right function
/// @param wrong of wrong ones
ChoiceQuestion fix_question(const std::string& right, const std::vector<std::string>& wrong,
                            Dice& dice);

}  // namespace coach
