#include "answers/negation.hpp"

#include <unordered_map>
#include <unordered_set>

namespace coach {
namespace {

/// How far a word denies.
struct Reach {
    std::size_t words;
    bool is_verbal;  ///< denies what a sentence says, like "does not"
};

/// "No need for a naive loop": what is needed is denied beyond the noun that follows.
bool denies_need(const std::vector<Word>& words, std::size_t at) {
    if (words[at].written != "no" && words[at].written != "not") return false;
    if (at + 1 >= words.size() || words[at + 1].clause != words[at].clause) return false;
    const std::string& next = words[at + 1].written;
    return next == "need" || next == "needed" || next == "necessary" || next == "reason";
}

const Reach* reach_of(const std::vector<Word>& words, std::size_t at) {
    static const std::unordered_map<std::string, Reach> known{
        {"not", {6, false}},     {"never", {8, true}},    {"hardly", {6, true}},
        {"no", {4, false}},      {"nor", {6, false}},     {"neither", {6, false}},
        {"without", {2, false}}, {"nothing", {4, false}}, {"none", {4, false}},
        {"unlike", {3, false}},  {"nobody", {4, false}},
    };
    static const Reach instead{3, false};
    static const Reach verbal{12, true};
    static const Reach need{6, true};
    const std::string& word = words[at].written;
    if (word == "not" && words[at].follows_auxiliary) return &verbal;
    if (word == "instead" ||
        (word == "rather" && at + 1 < words.size() && words[at + 1].written == "than")) {
        return &instead;
    }
    if (denies_need(words, at)) return &need;
    const auto found = known.find(word);
    return found == known.end() ? nullptr : &found->second;
}

/// "The lengths do not count", "the bias has no effect": is what stands before denied, whatever else
/// follows?
bool denies_subject(const std::vector<Word>& words, std::size_t at) {
    static const std::unordered_set<std::string_view> predicates{
        "count",     "matter", "help",     "work",      "hold",     "exist",   "happen",
        "need",      "needed", "required", "necessary", "possible", "allowed", "effect",
        "influence", "role",   "part",     "use",       "impact",   "reason"};
    constexpr std::size_t farthest = 2;
    for (std::size_t i = at + 1; i < words.size() && i <= at + farthest; ++i) {
        if (words[i].clause != words[at].clause) return false;
        if (predicates.count(words[i].written) != 0) return true;
    }
    return false;
}

/// "not only", "no doubt": is it none?
bool is_no_negation(const std::vector<Word>& words, std::size_t at) {
    if (at + 1 >= words.size()) return words[at].written == "instead";
    const std::string& next = words[at + 1].written;
    if (next == "only" || next == "merely") return true;
    return words[at].written == "no" && (next == "doubt" || next == "matter" || next == "surprise");
}

/// "Check that the mask is not inverted" speaks of an inverted mask.
bool is_checked(const std::vector<Word>& words, std::size_t at) {
    constexpr std::size_t farthest = 6;
    for (std::size_t i = at; i > 0 && at - i < farthest; --i) {
        const Word& word = words[i - 1];
        if (word.sentence != words[at].sentence) return false;
        const std::string& stem = word.stem;
        if (stem == "check" || stem == "verifi" || stem == "ensur" || stem == "assert" ||
            stem == "sure") {
            return true;
        }
    }
    return false;
}

}  // namespace

std::vector<Negation> negations_in(const std::vector<Word>& words) {
    std::vector<Negation> negations;
    for (std::size_t at = 0; at < words.size(); ++at) {
        const Reach* const reach = reach_of(words, at);
        if (reach == nullptr || is_no_negation(words, at)) continue;
        if (words[at].follows_auxiliary && is_checked(words, at)) continue;
        const std::size_t clause = words[at].clause;
        std::size_t end = at + 1;
        while (end < words.size() && words[end].clause == clause && end - at <= reach->words) {
            // another noun begins: "without the scale the softmax saturates"
            const bool is_next_noun = words[end].begins_phrase && end > at + 1;
            if (is_next_noun && !reach->is_verbal) break;
            ++end;
        }
        std::size_t begin = at + 1;
        constexpr std::size_t little = 2;
        if (reach->is_verbal && end - begin < little) {
            begin = at;
            constexpr std::size_t farthest = 3;
            while (begin > 0 && at - begin < farthest && words[begin - 1].clause == clause) --begin;
        } else if (denies_subject(words, at)) {
            begin = at;
            constexpr std::size_t farthest = 6;
            while (begin > 0 && at - begin < farthest && words[begin - 1].clause == clause) --begin;
        }
        negations.push_back({at, begin, end});
    }
    return negations;
}

}  // namespace coach
