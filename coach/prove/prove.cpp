#include "prove/prove.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>

#include "check/check.hpp"
#include "explain/diagnosis.hpp"
#include "explain/example.hpp"
#include "explain/fingerprint.hpp"
#include "explain/misconception.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "prove/rewritten.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

bool holds(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Why there is nothing to name; nothing where there is.
std::optional<std::string> nothing_to_name(const LessonVerdict& verdict) {
    if (verdict.status == LessonStatus::does_not_compile) {
        return "does not compile:\n" + verdict.trouble;
    }
    if (verdict.status == LessonStatus::passed) return "passes: no check catches it";
    return std::nullopt;
}

/// What is wrong with a proof; nothing where it holds.
std::optional<std::string> complaint(const LessonVerdict& verdict,
                                     const Misconception& misconception) {
    if (auto text = nothing_to_name(verdict)) return text;
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        if (exercise.exercise->id != misconception.exercise) continue;
        if (exercise.status != ExerciseStatus::failed) {
            return fmt::format("does not fail in {}, which is {} there", misconception.exercise,
                               name_of(exercise.status));
        }
        if (!exercise.mistake) return "fails, but is not named; is './qkv selftest --record' due?";
        if (exercise.mistake->id != misconception.id) {
            return fmt::format("is taken for '{}'", exercise.mistake->id);
        }
        if (exercise.mistake->confidence != Confidence::certain) {
            return "is named as likely only; is './qkv selftest --record' due?";
        }
    }
    return std::nullopt;
}

/// What is wrong with the verdict on a mistake as somebody else wrote it. Of two in one exercise,
/// one has to be named.
std::optional<std::string> complaint(const LessonVerdict& verdict, const Rewritten& rewritten,
                                     const std::vector<Misconception>& known) {
    if (auto text = nothing_to_name(verdict)) return text;
    std::set<std::string> to_be_named;  // exercises
    for (const Misconception& misconception : known) {
        if (holds(rewritten.names, misconception.id)) to_be_named.insert(misconception.exercise);
    }
    std::string observed;
    for (const ExerciseVerdict& exercise : verdict.exercises) {
        if (exercise.status != ExerciseStatus::failed) continue;
        if (exercise.mistake) {
            if (!holds(rewritten.names, exercise.mistake->id)) {
                return fmt::format("is taken for '{}' in {}", exercise.mistake->id,
                                   exercise.exercise->id);
            }
            to_be_named.erase(exercise.exercise->id);
        } else if (exercise.observation) {
            observed += fmt::format("{}: {}\n", exercise.exercise->id, *exercise.observation);
        } else if (!exercise.was_cut_short) {
            return fmt::format("gets neither a name nor an observation in {}",
                               exercise.exercise->id);
        }
    }
    if (rewritten.is_not_named_yet) {
        if (!to_be_named.empty()) return std::nullopt;
        return "is named now: its line 'not named yet' can go";
    }
    if (!to_be_named.empty()) {
        return fmt::format("is not named in {}, but: {}", fmt::join(to_be_named, ", "), observed);
    }
    if (observed.find(rewritten.observes) == std::string::npos) {
        return fmt::format("should be observed as '{}', but: {}", rewritten.observes, observed);
    }
    return std::nullopt;
}

/// A lesson's mistakes, one after the other in the learner's place.
class Proof {
 public:
    Proof(const Course& course, const Lesson& lesson, const BuildPlace& place,
          ProcessRunner& runner, const BuildNews& news)
        : lesson_(lesson),
          reference_(read_text(course.root / "solutions" / (lesson.id + ".cpp"))),
          learner_file_(place.learner_dir / lesson.learner_file()),
          checker_(course, place, runner, news) {}

    /// What is wrong with the proof of one of its ways; nothing where it holds for all.
    std::optional<std::string> trouble_with(const Misconception& misconception) {
        const Selection exercise{&lesson_, {&exercise_of(lesson_, misconception)}};
        for (const Way& way : ways_of(misconception)) {
            write_text(learner_file_, with_mistake(reference_, way));
            if (const auto text = complaint(checker_.check(exercise), misconception)) {
                return fmt::format("{} ({})", *text, way.place);
            }
        }
        return std::nullopt;
    }

    LessonVerdict check(const Rewritten& rewritten) {
        write_text(learner_file_, read_text(rewritten.file));
        return checker_.check(whole_lesson());
    }

