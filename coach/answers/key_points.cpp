#include "answers/key_points.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "answers/negation.hpp"
#include "answers/synonyms.hpp"
#include "answers/words.hpp"

namespace coach {
namespace {

/// Where a term stands in an answer.
struct Match {
    std::size_t first, last;         ///< the words at its ends
    std::vector<std::size_t> words;  ///< all of them, without those in gaps
};

/// Is one word the other with one letter wrong, missing, too many, or two exchanged?
bool is_typing_error_of(std::string_view typed, std::string_view right) {
    if (typed.size() > right.size() + 1 || right.size() > typed.size() + 1) return false;
    std::size_t start = 0;
    while (start < typed.size() && start < right.size() && typed[start] == right[start]) ++start;
    std::string_view a = typed.substr(start);
    std::string_view b = right.substr(start);
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    // what begins otherwise is another word: increase, decrease
    if (start == 0) return false;
    if (a.size() <= 1 && b.size() <= 1) return true;
    return a.size() == 2 && b.size() == 2 && a[0] == b[1] && a[1] == b[0];
}

bool is_word(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Was one word typed where the other was meant? In a long word one letter may be wrong, in a
/// shorter one only two may be exchanged.
bool is_meant(std::string_view typed, std::string_view meant) {
    if (!is_typing_error_of(typed, meant)) return false;
    constexpr std::size_t shortest = 6;
    if (typed.size() >= shortest && meant.size() >= shortest) return true;
    return typed.size() == meant.size() &&
           std::is_permutation(typed.begin(), typed.end(), meant.begin());
}

/// Is the word its stem in the plural, the past or the like? "Completely" is not, whose stem is one
/// letter away from that of "compete".
bool has_plain_ending(const Word& word) {
    static const std::unordered_set<std::string_view> plain{
        "",    "s",    "e",    "es",   "ed",   "er",    "ing",   "y",       "ies",    "ise",
        "ize", "ised", "ized", "ises", "izes", "ising", "izing", "isation", "ization"};
    const std::string_view written = word.written;
    std::size_t same = 0;
    while (same < written.size() && same < word.stem.size() && written[same] == word.stem[same]) {
        ++same;
    }
    return plain.count(written.substr(same)) != 0;
}

/// What typing errors in the answer mean, where a long word of the terms was meant.
std::unordered_map<std::string, std::string> corrections_for(const Question& question,
                                                             const std::vector<Word>& answer) {
    constexpr std::size_t shortest = 6;
    struct Right {
        std::string written, stem;
    };
    std::unordered_map<char, std::vector<Right>> right;  // by their first letters
    std::unordered_set<std::string> right_stems;
    for (const KeyPoint& point : question.key_points) {
        for (const std::vector<std::string>& terms : point.says) {
            for (const std::string& term : terms) {
                for (const Word& word : words_of(term)) {
                    const bool is_long = word.written.size() >= shortest - 1;
                    if (right_stems.insert(word.stem).second && is_long && is_word(word.written)) {
                        right[word.written[0]].push_back({word.written, word.stem});
                    }
                }
            }
        }
    }
    std::unordered_map<std::string, std::string> corrections;
    std::unordered_set<std::string> seen;
    for (const Word& word : answer) {
        const std::string& typed = word.written;
        if (typed.size() < shortest - 1 || !is_word(typed) || !seen.insert(typed).second) continue;
        if (right_stems.count(word.stem) != 0) continue;
        const auto alike = right.find(typed[0]);
        if (alike == right.end()) continue;
        for (const Right& meant : alike->second) {
            if (is_meant(typed, meant.written) ||
                (meant.stem.size() >= shortest && has_plain_ending(word) &&
                 is_typing_error_of(word.stem, meant.stem))) {
                corrections.emplace(typed, meant.written);
                break;
            }
        }
    }
    return corrections;
}

/// For each family, which of its members are spoken of, as the bits of a number.
using Members = std::unordered_map<std::size_t, unsigned>;

/// The members of families that a word speaks of.
const Members* members_of(const std::string& stem) {
    static const std::unordered_map<std::string, Members> known = [] {
        std::unordered_map<std::string, Members> made;
        for (std::size_t family = 0; family < families().size(); ++family) {
            unsigned member = 1;
            for (const std::string_view words : families()[family]) {
                for (const Word& word : words_of(words)) made[word.stem][family] |= member;
                member <<= 1;
            }
        }
        return made;
    }();
    const auto found = known.find(stem);
    return found == known.end() ? nullptr : &found->second;
}

void add(Members& members, const std::string& stem) {
    const Members* const more = members_of(stem);
    if (more == nullptr) return;
    for (const auto& [family, bits] : *more) members[family] |= bits;
}

/// What may stand between two words of a term that follow each other.
enum class Between { nothing, one_word };

class Finder {
 public:
    explicit Finder(std::vector<Word> words)
        : words_(std::move(words)), negations_(negations_in(words_)), is_negator_(words_.size()) {
        for (const Negation& negation : negations_) is_negator_[negation.negator] = true;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            places_[words_[i].stem].push_back(i);
            for (const Phrase& phrase : words_[i].phrases) {
                places_[phrase.means[0]].push_back(i);
            }
        }
    }

    std::vector<Match> matches_of(const std::vector<std::string>& terms,
                                  Between between = Between::one_word) const {
        std::vector<Match> matches;
        for (const std::string& term : terms) {
            for (const Pattern& pattern : patterns_of(term)) {
                if (pattern.empty()) continue;
                const auto places = places_.find(pattern[0].stem);
                if (places == places_.end()) continue;
                for (const std::size_t place : places->second) {
                    std::vector<std::size_t> used;
                    if (stands(pattern, 0, place, between, used)) {
                        const std::size_t last = used.back();
                        matches.push_back({place, last, std::move(used)});
                    }
                }
            }
        }
        return matches;
    }

    const std::vector<Word>& words() const { return words_; }
    const std::vector<Negation>& negations() const { return negations_; }

 private:
    /// Does the rest of the pattern stand from this word on? Tells which words it takes.
    bool stands(const Pattern& pattern, std::size_t wanted, std::size_t at, Between between,
                std::vector<std::size_t>& used) const {
        if (wanted == pattern.size()) return true;
        if (at >= words_.size()) return false;
        const std::size_t before = used.size();
        const auto goes_on = [&](std::size_t next, std::size_t end) {
            for (std::size_t i = at; i < end; ++i) used.push_back(i);
            if (next == pattern.size() || follows(pattern, next, end, between, used)) return true;
            used.resize(before);
            return false;
        };
        const bool is_equal_word = words_[at].stem == pattern[wanted].stem &&
                                   !is_other_quantity(pattern, wanted, at) &&
                                   has_all(words_[at].before, pattern[wanted].before) &&
                                   has_all(words_[at].after, pattern[wanted].after);
        if (is_equal_word && goes_on(wanted + 1, at + 1)) return true;
        for (const Phrase& phrase : words_[at].phrases) {
            if (wanted + phrase.means.size() > pattern.size()) continue;
            bool is_equal = true;
            for (std::size_t i = 0; i < phrase.means.size(); ++i) {
                is_equal = is_equal && phrase.means[i] == pattern[wanted + i].stem;
            }
            if (is_equal && goes_on(wanted + phrase.means.size(), at + phrase.words)) return true;
        }
        return false;
    }

    /// "The variance is sqrt d_k" does not say that it is d_k, nor does "d_k squared"; "1 over d_k"
    /// is not 1. A term that is the quantity alone says only that it plays a part.
    bool is_other_quantity(const Pattern& pattern, std::size_t wanted, std::size_t at) const {
        if (pattern.size() == 1) return false;
        const auto is_there = [&](std::size_t word, const char* stem) {
            return word < words_.size() && words_[word].stem == stem &&
                   words_[word].clause == words_[at].clause;
        };
        if (pattern[wanted].stem == "1") {
            return wanted + 1 == pattern.size() && is_there(at + 1, "over");
        }
        if (!is_quantity(pattern[wanted].stem)) return false;
        const bool wants_root = wanted > 0 && pattern[wanted - 1].stem == "sqrt";
        const bool wants_square =
            wanted + 1 < pattern.size() && pattern[wanted + 1].stem == squared();
        if (!wants_root && at > 0 && is_there(at - 1, "sqrt")) return true;
        return !wants_square && is_there(at + 1, squared().c_str());
    }

    static bool is_quantity(const std::string& stem) {
        return stem == "d_k" || stem == "d_v" || stem == "d_model" || stem == "seq_len";
    }

    static const std::string& squared() {
        static const std::string stem = words_of("squared").at(0).stem;
        return stem;
    }

    static bool has_all(const std::vector<std::string>& words,
                        const std::vector<std::string>& wanted) {
        return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
            return std::find(words.begin(), words.end(), word) != words.end();
        });
    }

