/// @file
/// Composing a hunt: choosing mistakes, building them in, and proving every claim by running it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "build/builder.hpp"
#include "hunt/choosing.hpp"
#include "hunt/evidence.hpp"
#include "hunt/hunt.hpp"
#include "hunt/hunt_facts.hpp"
#include "processes/process.hpp"

namespace coach {

struct HuntRequest {
    std::uint64_t seed = 0;
    HuntLevel level = HuntLevel::medium;
    const Lesson* lesson = nullptr;  ///< none for one that the seed chooses
};

/// A hunt, and why others were none.
struct Composed {
    BugHunt hunt;
    std::vector<std::string>
        rejected;  ///< a reason for each composition that was run and is no hunt
};

/// Composes hunts in build/hunt/, one at a time; what lies there is overwritten.
class Composer {
 public:
    Composer(const Course& course, BuildPlace place, ProcessRunner& runner, BuildNews news);

    /// The hunt of this seed: the same request gives the same hunt.
    ///
    /// Two programs are built. One holds the right bodies, the mistakes and the wrong fixes, and is
    /// told which of them to compute; the whole suite runs without a mistake and with all, and an
    /// exercise's own with its mistake alone, with all but that, and with each wrong fix. The other is the text that the learner gets; it has to do
    /// what the first does with all mistakes.
    ///
    /// @throws Problem if what the course brings does not build, or if no hunt was found.
    Composed compose(const HuntRequest& request);

    /// What a lesson's mistakes are as parts of a hunt, found by running each of them.
    HuntFacts survey(const Lesson& lesson);

    /// Why the solution is not right any more in the clothes of this seed; empty where it is.
    std::string trouble_of_clothes(const Lesson& lesson, std::uint64_t seed);

 private:
    struct Trial {
        std::string variants = {};  ///< what Dress::switch_for() says
        std::string exercise = {};  ///< what to run; empty for the whole lesson
    };
    /// Runs all of them, a processor each.
    std::vector<HuntRun> run(const Lesson& lesson, const std::filesystem::path& program,
                             const std::vector<Trial>& trials);
    BuildOutcome build(const Lesson& lesson, const std::string& text);

    const Course& course_;
    BuildPlace place_;
    ProcessRunner& runner_;
    Builder builder_;
};

}  // namespace coach
