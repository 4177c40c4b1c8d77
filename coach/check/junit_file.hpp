/// @file
/// The layout of a JUnit file, whatever was tested.
#pragma once

#include <string>
#include <vector>

namespace coach {

enum class JunitOutcome {
    passed,
    failure,  ///< it ran, and is wrong
    error,    ///< it did not run
};

/// Texts may hold any bytes, here and below.
struct JunitCase {
    std::string classname;
    std::string name;
    JunitOutcome outcome = JunitOutcome::passed;
    // where it did not pass:
    std::string type = {};
    std::string message = {};
    std::string text = {};  ///< may be empty
};

struct JunitSuite {
    std::string name;
    double seconds = 0;
    std::vector<JunitCase> cases = {};
    std::string printed = {};  ///< may be empty
};

/// Well-formed XML, with counts for each suite and for all together.
std::string junit_file(const std::vector<JunitSuite>& suites);

}  // namespace coach