    /// The next word of the pattern stands here, or a little later.
    bool follows(const Pattern& pattern, std::size_t wanted, std::size_t at, Between between,
                 std::vector<std::size_t>& used) const {
        constexpr std::size_t gap = 8;
        const std::size_t last = used.back();
        const bool may_skip_one = between == Between::one_word && words_[last].stem.size() > 2 &&
                                  pattern[wanted].stem.size() > 2;
        const std::size_t most = pattern[wanted].follows_gap ? gap : may_skip_one ? 1 : 0;
        for (std::size_t skipped = 0; skipped <= most && at + skipped < words_.size(); ++skipped) {
            const Word& word = words_[at + skipped];
            if (word.sentence != words_[last].sentence) return false;
            if (word.clause != words_[last].clause &&
                (!pattern[wanted].follows_gap || word.is_contrasted)) {
                return false;
            }
            if (stands(pattern, wanted, at + skipped, between, used)) return true;
            if (!pattern[wanted].follows_gap && is_negator(at + skipped)) return false;
            if (speaks_of_another(pattern, word.stem)) return false;
        }
        return false;
    }

    /// "A key is matched, a value is handed over" does not say that a key is handed over.
    static bool speaks_of_another(const Pattern& pattern, const std::string& stem) {
        const Members* const skipped = members_of(stem);
        if (skipped == nullptr) return false;
        Members wanted;
        for (const Wanted& word : pattern) add(wanted, word.stem);
        return std::any_of(skipped->begin(), skipped->end(), [&](const auto& member) {
            const auto found = wanted.find(member.first);
            return found != wanted.end() && (found->second & member.second) == 0;
        });
    }