    /// What the mistake computes, made in this way.
    LessonFingerprint fingerprint(const Way& way) {
        write_text(learner_file_, with_mistake(reference_, way));
        LessonFingerprint result = fingerprints();
        usual_report_ = checker_.report();
        // What reads memory that nobody wrote shows when that memory is filled with other bytes.
        for (const char* const filling : {"85", "170"}) {
            setenv("MALLOC_PERTURB_", filling, 1);
            const LessonFingerprint again = fingerprints();
            for (auto& [exercise, fingerprint] : result) {
                mark_what_varies(fingerprint, again.at(exercise));
            }
        }
        unsetenv("MALLOC_PERTURB_");
        return result;
    }

    /// A small input that shows the mistake whose fingerprint was made last.
    Example example(const Misconception& misconception) const {
        return smallest_example(usual_report_, exercise_of(lesson_, misconception));
    }

 private:
    Selection whole_lesson() const {
        Selection all{&lesson_, {}};
        for (const Exercise& exercise : lesson_.exercises) all.exercises.push_back(&exercise);
        return all;
    }

    /// What the file that is there computes.
    LessonFingerprint fingerprints() {
        checker_.check(whole_lesson());
        LessonFingerprint result;
        for (const Exercise& exercise : lesson_.exercises) {
            result[exercise.id] = fingerprint_of(checker_.report(), exercise);
        }
        return result;
    }

    const Lesson& lesson_;
    std::string reference_;
    fs::path learner_file_;
    Checker checker_;
    Report usual_report_;
};

}  // namespace

bool prove(const Course& course, ProcessRunner& runner, const fs::path& tree,
           const std::vector<std::string>& ids, bool record,
           const std::function<void(std::string_view)>& print, const BuildNews& news) {
    const fs::path here = course.root / "build" / "prove";
    const BuildPlace place{course.root, tree.empty() ? here / "tree" : tree, here / "lessons",
                           !tree.empty()};
    const auto is_chosen = [&](const std::string& id) { return ids.empty() || holds(ids, id); };
    const std::vector<Rewritten> all_rewritten = read_rewritten(course);
    bool all_hold = true;
    std::size_t proven = 0;
    const auto tell = [&](const std::string& id, const std::optional<std::string>& trouble) {
        ++proven;
        all_hold = all_hold && !trouble;
        print(trouble ? fmt::format("✗ {} {}\n", id, *trouble)
                      : fmt::format("✓ {} fails and is named for what it is\n", id));
    };
    for (const Lesson& lesson : course.lessons) {
        const std::vector<Misconception> known = read_misconceptions(course, lesson);
        std::vector<Misconception> chosen;
        std::copy_if(known.begin(), known.end(), std::back_inserter(chosen),
                     [&](const auto& misconception) { return is_chosen(misconception.id); });
        Proof proof(course, lesson, place, runner, news);
        if (record && !chosen.empty()) {
            LessonFingerprints fingerprints = read_fingerprints(course, lesson);
            // those of mistakes that are recorded no more, and of ways
            std::erase_if(fingerprints, [&](const auto& entry) {
                return std::none_of(known.begin(), known.end(), [&](const auto& misconception) {
                    const std::vector<Way> ways = ways_of(misconception);
                    for (std::size_t way = 0; way < ways.size(); ++way) {
                        if (entry.first == key_of_way(misconception, way)) return true;
                    }
                    return false;
                });
            });
            Examples examples = read_examples(course, lesson);
            std::erase_if(examples, [&](const auto& entry) {
                return fingerprints.count(entry.first) == 0 && !is_chosen(entry.first);
            });
            for (const Misconception& misconception : chosen) {
                const std::vector<Way> ways = ways_of(misconception);
                for (std::size_t way = 0; way < ways.size(); ++way) {
                    fingerprints[key_of_way(misconception, way)] = proof.fingerprint(ways[way]);
                    if (way == 0) examples[misconception.id] = proof.example(misconception);
                }
            }
            write_text(examples_file(course, lesson), examples_text(examples));
            write_text(fingerprints_file(course, lesson), fingerprints_text(fingerprints));
        }
        for (const Misconception& misconception : chosen) {
            tell(misconception.id, proof.trouble_with(misconception));
        }
        for (const Rewritten& rewritten : all_rewritten) {
            if (rewritten.lesson != &lesson || !is_chosen(rewritten.slug)) continue;
            tell(rewritten.slug, complaint(proof.check(rewritten), rewritten, known));
        }
    }
    if (proven < std::max<std::size_t>(ids.size(), 1)) {
        throw Problem(
            "no such mistake is recorded in tests/misconceptions/, and no such file is in "
            "tests/rewritten/");
    }
    return all_hold;
}

}  // namespace coach
