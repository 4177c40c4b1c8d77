#include "prove/prove.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "check/check.hpp"
#include "explain/diagnosis.hpp"
#include "explain/fingerprint.hpp"
#include "explain/misconception.hpp"
#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

const Exercise& exercise_of(const Lesson& lesson, const Misconception& misconception) {
    return *std::find_if(lesson.exercises.begin(), lesson.exercises.end(),
                         [&](const auto& e) { return e.id == misconception.exercise; });
}

/// What is wrong with a proof; nothing where it holds.
std::optional<std::string> complaint(const LessonVerdict& verdict,
                                     const Misconception& misconception) {
    if (verdict.status == LessonStatus::does_not_compile) {
        return "does not compile:\n" + verdict.trouble;
    }
    if (verdict.status == LessonStatus::passed) return "passes: no check catches it";
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
        if (!exercise.mistake->is_certain) {
            return "is named as likely only; is './qkv selftest --record' due?";
        }
    }
    return std::nullopt;
}

/// A lesson's mistakes, one after the other in the learner's place.
class Proof {
 public:
    Proof(const Course& course, const Lesson& lesson, ProcessRunner& runner, const BuildNews& news)
        : lesson_(lesson),
          reference_(read_text(course.root / "solutions" / (lesson.id + ".cpp"))),
          learner_dir_(course.root / "build" / "prove" / "lessons"),
          checker_(course, {course.root, course.root / "build" / "prove" / "tree", learner_dir_},
                   runner, news) {
        // every lesson needs a file there before CMake can configure the tree
        for (const Lesson& other : course.lessons) {
            write_text(learner_dir_ / other.learner_file(),
                       read_text(course.root / "solutions" / (other.id + ".cpp")));
        }
    }

    LessonVerdict check(const Misconception& misconception) {
        write_text(learner_dir_ / lesson_.learner_file(), with_mistake(reference_, misconception));
        return checker_.check({&lesson_, {&exercise_of(lesson_, misconception)}});
    }

    Fingerprint fingerprint(const Misconception& misconception) {
        const Exercise& exercise = exercise_of(lesson_, misconception);
        check(misconception);
        Fingerprint fingerprint = fingerprint_of(checker_.report(), exercise);
        // What reads memory that nobody wrote shows when that memory is filled with other bytes.
        for (const char* const filling : {"85", "170"}) {
            setenv("MALLOC_PERTURB_", filling, 1);
            check(misconception);
            mark_what_varies(fingerprint, fingerprint_of(checker_.report(), exercise));
        }
        unsetenv("MALLOC_PERTURB_");
        return fingerprint;
    }

 private:
    const Lesson& lesson_;
    std::string reference_;
    fs::path learner_dir_;
    Checker checker_;
};

}  // namespace

bool prove(const Course& course, ProcessRunner& runner, const std::vector<std::string>& ids,
           bool record, const std::function<void(std::string_view)>& print, const BuildNews& news) {
    bool all_hold = true;
    std::size_t proven = 0;
    for (const Lesson& lesson : course.lessons) {
        std::vector<Misconception> chosen;
        const std::vector<Misconception> all = read_misconceptions(course, lesson);
        std::copy_if(all.begin(), all.end(), std::back_inserter(chosen), [&](const auto& known) {
            return ids.empty() || std::find(ids.begin(), ids.end(), known.id) != ids.end();
        });
        if (chosen.empty()) continue;
        proven += chosen.size();
        Proof proof(course, lesson, runner, news);
        if (record) {
            Fingerprints fingerprints = read_fingerprints(course, lesson);
            // those of mistakes that are recorded no more
            std::erase_if(fingerprints, [&](const auto& entry) {
                return std::none_of(all.begin(), all.end(),
                                    [&](const auto& known) { return known.id == entry.first; });
            });
            for (const Misconception& misconception : chosen) {
                fingerprints[misconception.id] = proof.fingerprint(misconception);
            }
            write_text(fingerprints_file(course, lesson), fingerprints_text(fingerprints));
        }
        for (const Misconception& misconception : chosen) {
            const auto trouble = complaint(proof.check(misconception), misconception);
            all_hold = all_hold && !trouble;
            print(trouble ? fmt::format("✗ {} {}\n", misconception.id, *trouble)
                          : fmt::format("✓ {} fails in {} and is named\n", misconception.id,
                                        misconception.exercise));
        }
    }
    if (proven < std::max<std::size_t>(ids.size(), 1)) {
        throw Problem("no such mistake is recorded in tests/misconceptions/");
    }
    return all_hold;
}

}  // namespace coach
