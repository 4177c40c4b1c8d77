/// @file
/// How a call of a learner's function can end.
#pragma once

#include <string>

namespace qkv_tests {

enum class Ending {
    returned,
    not_implemented,
    invalid_argument,
    bad_alloc,
    other_exception,
    not_an_exception,
    lost,  ///< it never came back: where the code runs in a process of its own, see tests/judge/
};

/// What a call of a lost ending leaves by. It is no std::exception: nobody takes it for one that the
/// learner's code threw.
struct CallLost {
    std::string how;       ///< a clause: "it crashed its program with SIGSEGV"
    bool is_late = false;  ///< it took too long; to ask once more would take as long again
};

}  // namespace qkv_tests