    bool is_negator(std::size_t at) const { return is_negator_[at]; }

    std::vector<Word> words_;
    std::vector<Negation> negations_;
    std::vector<bool> is_negator_;  ///< for each word
    std::unordered_map<std::string, std::vector<std::size_t>> places_;
};

/// What the clause speaks of last before a match, but for families that the match itself speaks of:
/// "queries" in "keys are matched, queries are rotated", "queries and keys" where the two stand together.
Members subjects_of(const std::vector<Word>& words, const Match& match) {
    Members subjects;
    std::unordered_map<std::size_t, std::size_t> nearest;
    for (std::size_t i = match.first; i > 0; --i) {
        const Word& word = words[i - 1];
        if (word.clause != words[match.first].clause) break;
        const Members* const spoken = members_of(word.stem);
        if (spoken == nullptr) continue;
        for (const auto& [family, bits] : *spoken) {
            const auto near = nearest.find(family);
            if (near != nearest.end() && near->second != i + 1) continue;
            subjects[family] |= bits;
            nearest[family] = i;
        }
    }
    for (const std::size_t i : match.words) {
        const Members* const own = members_of(words[i].stem);
        if (own == nullptr) continue;
        for (const auto& [family, bits] : *own) subjects.erase(family);
    }
    return subjects;
}

/// What the clauses before speak of in the same sentence, but for families that the match's own clause
/// speaks of: "bf16" for the range in "the problem is bf16: its range is too small".
Members carried_subjects(const std::vector<Word>& words, const Match& match) {
    const std::size_t clause = words[match.first].clause;
    Members own;
    Members carried;
    for (std::size_t i = match.first; i < words.size() && words[i].clause == clause; ++i) {
        add(own, words[i].stem);
    }
    for (std::size_t i = match.first; i > 0; --i) {
        const Word& word = words[i - 1];
        if (word.sentence != words[match.first].sentence) break;
        add(word.clause == clause ? own : carried, word.stem);
    }
    for (const auto& [family, bits] : own) carried.erase(family);
    return carried;
}

/// What a sentence says of which member of a family, where it says any of the matches.
Members common_subjects(const std::vector<Word>& words, const std::vector<Match>& matches) {
    Members common;
    for (const Match& match : matches) {
        for (const auto& [family, bits] : subjects_of(words, match)) common[family] |= bits;
    }
    return common;
}

