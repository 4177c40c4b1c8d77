/// @file
/// The last save warms the next: what a learner's last text made of xtensor's templates is compiled in
/// the background, while the learner thinks.
#pragma once

#include <map>
#include <memory>

#include "build/builder.hpp"
#include "build/recipe.hpp"
#include "processes/background.hpp"

namespace coach {

/// A build without Ninja.
struct QuickBuild {
    BuildOutcome outcome;
    bool is_on_what_was_warm = false;
};

/// Keeps a precompiled header of the last text of one lesson, on top of those of the vocabulary and
/// of the contract, and builds the next text on it.
///
/// It is for speed alone: a text that compiles by itself compiles on it to the same, and where
/// anything is in doubt it does nothing. Nothing here throws, tells or waits for a compiler, except
/// build(), which waits for its own. With g++, or without precompiled headers, it does nothing at
/// all.
class Warmer {
 public:
    Warmer(BuildPlace place, ProcessRunner& runner, BackgroundRunner& background);
    ~Warmer();
    Warmer(const Warmer&) = delete;
    Warmer& operator=(const Warmer&) = delete;

    /// Begins to warm up for the text after this one; what is ready already stays so until then.
    ///
    /// @param compiled a text that compiled, as Builder or build() gave it. One that could not be
    ///                 warmed is not tried again.
    void start(const Lesson& lesson, const Built& compiled);

    /// Ends at once what start() began, if it has not ended; what is ready stays so.
    void stop();

    /// Is something running in the background?
    bool is_busy();

    /// Is there something for the next text of this lesson, whatever that is?
    bool is_ready_for(const Lesson& lesson);

    /// The lesson's program, made of what the learner's file holds now: on what is warm, and where that
    /// does not serve, by the commands that Ninja would choose, which takes a fifth longer to find out.
    /// What is warm does not serve a text that includes other headers than the last, that does not
    /// compile or link so, or that has code which runs before main() and might run twice.
    ///
    /// What was built by Ninja's commands is what Ninja would build. On what is warm, an include that the new
    /// text lacks may have come from the old one: what passes so has to be confirmed.
    ///
    /// @return nothing where no text of the lesson has been given to start() yet; where anything of the
    ///         course has changed, or its builds; where the text neither compiles nor has an error of
    ///         its own. Then only Builder can tell.
    std::optional<QuickBuild> build(const Lesson& lesson);

 private:
    /// What Ninja has built for a lesson, and how it would build the learner's file on that.
    struct Basis {
        Recipe recipe;
        std::string course;  ///< its stamp when Ninja looked at it
        std::string builds;  ///< the stamp of what Ninja built
    };

    /// What a text is made into, in a folder of its own.
    struct Warm {
        std::string lesson_id;
        std::string text;
        std::vector<std::string> includes;
        Basis basis;
        std::filesystem::path folder;
    };

    std::optional<Recipe> recipe_of(const Lesson& lesson, Compilation compilation);
    bool runs_before_main(const std::filesystem::path& object, const Recipe& recipe);
    std::string stamp_of_builds(const Recipe& recipe) const;
    bool is_as_built(const Lesson& lesson, const Basis& basis) const;
    std::optional<Basis> basis_of(const Lesson& lesson, const Built& compiled);
    bool prepare(const Lesson& lesson, const Built& compiled, const Basis& basis, Warm& warm);
    std::optional<QuickBuild> build_warm(const Warm& warm, const std::filesystem::path& source,
                                         const std::string& text);
    std::optional<QuickBuild> build_as_ninja_would(const Basis& basis,
                                                   const std::filesystem::path& source,
                                                   const std::string& text);
    ProcessResult compile(const Recipe& recipe, const std::string& precompiled,
                          const std::filesystem::path& source, const std::string& object);
    bool link(const Recipe& recipe, const std::vector<std::string>& objects,
              const std::string& program);
    void look();
    std::filesystem::path folder() const;

    BuildPlace place_;
    ProcessRunner& runner_;
    BackgroundRunner& background_;
    std::map<std::string, std::pair<std::string, std::optional<Recipe>>> recipes_;
    std::map<std::string, Basis> bases_;  ///< by program
    /// How many variables a header's code initialises, with its stamp, by header.
    std::map<std::string, std::pair<std::string, std::size_t>> initialisations_;
    std::map<std::string, std::string> failed_;  ///< the last text that failed, by lesson
    std::optional<Warm> ready_;
    std::optional<Warm> next_;
    std::unique_ptr<BackgroundProcess> process_;  ///< makes next_
};

}  // namespace coach
