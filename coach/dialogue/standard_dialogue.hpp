/// @file
/// A dialogue on standard input and output.
#pragma once

#include <memory>

#include "dialogue/dialogue.hpp"

namespace coach {

/// On a terminal, lines can be edited (libedit), and a clock runs in the prompt; from a file or a
/// pipe they are read as they are, and the prompts are printed between.
///
/// As long as it lives, Ctrl-C and signals that end programs end the dialogue instead.
class StandardDialogue : public Dialogue {
 public:
    StandardDialogue();
    ~StandardDialogue() override;

    void say(std::string_view text) override;
    std::optional<std::string> ask(std::string_view prompt,
                                   std::optional<double> since = std::nullopt) override;
    double seconds() override;
    Now now() override;
    Terminal terminal() override;

    /// The signal that ended it; 0 for none.
    int signal() const;

 private:
    struct Editor;
    std::unique_ptr<Editor> editor_;  ///< none where lines cannot be edited
};

}  // namespace coach