std::unordered_set<std::string> stems_of(const std::vector<std::string_view>& words) {
    std::unordered_set<std::string> stems;
    for (const std::string_view word : words) stems.insert(words_of(word).at(0).stem);
    return stems;
}

const std::unordered_set<std::string>& approving_stems() {
    static const std::unordered_set<std::string> stems = stems_of(approving());
    return stems;
}

const std::unordered_set<std::string>& disapproving_stems() {
    static const std::unordered_set<std::string> stems = stems_of(disapproving());
    return stems;
}

/// The sentences of an answer, from one to another, in which a point is looked for.
struct Window {
    std::size_t first, last;
};

/// Which words of an answer repeat the question: those in a run of some that stand there as well.
std::vector<bool> echoed(const std::vector<Word>& answer, const std::vector<Word>& question) {
    constexpr std::size_t shortest = 4;
    std::vector<bool> is_echoed(answer.size());
    for (std::size_t i = 0; i < answer.size(); ++i) {
        for (std::size_t k = 0; k < question.size(); ++k) {
            std::size_t length = 0;
            while (i + length < answer.size() && k + length < question.size() &&
                   answer[i + length].stem == question[k + length].stem) {
                ++length;
            }
            if (length < shortest) continue;
            for (std::size_t j = i; j < i + length; ++j) is_echoed[j] = true;
        }
    }
    return is_echoed;
}

/// Looks for one point in an answer.
class Search {
 public:
    Search(const Finder& finder, const KeyPoint& point, std::string_view answer,
           const std::vector<bool>& is_echoed)
        : finder_(finder), point_(point), answer_(answer), is_echoed_(is_echoed) {
        const Finder sentence(words_of(point.point));
        for (const std::vector<std::string>& terms : point.says) {
            groups_.push_back(finder.matches_of(terms));
            subjects_.push_back(common_subjects(sentence.words(), sentence.matches_of(terms)));
        }
        // a gap in these does not reach over a comma, or much that is right would be turned round
        for (Match& match : finder.matches_of(point.unless, Between::nothing)) {
            const std::vector<Word>& words = finder.words();
            const bool is_in_one = words[match.first].stretch == words[match.last].stretch;
            if (is_in_one && !is_negated(match, match.words)) against_.push_back(std::move(match));
        }
        learn_the_point();
    }

    /// Looks in as many sentences that follow each other, and less.
    Found search(std::size_t longest) const {
        Found found;
        if (groups_.empty() || finder_.words().empty()) return found;
        const std::size_t sentences = finder_.words().back().sentence + 1;
        for (std::size_t length = 1; length <= longest; ++length) {
            for (std::size_t first = 0; first + length <= sentences; ++first) {
                const Window window{first, first + length - 1};
                const auto [is_there, is_said, where] = look_in(window);
                if (is_said) return {true, where, false};
                if (is_there && !found.is_turned_round) found = {false, where, true};
            }
        }
        return found;
    }

 private:
    struct Look {
        bool is_there, is_said;
        std::string where;
    };

    /// Which words turn the point round: the opposites of those of its sentence.
    void learn_the_point() {
        std::unordered_set<std::string> own;
        for (const Word& word : words_of(point_.point)) own.insert(word.stem);
        std::unordered_set<std::string> of_terms;
        for (const std::vector<std::string>& terms : point_.says) {
            for (const std::string& term : terms) {
                // "not negative" says nothing of what is negative
                const std::vector<Word> words = words_of(term);
                std::vector<bool> is_denied(words.size());
                for (const Negation& negation : negations_in(words)) {
                    for (std::size_t i = negation.begin; i < negation.end; ++i) is_denied[i] = true;
                }
                for (std::size_t i = 0; i < words.size(); ++i) {
                    if (!is_denied[i]) of_terms.insert(words[i].stem);
                }
            }
        }
        const auto any_of = [](const std::unordered_set<std::string>& stems,
                               const std::unordered_set<std::string>& in) {
            return std::any_of(stems.begin(), stems.end(),
                               [&](const std::string& stem) { return in.count(stem) != 0; });
        };
        const bool approves = any_of(approving_stems(), own) || any_of(approving_stems(), of_terms);
        const bool disapproves =
            any_of(disapproving_stems(), own) || !negations_in(words_of(point_.point)).empty();
        watches_approval_ = disapproves && !approves;
        watches_disapproval_ = approves && !disapproves && !any_of(disapproving_stems(), of_terms);
        for (const auto& [one, other] : opposite_stems()) {
            for (const auto& [right, wrong] : {std::pair(one, other), std::pair(other, one)}) {
                if (own.count(right) != 0 && own.count(wrong) == 0 && of_terms.count(wrong) == 0) {
                    watched_.emplace_back(right, wrong);
                }
            }
        }
    }

