#include "experiment/plan.hpp"

#include <fmt/format.h>

#include <charconv>
#include <numeric>

#include "problem.hpp"

namespace coach {
namespace {

constexpr std::size_t most_widths = 24;
constexpr std::size_t largest_width = 16384;
constexpr std::int64_t most_samples = 1'000'000;
// A learner's code is not optimised: 10 s are some hundred million components.
constexpr std::size_t most_components = 100'000'000;
// The softmaxes draw 64 keys and a query, 100 times, for each width.
constexpr std::size_t most_width_together = 32768;

[[noreturn]] void refuse_width(std::string_view list, std::string_view word) {
    throw Problem(fmt::format(
        "--widths {}: '{}' is no width. Expected numbers from 1 to {}, separated by commas, as in "
        "--widths 1,4,16",
        list, word, largest_width));
}

std::vector<std::size_t> widths_in(std::string_view list) {
    std::vector<std::size_t> widths;
    std::string_view left = list;
    while (true) {
        const std::size_t comma = std::min(left.find(','), left.size());
        const std::string_view word = left.substr(0, comma);
        std::size_t width = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), width);
        if (error != std::errc() || end != word.data() + word.size() || width < 1 ||
            width > largest_width) {
            refuse_width(list, word);
        }
        widths.push_back(width);
        if (comma == left.size()) break;
        left.remove_prefix(comma + 1);
    }
    return widths;
}

}  // namespace

Plan plan_of(const Experiment& command) {
    if (command.samples < 2 || command.samples > most_samples) {
        throw Problem(fmt::format("--samples is {}: expected 2, which a variance takes, to {}",
                                  command.samples, most_samples));
    }
    const Plan plan{widths_in(command.widths), static_cast<std::size_t>(command.samples),
                    command.seed, command.use_reference};
    if (plan.widths.size() > most_widths) {
        throw Problem(fmt::format("--widths lists {} widths, expected {} at most",
                                  plan.widths.size(), most_widths));
    }
    const std::size_t together =
        std::accumulate(plan.widths.begin(), plan.widths.end(), std::size_t{0});
    if (together > most_width_together) {
        throw Problem(fmt::format("--widths adds up to {}, expected {} at most: leave out some",
                                  together, most_width_together));
    }
    if (together * plan.samples > most_components) {
        throw Problem(fmt::format(
            "{} samples of widths that add up to {} take {} products, expected {} at most: these "
            "widths go with --samples {}",
            plan.samples, together, together * plan.samples, most_components,
            most_components / together));
    }
    return plan;
}

}  // namespace coach
