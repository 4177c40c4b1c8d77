/// @file
/// The commands. Each returns the exit status: 0 where all that was asked for holds, 1 where it
/// does not, 2 (by a Problem) where that could not be found out.
#pragma once

#include "command_line/command_line.hpp"

namespace coach {

int run(const Status& command);
int run(const Worker&);
int run(const Check& command);
int run(const List& command);
int run(const History& command);
int run(const Undo& command);
int run(const Restore& command);
int run(const Reset& command);
int run(const Mistakes&);
int run(const Import& command);
int run(const Progress& command);
int run(const Hint& command);
int run(const Answer& command);
int run(const Solution& command);
int run(const Redo& command);
int run(const Hunt& command);
int run(const Rehearse& command);
int run(const PlanDays& command);
int run(const Interview& command);
int run(const GradeFolders& command);
int run(const GradeWorker& command);
int run(const Explain& command);
int run(const Docs& command);
int run(const Experiment& command);
int run(const Prove& command);
int run(const Doctor& command);
int run(const Completion& command);
int run(const CompletionWords& command);
int run(const Done& command);

}  // namespace coach