    bool is_negated(const Match& match, const std::vector<std::size_t>& consumed) const {
        bool is_negated = false;
        const std::vector<Negation>& negations = finder_.negations();
        constexpr std::size_t farthest = 16;  // no negation reaches as far
        const std::size_t from = match.first > farthest ? match.first - farthest : 0;
        auto near = std::lower_bound(
            negations.begin(), negations.end(), from,
            [](const Negation& negation, std::size_t at) { return negation.negator < at; });
        for (; near != negations.end() && near->negator <= match.last + farthest; ++near) {
            const Negation& negation = *near;
            const bool touches = negation.begin <= match.last && match.first < negation.end;
            if (!touches) continue;
            if (std::find(consumed.begin(), consumed.end(), negation.negator) != consumed.end()) {
                continue;
            }
            is_negated = !is_negated;
        }
        return is_negated;
    }

    /// Does a word beside the match say the opposite of the point's?
    bool is_reversed(const Match& match) const {
        const std::vector<Word>& words = finder_.words();
        const std::size_t clause = words[match.first].clause;
        std::size_t begin = match.first;
        while (begin > 0 && words[begin - 1].clause == clause) --begin;
        std::size_t end = match.last;
        while (end < words.size() && words[end].clause == words[match.last].clause) ++end;
        const auto says = [&](const std::string& stem) {
            return std::any_of(words.begin() + static_cast<std::ptrdiff_t>(begin),
                               words.begin() + static_cast<std::ptrdiff_t>(end),
                               [&](const Word& word) { return word.stem == stem; });
        };
        for (std::size_t i = begin; i < end; ++i) {
            const bool approves = approving_stems().count(words[i].stem) != 0;
            const bool disapproves = disapproving_stems().count(words[i].stem) != 0;
            if (!approves && !disapproves) continue;
            // "ok until real scores get there" approves of nothing
            const bool is_limited = i + 1 < words.size() && (words[i + 1].written == "until" ||
                                                             words[i + 1].written == "unless");
            if (is_limited) continue;
            if (is_negated({i, i, {i}}, {}) ? watches(disapproves, approves)
                                            : watches(approves, disapproves)) {
                return true;
            }
        }
        const auto claims = [&](const std::string& stem) {
            for (std::size_t i = begin; i < end; ++i) {
                if (words[i].stem == stem && !is_negated({i, i, {i}}, {})) return true;
            }
            return false;
        };
        return std::any_of(watched_.begin(), watched_.end(), [&](const auto& pair) {
            return claims(pair.second) && !says(pair.first);
        });
    }

    bool watches(bool approves, bool disapproves) const {
        return (watches_approval_ && approves) || (watches_disapproval_ && disapproves);
    }

    /// Is it said of something else than in the point, as "values are rotated" for keys?
    bool is_of_another(const Match& match, const Members& right) const {
        if (right.empty()) return false;
        const std::vector<Word>& words = finder_.words();
        Members subjects = subjects_of(words, match);
        for (std::size_t i = match.first; i < words.size(); ++i) {
            if (words[i].clause != words[match.first].clause) break;
            const Members* const later = members_of(words[i].stem);
            if (later == nullptr) continue;
            for (auto& [family, bits] : subjects) {
                const auto found = later->find(family);
                if (found != later->end()) bits |= found->second;
            }
        }
        for (const auto& [family, bits] : carried_subjects(words, match)) subjects[family] = bits;
        return std::any_of(subjects.begin(), subjects.end(), [&](const auto& subject) {
            const auto wanted = right.find(subject.first);
            return wanted != right.end() && (wanted->second & subject.second) == 0;
        });
    }

