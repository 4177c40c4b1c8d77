#include "check/naming.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/line_of_function.hpp"
#include "explain/diagnosis.hpp"
#include "observe/observe.hpp"

namespace coach {
namespace {

/// What the mistakes that `is_asked_for` compute in one exercise, in each of their ways.
template <class Predicate>
Candidates candidates_in(const Exercise& exercise, const KnownMistakes& known,
                         const Predicate& is_asked_for) {
    Candidates result;
    for (const Misconception& misconception : known.misconceptions) {
        if (!is_asked_for(misconception)) continue;
        for (std::size_t way = 0; way <= misconception.ways.size(); ++way) {
            const Fingerprint* const here =
                known.fingerprints.find(key_of_way(misconception, way), exercise.id);
            if (here != nullptr) result.emplace_back(misconception.id, here);
        }
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

bool defines(const std::string& source, const Exercise& exercise) {
    return std::any_of(
        exercise.functions.begin(), exercise.functions.end(),
        [&](const auto& function) { return line_of_function(source, function.symbol) > 0; });
}

/// Do half of the exercise's checks that demand values fail, and more?
bool is_wrong_in_values(const Report& report, const Exercise& exercise) {
    std::size_t checks = 0;
    std::size_t failing = 0;
    for (const ReportedCase& test_case : report.cases) {
        if (!belongs_to(test_case, exercise)) continue;
        for (const ReportedCheck& check : test_case.checks) {
            if (check.is_refusal) continue;
            ++checks;
            failing += check.ok ? 0 : 1;
        }
    }
    return failing > 0 && 2 * failing >= checks;
}

/// Does this exercise's function call that of an earlier one, or another one that does?
bool reaches(const Lesson& lesson, const std::string& source, const Exercise& from,
             const Exercise& earlier) {
    for (const LearnerFunction& function : from.functions) {
        if (calls(source, function.symbol, earlier.name)) return true;
        for (const Exercise& between : lesson.exercises) {
            if (between.id == from.id) break;
            if (between.id != earlier.id && calls(source, function.symbol, between.name) &&
                reaches(lesson, source, between, earlier)) {
                return true;
            }
        }
    }
    return false;
}

/// An earlier exercise whose function returns wrong values and is called in this one, by what the
/// file says; nullptr where there is none.
const ExerciseVerdict* failing_callee(const ExerciseVerdict& exercise, const LessonVerdict& verdict,
                                      const Report& report, const std::string& source) {
    for (const ExerciseVerdict& earlier : verdict.exercises) {
        if (&earlier == &exercise) break;
        if (earlier.status == ExerciseStatus::failed &&
            is_wrong_in_values(report, *earlier.exercise) &&
            reaches(*verdict.lesson, source, *exercise.exercise, *earlier.exercise)) {
            return &earlier;
        }
    }
    return nullptr;
}

std::size_t count_failing(const Fingerprint& fingerprint) {
    return static_cast<std::size_t>(
        std::count_if(fingerprint.begin(), fingerprint.end(),
                      [](const auto& entry) { return !entry.second.ok; }));
}

/// The mistake of an earlier exercise that makes half of these checks fail, or more, where later
/// functions call that one's: what fails here says nothing of its own.
std::optional<Diagnosis> overshadowed(const Fingerprint& seen, const Candidates& roots) {
    const std::size_t failing = count_failing(seen);
    for (const auto& [id, fingerprint] : roots) {
        const std::size_t affected = count_failing(*fingerprint);
        if (2 * affected >= failing)
            return Diagnosis{std::string(id), Confidence::likely, affected, failing};
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
            return diagnose(seen, candidates_in(*exercise.exercise, known, is_asked_for));
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
        const ExerciseVerdict* const callee = failing_callee(exercise, verdict, report, source);
        // what the file does not define is not seen to call anything
        const bool may_call = callee != nullptr || !defines(source, *exercise.exercise);
        const Candidates roots = candidates_in(*exercise.exercise, known, is_named);
        auto diagnosis = diagnose(seen, roots);
        if (!diagnosis && may_call) diagnosis = overshadowed(seen, roots);
        const bool is_overshadowed = may_call && diagnosis;
        if (callee == nullptr && !is_overshadowed) {
            // what is certain stays: the others need not be read
            const auto consider = [&](const auto& is_asked_for) {
                if (diagnosis && diagnosis->confidence == Confidence::certain) return;
                diagnosis = surer(diagnosis, candidates(is_asked_for));
            };
            consider(is_own);
            consider(is_elsewhere);
        }
        if (diagnosis) {
            exercise.mistake = named(*diagnosis, *exercise.exercise, known.misconceptions);
        } else if (!exercise.was_cut_short) {
            // where it was cut short, that is what there is to say
            const auto observation = observe(report, *exercise.exercise);
            if (!observation) continue;
            exercise.observation = observation->text;
            if (callee != nullptr) {
                exercise.observation = fmt::format(
                    "It calls {}, which fails in {}: mend that first. {}", callee->exercise->name,
                    callee->exercise->id, *exercise.observation);
            }
            exercise.begins_with_the_smallest = observation->is_none;
            if (observation->is_none) show_the_smallest(exercise.failures);
        }
    }
}

}  // namespace coach
