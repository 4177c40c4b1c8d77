/// @file
/// One small input on which a known mistake shows: tests/misconceptions/N_name.examples.json.
#pragma once

#include <map>
#include <string>

#include "course/course.hpp"
#include "report/report.hpp"

namespace coach {

struct Example {
    std::string test_case;  ///< the sentence that does not hold
    std::string message;    ///< the call, its inputs, what was expected and what came instead
};

/// The failing check with the smallest input, drawn ones last; empty where none fails.
Example smallest_example(const Report& report, const Exercise& exercise);

/// Examples by the mistake's id.
using Examples = std::map<std::string, Example>;

/// Reads the file, which `prove --record` writes; empty where there is none.
///
/// @throws Problem if it is not as it should be.
Examples read_examples(const Course& course, const Lesson& lesson);

std::string examples_text(const Examples& examples);
std::filesystem::path examples_file(const Course& course, const Lesson& lesson);

}  // namespace coach
