#include "answers/words.hpp"

#include <libstemmer.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <unordered_set>

#include "answers/pieces.hpp"
#include "answers/synonyms.hpp"
#include "problem.hpp"

namespace coach {
namespace {

class Stemmer {
 public:
    Stemmer() : stemmer_(sb_stemmer_new("english", "UTF_8"), &sb_stemmer_delete) {
        if (!stemmer_) throw Problem("this build of Snowball's libstemmer has no English");
    }

    std::string stem(const std::string& word) const {
        const auto* const text = reinterpret_cast<const sb_symbol*>(word.data());
        const sb_symbol* const stem =
            sb_stemmer_stem(stemmer_.get(), text, static_cast<int>(word.size()));
        const int length = sb_stemmer_length(stemmer_.get());
        return {reinterpret_cast<const char*>(stem), static_cast<std::size_t>(length)};
    }

 private:
    std::unique_ptr<sb_stemmer, decltype(&sb_stemmer_delete)> stemmer_;
};

/// British endings as American ones: normalise, analyse. What else ends so is changed alike
/// everywhere.
std::string in_one_spelling(std::string word) {
    for (const std::string_view ending : {"ise", "ised", "ises", "ising", "isation", "isations",
                                          "iser", "isers", "yse", "ysed", "yses", "ysing"}) {
        if (word.size() > ending.size() + 2 &&
            word.compare(word.size() - ending.size(), ending.size(), ending) == 0) {
            word[word.size() - ending.size() + 1] = 'z';
            break;
        }
    }
    return word;
}

bool is_plain(std::string_view word) {
    return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// Says nothing here.
bool is_filler(const std::string& word) {
    static const std::unordered_set<std::string> known{
        "a",         "an",    "the",   "of",      "is",      "are",      "be",        "been",
        "being",     "was",   "were",  "to",      "it",      "its",      "this",      "that",
        "these",     "those", "there", "just",    "very",    "really",   "then",      "for",
        "in",        "on",    "at",    "by",      "with",    "as",       "do",        "does",
        "did",       "so",    "also",  "will",    "would",   "can",      "could",     "should",
        "has",       "have",  "had",   "we",      "you",     "they",     "he",        "she",
        "which",     "who",   "and",   "or",      "but",     "because",  "since",     "hence",
        "therefore", "thus",  "x",     "simply",  "quite",   "actually", "basically", "into",
        "normally",  "from",  "might", "may",     "must",    "their",    "our",       "your",
        "what",      "if",    "when",  "while",   "whereas", "although", "though",    "them",
        "like",      "gets",  "get",   "getting", "such",    "here",     "about"};
    return known.count(word) != 0;
}

bool is_determiner(const std::string& word) {
    static const std::unordered_set<std::string> known{
        "the", "a",    "an", "this", "that",  "these", "those", "it",
        "its", "they", "we", "you",  "their", "our",   "your",  "there"};
    return known.count(word) != 0;
}

bool is_auxiliary(const std::string& word) {
    static const std::unordered_set<std::string> known{
        "is",   "are",   "was",    "were", "be",   "do",  "does", "did",  "can", "could",
        "will", "would", "should", "has",  "have", "had", "need", "must", "may", "might"};
    return known.count(word) != 0;
}

/// Is this word, which is left out elsewhere, one that makes a difference?
bool says_something(const std::string& filler) {
    return filler != "the" && filler != "a" && filler != "an" && filler != "x";
}

/// Begins another clause.
bool is_conjunction(const std::string& word) {
    static const std::unordered_set<std::string> known{
        "but",    "because",   "since",   "so",    "whereas",  "while", "although",
        "though", "therefore", "hence",   "which", "if",       "when",  "where",
        "unless", "thus",      "however", "then",  "otherwise"};
    return known.count(word) != 0;
}

/// Begins a clause about something else than the one before.
bool is_contrast(const std::string& word) {
    static const std::unordered_set<std::string> known{"but",    "while",   "whereas", "although",
                                                       "though", "however", "unlike",  "otherwise"};
    return known.count(word) != 0;
}

/// "Has to" is "must".
bool ends_with_have_to(const std::vector<std::string>& left_out) {
    if (left_out.size() < 2 || left_out.back() != "to") return false;
    const std::string& before = left_out[left_out.size() - 2];
    return before == "has" || before == "have" || before == "had";
}

/// What is done to a word apart from synonyms.
std::string plain_stem(const Stemmer& stemmer, const std::string& word) {
    if (word.size() < 3 || !is_plain(word)) return word;
    std::string stem = stemmer.stem(in_one_spelling(word));
    if (stem == "matric") stem = "matrix";
    return stem;
}

/// Several stems that mean what others mean.
struct Equivalent {
    std::vector<std::string> from, to;
};

/// The synonyms by their stems.
struct Table {
    std::unordered_map<std::string, std::string> words;  ///< of one word, by one word
    /// The others, by the stem that they begin with.
    std::unordered_map<std::string, std::vector<Equivalent>> phrases;
};

std::vector<std::string> plain_stems(const Stemmer& stemmer, std::string_view text) {
    std::vector<std::string> stems;
    for (const Piece& piece : pieces_of(text)) {
        if (!is_filler(piece.text)) stems.push_back(plain_stem(stemmer, piece.text));
    }
    return stems;
}

Table make_table() {
    const Stemmer stemmer;
    Table table;
    std::vector<Equivalent> several;
    for (const Synonyms& entry : synonyms()) {
        const std::vector<std::string> to = plain_stems(stemmer, entry.word);
        std::string_view rest = entry.others;
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            const std::vector<std::string> from = plain_stems(stemmer, rest.substr(0, comma));
            rest = comma == std::string_view::npos ? "" : rest.substr(comma + 1);
            if (from.size() == 1 && to.size() == 1) {
                if (from != to) table.words[from[0]] = to[0];
            } else if (!from.empty()) {
                several.push_back({from, to});
            }
        }
    }
    for (Equivalent& entry : several) {
        for (std::vector<std::string>* const stems : {&entry.from, &entry.to}) {
            for (std::string& stem : *stems) {
                const auto found = table.words.find(stem);
                if (found != table.words.end()) stem = found->second;
            }
        }
        const std::string first = entry.from[0];
        table.phrases[first].push_back(std::move(entry));
    }
    return table;
}

const Table& table() {
    static const Table made = make_table();
    return made;
}

std::string with_synonyms(std::string stem) {
    const auto found = table().words.find(stem);
    return found == table().words.end() ? stem : found->second;
}

/// Do the words from here on say this?
bool stand_at(const std::vector<Word>& words, std::size_t at,
              const std::vector<std::string>& stems) {
    if (at + stems.size() > words.size()) return false;
    for (std::size_t i = 0; i < stems.size(); ++i) {
        if (words[at + i].stem != stems[i] || words[at + i].clause != words[at].clause) {
            return false;
        }
    }
    return true;
}

void find_phrases(std::vector<Word>& words, std::size_t at) {
    const auto entries = table().phrases.find(words[at].stem);
    if (entries == table().phrases.end()) return;
    for (const Equivalent& entry : entries->second) {
        if (stand_at(words, at, entry.from)) {
            words[at].phrases.push_back({entry.to, entry.from.size()});
        }
    }
}

}  // namespace

std::vector<Word> words_of(std::string_view text,
                           const std::unordered_map<std::string, std::string>& corrections) {
    static thread_local const Stemmer stemmer;
    std::vector<Word> words;
    std::unordered_map<std::string, std::string> stems;
    std::size_t sentence = 0;
    std::size_t clause = 0;
    bool begins_phrase = false;
    bool follows_auxiliary = false;
    bool is_first = true;
    bool after_and = false;
    std::string piece_before;
    std::size_t stretch = 0;
    bool is_contrasted = false;
    std::vector<std::string> left_out;
    std::vector<std::size_t> clause_begins;
    std::vector<std::size_t> clause_ends;
    for (Piece& piece : pieces_of(text)) {
        const bool restarts = after_and && (is_determiner(piece.text) || piece.text == "then");
        after_and = piece.text == "and" || piece.text == "or";
        // "not so much" begins nothing
        const bool is_not_so = piece.text == "so" && piece_before == "not";
        piece_before = piece.text;
        if (!is_first && piece.before == Break::sentence) {
            ++sentence;
            ++clause;
            ++stretch;
            is_contrasted = false;
        } else if (!is_first && (piece.before == Break::clause ||
                                 (is_conjunction(piece.text) && !is_not_so) || restarts)) {
            ++clause;
            is_contrasted = is_contrast(piece.text);
            if (piece.before == Break::clause || is_contrasted || restarts) ++stretch;
        }
        is_first = false;
        if (clause == clause_begins.size()) {
            clause_begins.push_back(piece.begin);
            clause_ends.push_back(piece.end);
        }
        clause_ends.back() = std::max(clause_ends.back(), piece.end);
        if (is_determiner(piece.text)) begins_phrase = true;
        const bool is_auxiliary_itself = is_auxiliary(piece.text);
        // "any more" compares nothing
        const bool is_any_more = piece.text == "more" && !words.empty() &&
                                 words.back().written == "any" && left_out.empty();
        if (is_filler(piece.text) || is_any_more) {
            follows_auxiliary = follows_auxiliary || is_auxiliary_itself;
            left_out.push_back(piece.text);
            if (ends_with_have_to(left_out)) left_out.push_back("must");
            if (!words.empty() && words.back().sentence == sentence) {
                words.back().after.push_back(piece.text);
            }
            continue;
        }
        const auto correction = corrections.find(piece.text);
        const std::string& right =
            correction == corrections.end() ? piece.text : correction->second;
        std::string& stem = stems[right];
        if (stem.empty()) stem = with_synonyms(plain_stem(stemmer, right));
        Word word;
        word.stem = stem;
        word.written = piece.text;
        word.sentence = sentence;
        word.clause = clause;
        word.stretch = stretch;
        word.is_contrasted = is_contrasted;
        word.begins_phrase = begins_phrase;
        word.follows_auxiliary = follows_auxiliary;
        word.before = std::move(left_out);
        left_out.clear();
        words.push_back(std::move(word));
        begins_phrase = false;
        follows_auxiliary = is_auxiliary_itself;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[i].clause_begin = clause_begins[words[i].clause];
        words[i].clause_end = clause_ends[words[i].clause];
        find_phrases(words, i);
    }
    return words;
}

std::vector<Pattern> patterns_of(std::string_view term) {
    std::vector<Word> words;
    std::vector<bool> gaps;
    for (bool is_first = true; !term.empty(); is_first = false) {
        const std::size_t gap = term.find("..");
        bool follows_gap = !is_first;
        for (Word& word : words_of(term.substr(0, gap))) {
            words.push_back(std::move(word));
            gaps.push_back(follows_gap);
            follows_gap = false;
        }
        term = gap == std::string_view::npos ? "" : term.substr(gap + 2);
    }
    Pattern as_written;
    Pattern rewritten;
    // the one word that is left out elsewhere and makes a difference in a term of several
    const auto obligation = [](const Word& word) {
        const bool must =
            std::find(word.before.begin(), word.before.end(), "must") != word.before.end();
        return must ? std::vector<std::string>{"must"} : std::vector<std::string>{};
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        as_written.push_back({words[i].stem, gaps[i], obligation(words[i])});
    }
    for (std::size_t i = 0; i < words.size();) {
        const std::vector<Phrase>& phrases = words[i].phrases;
        const auto longest =
            std::max_element(phrases.begin(), phrases.end(),
                             [](const Phrase& a, const Phrase& b) { return a.words < b.words; });
        if (longest == phrases.end()) {
            rewritten.push_back({words[i].stem, gaps[i], obligation(words[i])});
            ++i;
            continue;
        }
        for (std::size_t k = 0; k < longest->means.size(); ++k) {
            rewritten.push_back({longest->means[k], k == 0 && gaps[i],
                                 k == 0 ? obligation(words[i]) : std::vector<std::string>{}});
        }
        i += longest->words;
    }
    if (as_written.size() == 1) {
        // what says nothing elsewhere is what such a term says
        for (const auto& [from, to] : {std::pair(&words[0].before, &as_written[0].before),
                                       std::pair(&words[0].after, &as_written[0].after)}) {
            std::copy_if(from->begin(), from->end(), std::back_inserter(*to), says_something);
        }
        if (words[0].phrases.empty()) return {as_written};
    }
    std::vector<Pattern> patterns{as_written};
    if (rewritten != as_written) patterns.push_back(rewritten);
    return patterns;
}

}  // namespace coach