    static const std::vector<std::pair<std::string, std::string>>& opposite_stems() {
        static const std::vector<std::pair<std::string, std::string>> stems = [] {
            std::vector<std::pair<std::string, std::string>> made;
            for (const Opposites& pair : opposites()) {
                made.emplace_back(words_of(pair.one).at(0).stem, words_of(pair.other).at(0).stem);
            }
            return made;
        }();
        return stems;
    }

    Look look_in(const Window& window) const {
        const std::vector<Word>& words = finder_.words();
        const auto is_inside = [&](const Match& match) {
            return words[match.first].sentence >= window.first &&
                   words[match.last].sentence <= window.last;
        };
        const bool are_all_there =
            std::all_of(groups_.begin(), groups_.end(), [&](const std::vector<Match>& matches) {
                return std::any_of(matches.begin(), matches.end(), is_inside);
            });
        if (!are_all_there) return {false, false, ""};
        std::vector<std::size_t> consumed;
        for (const std::vector<Match>& matches : groups_) {
            for (const Match& match : matches) {
                if (!is_inside(match)) continue;
                consumed.insert(consumed.end(), match.words.begin(), match.words.end());
            }
        }
        bool is_said = std::none_of(against_.begin(), against_.end(), is_inside);
        std::size_t first = words.size();
        std::size_t last = 0;
        bool is_own = false;  // more than the question's words
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            const std::vector<Match>& matches = groups_[group];
            const Match* good = nullptr;
            const Match* any = nullptr;
            for (const Match& match : matches) {
                if (!is_inside(match)) continue;
                any = &match;
                const bool counts = !is_negated(match, consumed) && !is_reversed(match) &&
                                    !is_of_another(match, subjects_[group]);
                if (!counts) continue;
                if (good == nullptr) good = &match;
                is_own = is_own || !is_echo(match);
                if (is_own) break;
            }
            if (good == nullptr) is_said = false;
            const Match* const shown = good != nullptr ? good : any;
            first = std::min(first, shown->first);
            last = std::max(last, shown->last);
        }
        if (is_said && !is_own) return {false, false, ""};
        return {true, is_said, text_of(first, last)};
    }

    bool is_echo(const Match& match) const {
        return std::all_of(match.words.begin(), match.words.end(),
                           [&](std::size_t word) { return is_echoed_[word]; });
    }

    /// The clauses of the answer from one word to another.
    std::string text_of(std::size_t first, std::size_t last) const {
        const std::vector<Word>& words = finder_.words();
        const std::size_t begin = words[first].clause_begin;
        return std::string(answer_.substr(begin, words[last].clause_end - begin));
    }

    const Finder& finder_;
    const KeyPoint& point_;
    std::string_view answer_;
    const std::vector<bool>& is_echoed_;      ///< for each word
    std::vector<std::vector<Match>> groups_;  ///< what matches each list of terms
    std::vector<Members> subjects_;           ///< what the point says each list of terms of
    std::vector<Match> against_;              ///< what turns the point round
    bool watches_approval_ = false;           ///< "fine" turns it round
    bool watches_disapproval_ = false;        ///< "wrong" does
    std::vector<std::pair<std::string, std::string>>
        watched_;  ///< a word of the point, its opposite
};

}  // namespace

std::vector<Found> find_key_points(const Question& question, std::string_view answer) {
    std::vector<Word> words = words_of(answer);
    const auto corrections = corrections_for(question, words);
    if (!corrections.empty()) words = words_of(answer, corrections);
    const std::vector<bool> is_echoed = echoed(words, words_of(question.question));
    const Finder finder(std::move(words));
    std::vector<Search> searches;
    std::vector<Found> found;
    constexpr std::size_t longest = 3;
    for (const KeyPoint& point : question.key_points) {
        searches.emplace_back(finder, point, answer, is_echoed);
        found.push_back(searches.back().search(longest));
    }
    // Who turns a point round has said wrong things in the field's words: pieces of several sentences
    // are then no evidence for another point.
    const bool turns_round = std::any_of(found.begin(), found.end(),
                                         [](const Found& one) { return one.is_turned_round; });
    if (!turns_round) return found;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (found[i].said) found[i] = searches[i].search(1);
    }
    return found;
}

}  // namespace coach
