#include "observe/about_inputs.hpp"

#include <algorithm>
#include <cmath>

namespace coach {
namespace {

using Shape = std::vector<std::size_t>;

// Fewer checks that pass tell little about what fails.
constexpr std::size_t passing_that_tell = 2;
constexpr double large = 100;

bool any_input(const ReportedCheck& check, const std::function<bool(const ReportedInput&)>& is) {
    return std::any_of(check.inputs.begin(), check.inputs.end(), is);
}

bool has_an_empty_input(const ReportedCheck& check) {
    return any_input(check, [](const auto& input) { return size_of(input.shape) == 0; });
}

bool has_special_numbers(const ReportedCheck& check) {
    return any_input(check, [](const auto& input) { return input.is_special; });
}

bool has_large_numbers(const ReportedCheck& check) {
    return any_input(
        check, [](const auto& input) { return std::max(-input.least, input.largest) > large; });
}

bool has_negative_numbers(const ReportedCheck& check) {
    return any_input(check, [](const auto& input) { return input.least < 0; });
}

std::vector<Shape> matrices(const ReportedCheck& check) {
    std::vector<Shape> shapes;
    for (const ReportedInput& input : check.inputs) {
        if (input.shape.size() >= 2 && size_of(input.shape) > 0) shapes.push_back(input.shape);
    }
    return shapes;
}

bool has_a_batch_of_several(const ReportedCheck& check) {
    return any_input(
        check, [](const auto& input) { return input.shape.size() == 3 && input.shape[0] > 1; });
}

bool has_a_size_of_one(const ReportedCheck& check) {
    return any_input(check, [](const auto& input) {
        return std::find(input.shape.begin(), input.shape.end(), 1) != input.shape.end();
    });
}

/// Do the matrices differ in this axis, counted from the last?
bool differ_in(const ReportedCheck& check, std::size_t from_the_last) {
    const std::vector<Shape> shapes = matrices(check);
    return std::any_of(shapes.begin(), shapes.end(), [&](const Shape& shape) {
        return shape[shape.size() - 1 - from_the_last] !=
               shapes.front()[shapes.front().size() - 1 - from_the_last];
    });
}

bool has_unequal_lengths(const ReportedCheck& check) { return differ_in(check, 1); }
bool has_unequal_widths(const ReportedCheck& check) { return differ_in(check, 0); }

bool has_equal_sizes_only(const ReportedCheck& check) {
    const std::vector<Shape> shapes = matrices(check);
    return !shapes.empty() && shapes.front()[0] > 1 &&
           std::all_of(shapes.begin(), shapes.end(), [&](const Shape& shape) {
               return std::all_of(shape.begin(), shape.end(),
                                  [&](std::size_t n) { return n == shapes.front()[0]; });
           });
}

bool has_no_square_input(const ReportedCheck& check) {
    const std::vector<Shape> shapes = matrices(check);
    return !shapes.empty() && std::none_of(shapes.begin(), shapes.end(), [](const Shape& shape) {
        return shape[shape.size() - 1] == shape[shape.size() - 2];
    });
}

bool has_several_rows(const ReportedCheck& check) {
    const std::vector<Shape> shapes = matrices(check);
    return !shapes.empty() && shapes.front()[shapes.front().size() - 2] > 1;
}

struct Feature {
    bool (*has)(const ReportedCheck&);
    const char* text;
};

// what says more first
constexpr Feature features[] = {
    {has_an_empty_input,
     "Only calls with something empty fail: no rows, no batch entries or a "
     "width of 0."},
    {has_special_numbers, "Only inputs that hold NaN or infinity fail."},
    {has_large_numbers, "Only inputs with large numbers fail, from 100 on."},
    {has_a_batch_of_several, "Only batches of more than one entry fail."},
    {has_equal_sizes_only,
     "Only inputs whose sizes are all equal fail: there, no shape tells one "
     "axis or one matrix from another."},
    {has_unequal_lengths, "Only inputs fail whose matrices differ in their number of rows."},
    {has_unequal_widths, "Only inputs fail whose matrices differ in width."},
    {has_several_rows, "Only inputs of more than one row fail."},
    {has_a_size_of_one, "Only inputs with a size of 1 fail."},
    {has_negative_numbers, "Only inputs with negative numbers fail."},
    {has_no_square_input, "Only inputs without a square matrix fail."},
};

/// Does each failing case begin with checks that pass?
bool fails_later_in_its_case(const Evidence& evidence) {
    std::size_t failing = 0;
    for (const ReportedCase* const test_case : evidence.cases) {
        const auto first = std::find_if(test_case->checks.begin(), test_case->checks.end(),
                                        [](const ReportedCheck& check) { return !check.ok; });
        if (first == test_case->checks.end()) continue;
        ++failing;
        if (first == test_case->checks.begin()) return false;
    }
    return failing > 0;
}

}  // namespace

std::optional<std::string> about_inputs(const Evidence& evidence) {
    std::vector<const ReportedCheck*> failing;
    std::vector<const ReportedCheck*> passing;
    for (const ReportedCheck* const check : evidence.all) {
        if (demands_values(*check)) (check->ok ? passing : failing).push_back(check);
    }
    if (failing.empty() || passing.size() < passing_that_tell) return std::nullopt;
    for (const Feature& feature : features) {
        if (all_are(failing, feature.has) &&
            std::none_of(passing.begin(), passing.end(),
                         [&](const auto* check) { return feature.has(*check); })) {
            return feature.text;
        }
    }
    if (fails_later_in_its_case(evidence)) {
        return "A first call is right, a later one is not: does anything outlive a call?";
    }
    return std::nullopt;
}

}  // namespace coach
