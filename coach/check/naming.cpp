#include "check/naming.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/line_of_function.hpp"
#include "explain/diagnosis.hpp"
#include "observe/observe.hpp"

namespace coach {
namespace {

/// What the mistakes that `is_asked_for` compute in one exercise.
template <class Predicate>
Fingerprints fingerprints_in(const Exercise& exercise, const KnownMistakes& known,
                             const Predicate& is_asked_for) {
    Fingerprints result;
    for (const Misconception& misconception : known.misconceptions) {
        if (!is_asked_for(misconception)) continue;
        const auto lesson = known.fingerprints.find(misconception.id);
        if (lesson == known.fingerprints.end()) continue;
        const auto here = lesson->second.find(exercise.id);
        if (here != lesson->second.end()) result[misconception.id] = here->second;
    }
    return result;
}

/// The surer one; of two that are equally sure the first.
std::optional<Diagnosis> surer(std::optional<Diagnosis> first, std::optional<Diagnosis> second) {
    if (!first) return second;
    if (!second || first->confidence <= second->confidence) return first;
    return second;
}

/// Puts the failure with the smallest input first.
void show_the_smallest(std::vector<Failure>& failures) {
    std::stable_sort(failures.begin(), failures.end(), [](const Failure& a, const Failure& b) {
        return a.input_cells < b.input_cells;
    });
}

/// "It calls project, which fails in 1.2", of the first such function.
std::optional<std::string> failing_function(const ExerciseVerdict& exercise,
                                            const LessonVerdict& verdict,
                                            const std::string& source) {
    for (const ExerciseVerdict& earlier : verdict.exercises) {
        if (&earlier == &exercise) break;
        if (earlier.status != ExerciseStatus::failed) continue;
        for (const LearnerFunction& function : exercise.exercise->functions) {
            if (!calls(source, function.symbol, earlier.exercise->name)) continue;
            return fmt::format("It calls {}, which fails in {}: mend that first.",
                               earlier.exercise->name, earlier.exercise->id);
        }
    }
    return std::nullopt;
}

NamedMistake named(const Diagnosis& diagnosis, const Exercise& exercise,
                   const std::vector<Misconception>& misconceptions) {
    const Misconception& known =
        *std::find_if(misconceptions.begin(), misconceptions.end(),
                      [&](const auto& candidate) { return candidate.id == diagnosis.id; });
    NamedMistake mistake{known.id,    known.title,          known.docs,          known.why,
                         known.think, diagnosis.confidence, diagnosis.explained, diagnosis.failing};
    if (known.exercise != exercise.id) mistake.root = known.exercise;
    return mistake;
}

}  // namespace

void name_mistakes(LessonVerdict& verdict, const Report& report, const KnownMistakes& known,
                   const std::string& source) {
    const auto judged = [&](const std::string& exercise) -> const ExerciseVerdict* {
        const auto found =
            std::find_if(verdict.exercises.begin(), verdict.exercises.end(),
                         [&](const auto& candidate) { return candidate.exercise->id == exercise; });
        return found == verdict.exercises.end() ? nullptr : &*found;
    };
    for (ExerciseVerdict& exercise : verdict.exercises) {
        if (exercise.status != ExerciseStatus::failed) continue;
        const Fingerprint seen = fingerprint_of(report, *exercise.exercise);
        const auto candidates = [&](const auto& is_asked_for) {
            return diagnose(seen, fingerprints_in(*exercise.exercise, known, is_asked_for));
        };
        const auto is_own = [&](const Misconception& misconception) {
            return misconception.exercise == exercise.exercise->id;
        };
        // named already, at its root
        const auto is_named = [&](const Misconception& misconception) {
            const ExerciseVerdict* const root = judged(misconception.exercise);
            return root != nullptr && !is_own(misconception) && root->mistake &&
                   root->mistake->id == misconception.id;
        };
        // its exercise was not asked for
        const auto is_elsewhere = [&](const Misconception& misconception) {
            return judged(misconception.exercise) == nullptr;
        };
        const auto diagnosis =
            surer(surer(candidates(is_named), candidates(is_own)), candidates(is_elsewhere));
        if (diagnosis) {
            exercise.mistake = named(*diagnosis, *exercise.exercise, known.misconceptions);
        } else if (!exercise.was_cut_short) {
            // where it was cut short, that is what there is to say
            const auto observation = observe(report, *exercise.exercise);
            if (!observation) continue;
            exercise.observation = observation->text;
            if (const auto failing = failing_function(exercise, verdict, source)) {
                exercise.observation = *failing + ' ' + *exercise.observation;
            }
            if (observation->is_none) show_the_smallest(exercise.failures);
        }
    }
}

}  // namespace coach
