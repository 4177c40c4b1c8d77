#include "support/check.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include "support/fixtures.hpp"
#include "support/report.hpp"
#include "support/text.hpp"

namespace qkv_tests {
namespace {

/// A text in quotes, cut where it is endless.
std::string quote(const std::string& text) {
    constexpr std::size_t longest = 400;
    return '"' + (text.size() > longest ? text.substr(0, longest) + " ..." : text) + '"';
}

/// Calls the learner's function and turns whatever comes of it into an Outcome.
Outcome outcome_of(const std::function<Value()>& call) {
    try {
        return Outcome{Ending::returned, call(), ""};
    } catch (const qkv::NotImplemented& error) {
        return Outcome{Ending::not_implemented, {}, error.what()};
    } catch (const std::invalid_argument& error) {
        return Outcome{Ending::invalid_argument, {}, error.what()};
    } catch (const std::bad_alloc&) {
        return Outcome{Ending::bad_alloc, {}, "out of memory"};
    } catch (const std::exception& error) {
        return Outcome{Ending::other_exception, {}, error.what()};
    } catch (const CallLost& lost) {
        return Outcome{Ending::lost, {}, lost.how};
    } catch (...) {
        return Outcome{Ending::not_an_exception, {}, ""};
    }
}

std::string thrown_text(const Outcome& outcome) {
    switch (outcome.ending) {
        case Ending::returned:
            return "returned";
        case Ending::not_implemented:
            return outcome.what;
        case Ending::invalid_argument:
            return "it threw std::invalid_argument: " + quote(outcome.what);
        case Ending::bad_alloc:
            return "it ran out of memory (std::bad_alloc)";
        case Ending::other_exception:
            return "it threw another exception: " + quote(outcome.what);
        case Ending::not_an_exception:
            return "it threw something that is no std::exception";
        case Ending::lost:
            return outcome.what;
    }
    std::abort();  // not an Ending
}

/// Does the text hold this number, as a run of digits of its own?
bool holds_number(const std::string& text, std::size_t number) {
    const std::string wanted = std::to_string(number);
    const auto is_digit = [&](std::size_t i) {
        return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) != 0;
    };
    for (std::size_t at = text.find(wanted); at != std::string::npos;
         at = text.find(wanted, at + 1)) {
        if (!(at > 0 && is_digit(at - 1)) && !is_digit(at + wanted.size())) return true;
    }
    return false;
}

/// What is wrong with a refusal; nothing where it is as it should be.
std::optional<std::string> refusal_complaint(const Outcome& outcome,
                                             const std::vector<std::size_t>& numbers) {
    const std::string wanted = "expected std::invalid_argument";
    if (outcome.ending == Ending::returned) {
        return wanted + ", but it returned " + shapes_text(outcome.value);
    }
    if (outcome.ending != Ending::invalid_argument) {
        return wanted + ", but " + thrown_text(outcome);
    }
    if (outcome.what.empty()) return "the message of its std::invalid_argument is empty";
    for (const std::size_t number : numbers) {
        if (!holds_number(outcome.what, number)) {
            return "the message of its std::invalid_argument lacks the number " +
                   std::to_string(number) + ": " + quote(outcome.what);
        }
    }
    return std::nullopt;
}

bool is_unchanged(const Value& before, const Value& now) {
    return std::equal(before.begin(), before.end(), now.begin(), now.end(),
                      [](const Part& a, const Part& b) {
                          const auto same = [](double x, double y) {
                              return x == y || (std::isnan(x) && std::isnan(y));
                          };
                          return a.shape == b.shape &&
                                 std::equal(a.cells.begin(), a.cells.end(), b.cells.begin(), same);
                      });
}

/// The input that the call changed; empty where it left them alone.
std::string changed_input(const std::vector<Input>& inputs) {
    for (const Input& input : inputs) {
        if (input.now && !is_unchanged(input.value, input.now())) return input.name;
    }
    return "";
}

/// The call, its inputs, what is wrong, and how to draw the same inputs again.
std::string explained(const Site& site, const std::vector<Input>& inputs,
                      const std::string& complaint) {
    std::string text = std::string(site.call) + "\n" + inputs_text(inputs) + complaint;
    if (const auto seed = drawn_with_seed()) {
        text += "\n  (inputs drawn with seed " + std::to_string(*seed) + ")";
    }
    return text;
}

/// Tells doctest and the report how a check ended. What the call returned may be right, and an
/// argument changed.
///
/// @param shown those of the inputs that a reader sees
void settle(const Site& site, const std::vector<Input>& inputs, const Value* expected,
            const Outcome& outcome, std::optional<std::string> complaint,
            const std::vector<Input>& shown) {
    const std::string changed = complaint ? "" : changed_input(inputs);
    if (!changed.empty()) complaint = "the call changed its argument " + changed;
    if (complaint) complaint = explained(site, shown, *complaint);
    report_check({site.call, inputs, expected, outcome, changed, complaint});
    if (outcome.ending == Ending::bad_alloc) {
        // Every later check would fill the memory again: seconds each.
        std::fprintf(stderr, "%s:%d: %s ran out of memory\n", site.file, site.line, site.call);
        std::_Exit(EXIT_FAILURE);
    }
    if (outcome.ending == Ending::not_implemented) {
        ADD_FAIL_AT(site.file, site.line, outcome.what);  // throws: the rest of the case is vain
    } else if (complaint) {
        ADD_FAIL_CHECK_AT(site.file, site.line, *complaint);
    } else {
        CHECK(true);  // so that doctest counts it
    }
}

}  // namespace

void check_values(const Site& site, const std::function<Value()>& call, const Value& expected,
                  const std::vector<Input>& inputs) {
    const Outcome outcome = outcome_of(call);
    const std::optional<std::string> complaint =
        outcome.ending == Ending::returned
            ? difference(expected, outcome.value)
            : "expected " + shapes_text(expected) + ", but " + thrown_text(outcome);
    settle(site, inputs, &expected, outcome, complaint, inputs);
}

void check_told(const Site& site, const std::function<Value()>& call, const Value& expected,
                const std::vector<Input>& inputs,
                const std::function<std::string(const Value& got)>& tell) {
    const Outcome outcome = outcome_of(call);
    std::optional<std::string> complaint;
    if (outcome.ending != Ending::returned) {
        complaint = "expected " + shapes_text(expected) + ", but " + thrown_text(outcome);
    } else if (difference(expected, outcome.value)) {
        complaint = tell(outcome.value);
    }
    settle(site, inputs, &expected, outcome, complaint, {});
}

void check_refused(const Site& site, const std::function<Value()>& call,
                   const std::vector<std::size_t>& numbers, const std::vector<Input>& inputs) {
    const Outcome outcome = outcome_of(call);
    settle(site, inputs, nullptr, outcome, refusal_complaint(outcome, numbers), inputs);
}

}  // namespace qkv_tests
