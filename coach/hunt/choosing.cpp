#include "hunt/choosing.hpp"

#include <algorithm>

#include "files/files.hpp"
#include "hunt/hunt_facts.hpp"
#include "hunt/wrong_fixes.hpp"

namespace coach {
namespace {

std::size_t checks_of(const HuntMaterial& material, const std::string& exercise) {
    const auto known = material.checks.find(exercise);
    return known == material.checks.end() ? 0 : known->second;
}

bool suits(const HuntMaterial& material, const std::vector<const Plantable*>& mistakes,
           HuntLevel level) {
    const auto quiet = static_cast<std::size_t>(
        std::count_if(mistakes.begin(), mistakes.end(), [&](const Plantable* mistake) {
            return is_quiet(*mistake, checks_of(material, mistake->record->exercise));
        }));
    if (quiet < quiet_mistakes_of(level)) return false;
    if (level == HuntLevel::easy && quiet > 0) return false;
    for (const Plantable* const mistake : mistakes) {
        std::vector<const Plantable*> others;
        std::copy_if(mistakes.begin(), mistakes.end(), std::back_inserter(others),
                     [&](const Plantable* other) { return other != mistake; });
        if (shown_by_it_alone(*mistake, others).empty()) return false;
    }
    return true;
}

}  // namespace

void read_material(const Course& course, const Lesson& lesson, HuntMaterial& material) {
    material.lesson = &lesson;
    material.solution = read_text(course.root / "solutions" / (lesson.id + ".cpp"));
    material.program = program_text_of(material.solution);
    material.records = read_misconceptions(course, lesson);
    material.fingerprints = read_fingerprints(course, lesson);
    material.plantable = plantable(material.solution, material.records, material.fingerprints);
    const HuntFacts facts = read_hunt_facts(course, lesson);
    material.checks = facts.checks;
    for (const auto& [id, inputs] : facts.inputs) {
        if (!inputs.show.empty() && !inputs.hide.empty()) material.suited.insert(id);
    }
}

bool is_quiet(const Plantable& mistake, std::size_t checks_of_its_exercise) {
    return 4 * mistake.fails_in_its_exercise() <= checks_of_its_exercise;
}

std::set<SuiteCheck> shown_by_it_alone(const Plantable& mistake,
                                       const std::vector<const Plantable*>& others) {
    std::set<SuiteCheck> shown;
    for (const SuiteCheck& check : mistake.fails) {
        const bool is_others =
            check.exercise != mistake.record->exercise ||
            std::any_of(others.begin(), others.end(),
                        [&](const Plantable* other) { return other->fails.count(check) > 0; });
        if (!is_others) shown.insert(check);
    }
    return shown;
}

std::optional<std::vector<Chosen>> choose(const HuntMaterial& material, HuntLevel level,
                                          Dice& dice) {
    // by exercise first: one with many records would be in every hunt otherwise
    std::map<std::string, std::vector<const Plantable*>> by_exercise;
    for (const Plantable& mistake : material.plantable) {
        if (material.suited.count(mistake.record->id) == 0) continue;
        by_exercise[mistake.record->exercise].push_back(&mistake);
    }
    std::vector<std::string> exercises;
    for (const auto& [exercise, mistakes] : by_exercise) exercises.push_back(exercise);
    constexpr int tries = 1000;
    for (int attempt = 0; attempt < tries; ++attempt) {
        dice.shuffle(exercises);
        std::vector<const Plantable*> mistakes;
        for (const std::string& exercise : exercises) {
            if (mistakes.size() == mistakes_of(level)) break;
            const std::vector<const Plantable*>& here = by_exercise.at(exercise);
            const Plantable* const mistake = here[dice.below(here.size())];
            const bool is_in_another_function =
                std::none_of(mistakes.begin(), mistakes.end(), [&](const Plantable* earlier) {
                    return earlier->definition == mistake->definition;
                });
            if (is_in_another_function) mistakes.push_back(mistake);
        }
        if (mistakes.size() < mistakes_of(level) || !suits(material, mistakes, level)) continue;
        std::vector<Chosen> result;
        for (const Plantable* const mistake : mistakes) {
            result.push_back(
                {mistake, wrong_fixes(material.program.definitions[mistake->definition].body,
                                      *mistake, material.plantable, wrong_fixes_to_try, dice)});
            if (result.back().wrong_fixes.size() < wrong_fixes_of_a_mistake) break;
        }
        if (result.back().wrong_fixes.size() < wrong_fixes_of_a_mistake) continue;
        return result;
    }
    return std::nullopt;
}

}  // namespace coach
