/// @file
/// The checks that the suites are written in.
///
/// Each calls a learner's function once, holds what came of it against what the contract demands,
/// and says three things: to doctest, whether it is right; to the reader, what differs and where;
/// to the report, what the code computed, so that a known mistake can be named.
#pragma once

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <vector>

#include "support/value.hpp"

namespace qkv_tests {

/// A place in a suite, and the call that is checked there as it is written.
struct Site {
    const char* file;
    int line;
    const char* call;
};

/// The call must return this, within the tolerance, and leave its inputs as they were. A failing
/// check does not end its test case; one that finds the exercise not implemented does.
void check_values(const Site& site, const std::function<Value()>& call, const Value& expected,
                  const std::vector<Input>& inputs);

/// As check_values, where a comparison cell by cell would not be understood: `tell` says in lines
/// what differs, and the inputs are reported but not shown.
void check_told(const Site& site, const std::function<Value()>& call, const Value& expected,
                const std::vector<Input>& inputs,
                const std::function<std::string(const Value& got)>& tell);

/// The call must throw std::invalid_argument with a message that is not empty and holds these
/// numbers, in any format.
void check_refused(const Site& site, const std::function<Value()>& call,
                   const std::vector<std::size_t>& numbers, const std::vector<Input>& inputs);

}  // namespace qkv_tests

/// CHECK_VALUES(project(x, w), expected, INPUT(x), INPUT(w)); `expected` may be near(...) something.
#define CHECK_VALUES(call, expected, ...)                                  \
    ::qkv_tests::check_values({__FILE__, __LINE__, #call},                 \
                              [&] { return ::qkv_tests::value_of(call); }, \
                              ::qkv_tests::value_of(expected), {__VA_ARGS__})

/// CHECK_REFUSED(project(x, w), NUMBERS(11, 9), INPUT(x), INPUT(w))
#define CHECK_REFUSED(call, numbers, ...)                                            \
    ::qkv_tests::check_refused({__FILE__, __LINE__, #call},                          \
                               [&] { return ::qkv_tests::value_of(call); }, numbers, \
                               {__VA_ARGS__})

/// The two extents that an error message must hold; NUMBERS() where one argument is refused by itself.
#define NUMBERS(...) \
    std::vector<std::size_t> { __VA_ARGS__ }

#define INPUT(input)                                                                       \
    ::qkv_tests::Input {                                                                   \
#input, ::qkv_tests::value_of(input), [&] { return ::qkv_tests::value_of(input); } \
    }
