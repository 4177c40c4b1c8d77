/// @file
/// Lesson 4's experiment on the learner's own code: check it, build the program, run it.
#pragma once

#include <optional>

#include "build/builder.hpp"
#include "check/verdict.hpp"
#include "experiment/measurements.hpp"

namespace coach {

/// What came of one of the learner's functions.
template <class Row>
struct Finding {
    const Exercise* exercise = nullptr;  ///< whose function it is
    std::vector<Row> rows;
    std::string trouble;            ///< why there are no rows: "4.6 entropy is not implemented yet"
    std::string advice;             ///< what to look for then; may be empty
    std::string printed;            ///< what the code printed, where it is in trouble
    bool passes_its_tests = false;  ///< if not, the rows are what wrong code computes
};

struct Findings {
    Plan plan;
    /// Where this is there, the learner's file does not compile, and nothing else is known.
    std::optional<LessonVerdict> does_not_compile;
    Finding<VarianceRow> variance;
    Finding<SoftmaxRow> softmax;
};

/// Did all that was asked for come out, of code that passes its tests?
bool is_sound(const Findings& findings);

/// Runs the experiment.
///
/// Code that is not implemented or whose tests crash or do not end is not run. Each function runs in
/// a process of its own, with the limits of a suite.
///
/// @param place where lessons are built: loop_of(course)
/// @throws Problem if that cannot be found out: the course itself does not build, say.
Findings experiment(const Course& course, const BuildPlace& place, ProcessRunner& runner,
                    const BuildNews& news, const Plan& plan);

}  // namespace coach
