/// @file
/// Checking a lesson: build it, run its suite in a process of its own, judge, name the mistake.
#pragma once

#include <set>

#include "build/builder.hpp"
#include "build/warmer.hpp"
#include "check/suite_run.hpp"
#include "check/verdict.hpp"

namespace coach {

/// A verdict, and what to do with it.
struct CheckOutcome {
    LessonVerdict verdict;
    /// Something has passed that had not before, or everything has, of a file that was compiled on
    /// what the last save had warmed: that counts when check() says so too.
    bool needs_confirming = false;
    /// The file as it compiled, for Warmer::start; nothing where it did not.
    std::optional<Built> built = {};
};

/// Checks lessons of one course, built in one place.
class Checker {
 public:
    Checker(const Course& course, BuildPlace place, ProcessRunner& runner, BuildNews news);

    /// What the learner's file comes to.
    ///
    /// @param seed of the inputs that are drawn. Mistakes are known by what they compute with the
    ///        usual seed; with another, a failing suite runs once more to name them.
    /// @throws Problem if that cannot be found out: the course itself does not build, say.
    LessonVerdict check(const Selection& selection, std::uint64_t seed = usual_seed);

    /// The same, as quickly as what the last save had warmed allows: a program that is built so does
    /// what it would do otherwise, and what cannot be built so is built as ever. Ends what still warms
    /// up.
    ///
    ///     CheckOutcome outcome = checker.check(selection, warmer);
    ///     ... shows outcome.verdict ...
    ///     if (outcome.needs_confirming) ... shows checker.check(selection) ...
    ///     if (outcome.built) warmer.start(*selection.lesson, *outcome.built);
    ///
    /// @throws Problem where check() does.
    CheckOutcome check(const Selection& selection, Warmer& warmer, std::uint64_t seed = usual_seed);

    /// Where the text of the last check crashed: builds and runs it once more, with AddressSanitizer,
    /// for some seconds, and says before that it goes on.
    ///
    ///     LessonVerdict verdict = checker.check(selection, seed);
    ///     ... shows verdict ...
    ///     if (verdict.status == LessonStatus::crashed) {
    ///         verdict.crash = checker.find_crash(selection, seed);
    ///     }
    CrashFinding find_crash(const Selection& selection, std::uint64_t seed = usual_seed);

    /// The report of the last check: what the code computed, with the usual seed where it failed.
    const Report& report() const { return report_; }

 private:
    CheckOutcome judge_build(const Selection& selection, BuildOutcome built, std::uint64_t seed);
    LessonVerdict judge_program(const Selection& selection, const std::filesystem::path& program,
                                std::uint64_t seed);
    CheckOutcome check_by_builder(const Selection& selection, std::uint64_t seed);
    /// Where the checked files are, from the course's root.
    std::filesystem::path folder() const;
    void remember_what_passed(const LessonVerdict& verdict);
    bool has_news(const LessonVerdict& verdict) const;

    const Course& course_;
    BuildPlace place_;
    ProcessRunner& runner_;
    BuildNews news_;
    Builder builder_;
    Report report_;
    std::string text_;                  ///< that was built last
    std::set<const Exercise*> passed_;  ///< when they were last built by Builder
};

}  // namespace coach
