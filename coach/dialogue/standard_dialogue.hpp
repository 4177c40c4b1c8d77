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
    double seconds() override;
    Now now() override;
    Terminal terminal() override;

    /// The exit status of a program whose dialogue has ended: 0, or 128 and the number of the signal
    /// that ended it, as shells tell it.
    static int exit_status();

 private:
    std::optional<std::string> read(std::string_view prompt, std::optional<double> since) override;

    struct Editor;
    std::unique_ptr<Editor> editor_;  ///< none where lines cannot be edited
};

}  // namespace coach
