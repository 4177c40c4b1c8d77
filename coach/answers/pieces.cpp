#include "answers/pieces.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "answers/letters.hpp"

namespace coach {
namespace {

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_of_word(char c) { return is_letter(c) || is_digit(c) || c == '_'; }

/// Other spellings of the field's names.
const std::unordered_map<std::string_view, std::string_view>& names() {
    static const std::unordered_map<std::string_view, std::string_view> known{
        {"dk", "d_k"},           {"dv", "d_v"},
        {"dmodel", "d_model"},   {"d_key", "d_k"},
        {"d_head", "d_k"},       {"dhead", "d_k"},
        {"head_dim", "d_k"},     {"headdim", "d_k"},
        {"d_value", "d_v"},      {"wq", "w_q"},
        {"wk", "w_k"},           {"wv", "w_v"},
        {"wo", "w_o"},           {"seqlen", "seq_len"},
        {"nheads", "num_heads"}, {"n_heads", "num_heads"},
        {"n_head", "num_heads"}, {"numheads", "num_heads"},
        {"w_query", "w_q"},      {"w_key", "w_k"},
        {"w_value", "w_v"},      {"w_out", "w_o"},
        {"w_output", "w_o"},     {"kt", "k^t"},
        {"inf", "infinity"},     {"wuk", "w_uk"},
        {"wuv", "w_uv"}};
    return known;
}

const std::unordered_map<std::string_view, std::string_view>& number_words() {
    static const std::unordered_map<std::string_view, std::string_view> known{
        {"zero", "0"}, {"one", "1"},   {"two", "2"},   {"three", "3"}, {"four", "4"}, {"five", "5"},
        {"six", "6"},  {"seven", "7"}, {"eight", "8"}, {"nine", "9"},  {"ten", "10"}};
    return known;
}

/// "doesnt", which many type, and the word before its "not".
const std::unordered_map<std::string_view, std::string_view>& bare_contractions() {
    static const std::unordered_map<std::string_view, std::string_view> known{
        {"dont", "do"},       {"doesnt", "does"},     {"didnt", "did"}, {"isnt", "is"},
        {"arent", "are"},     {"wasnt", "was"},       {"cant", "can"},  {"wont", "will"},
        {"couldnt", "could"}, {"shouldnt", "should"}, {"hasnt", "has"}, {"havent", "have"},
        {"neednt", "need"},   {"wouldnt", "would"},   {"cannot", "can"}};
    return known;
}

/// Is it a variable or a number, as something to calculate with, and not a word?
bool is_of_formula(std::string_view text) {
    if (text.empty()) return false;
    if (is_digit(text[0]) || text.size() == 1) return true;
    if (text.size() == 2 && is_digit(text[1])) return true;  // m1
    return text.find('_') != std::string_view::npos || text.find('^') != std::string_view::npos ||
           text == "squared" || text == "infinity" || text == "mu";
}

class Lexer {
 public:
    explicit Lexer(std::string_view text) : letters_(letters_of(text)) {}

    std::vector<Piece> read() {
        while (at_ < letters_.size()) read_one();
        return std::move(pieces_);
    }

 private:
    char here(std::size_t ahead = 0) const {
        return at_ + ahead < letters_.size() ? letters_[at_ + ahead].character : '\n';
    }
    char last() const { return at_ > 0 ? letters_[at_ - 1].character : '\n'; }
    bool is(std::string_view text) const {
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (at_ + i >= letters_.size() || here(i) != text[i]) return false;
        }
        return true;
    }

    void break_here(Break how) { before_ = std::max(before_, how); }

    void add(std::string text, std::size_t from, std::size_t to) {
        if (text.empty()) return;
        const std::size_t end = letters_[std::max(from + 1, to) - 1].end;
        pieces_.push_back({std::move(text), letters_[from].begin, end, before_});
        before_ = Break::none;
    }

    void read_one() {
        const char c = here();
        if (is_letter(c)) return read_word();
        if (is_digit(c) || (c == '.' && is_digit(here(1)) && !is_of_word(last()))) {
            return read_number();
        }
        if (c == '\n') return read_line_end();
        if (c == '\\') return read_command();
        if (c == '^' || (is("**") && is_power())) return read_power();
        if (is("<=") || is(">=") || is("!=") || is("==") || is("=>") || is("->")) {
            return read_relation(2);
        }
        if (c == '<' || c == '>' || c == '=') return read_relation(1);
        if (c == '-') return read_minus();
        read_sign(c);
    }

    void read_sign(char c) {
        const std::size_t from = at_++;
        switch (c) {
            case '.':
            case '!':
            case '?': {
                const char next = here();
                const bool ends = next == ' ' || next == '\n' || next == '"' || next == ')';
                if (ends && !is_abbreviation()) break_here(Break::sentence);
                break;
            }
            case ',':
                // (T, S) and Q, K and V belong together
                if (pieces_.empty() || !is_of_formula(pieces_.back().text) ||
                    !(is_of_formula(next_name()) || names().count(next_name()) != 0) ||
                    next_name() == "i" || next_name() == "a") {
                    break_here(Break::clause);
                }
                break;
            case ';':
            case ':':
                if (here() != ':' && last_but_one() != ':') break_here(Break::clause);
                break;
            case '(':
                if (from == 0 || letters_[from - 1].character == ' ') break_here(Break::clause);
                break;
            case ')':
                if (here() == ' ' && !pieces_.empty() && !is_of_formula(pieces_.back().text)) {
                    break_here(Break::clause);
                }
                break;
            case '}':
                if (here() == '{') add("over", from, at_);
                break;
            case '/':
                add_over(from);
                break;
            case '+':
                add("plus", from, at_);
                break;
            case '%':
                add("percent", from, at_);
                break;
            case '~':
                add("about", from, at_);
                break;
            default:
                break;  // products, brackets, quotes
        }
    }

    char last_but_one() const { return at_ > 1 ? letters_[at_ - 2].character : '\n'; }

    bool is_abbreviation() const {
        if (pieces_.empty()) return false;
        constexpr std::array<std::string_view, 9> known{"e",      "g",    "i.e", "vs", "etc",
                                                        "approx", "resp", "cf",  "e.g"};
        const std::string& text = pieces_.back().text;
        // the point after "g" of e.g.; one after a variable that ends a sentence is none
        const bool is_last = pieces_.back().end == letters_[at_ - 1].begin;
        return is_last && std::find(known.begin(), known.end(), text) != known.end();
    }

    /// The word or the number that follows.
    std::string next_name() const {
        std::size_t next = at_;
        while (next < letters_.size() && letters_[next].character == ' ') ++next;
        std::string name;
        for (; next < letters_.size() && is_of_word(letters_[next].character); ++next) {
            name += letters_[next].character;
        }
        return name;
    }

    void add_over(std::size_t from) {
        if (pieces_.empty()) return;
        const std::string& text = pieces_.back().text;
        const auto is_qkv = [](std::string_view name) {
            return name == "q" || name == "k" || name == "v";
        };
        const std::string name = next_name();
        if (is_qkv(text) && is_qkv(name)) return;
        const bool has_formula = is_of_formula(text) || is_of_formula(name) || name == "sqrt" ||
                                 name == "root" || name.empty();
        if (has_formula) add("over", from, from + 1);
    }

    void read_line_end() {
        const std::size_t length = at_ - line_;
        ++at_;
        line_ = at_;
        while (here() == ' ' && at_ < letters_.size()) ++at_;
        if (at_ >= letters_.size()) return;
        std::size_t digits = 0;
        while (is_digit(here(digits))) ++digits;
        const bool is_numbered = digits > 0 && digits < 3 &&
                                 (here(digits) == '.' || here(digits) == ')') &&
                                 here(digits + 1) == ' ';
        const bool is_item = (here() == '-' || here() == '*') && here(1) == ' ';
        constexpr std::size_t short_line = 60;  // what is wrapped is longer
        if (here() == '\n' || is_item || is_numbered || length < short_line) {
            break_here(Break::sentence);
        }
        if (is_item) ++at_;
        if (is_numbered) at_ += digits + 1;
    }

    /// \sqrt{d_k} and the like.
    void read_command() {
        const std::size_t from = at_++;
        std::string name;
        while (is_letter(here()) && at_ < letters_.size()) {
            name += here();
            ++at_;
        }
        if (name == "sqrt") return add("sqrt", from, at_);
        if (name == "top" || name == "intercal") return transpose(from);
        if (name == "infty") return add("infinity", from, at_);
        if (name == "sum" || name == "mu" || name == "sigma") return add(name, from, at_);
        if (name == "le" || name == "leq") return add("<=", from, at_);
    }

    bool is_power() const {
        std::size_t ahead = 2;
        while (here(ahead) == ' ') ++ahead;
        const char before = last();
        const char after = here(ahead);
        return (is_of_word(before) || before == ')' || before == ' ') &&
               (is_digit(after) || after == '.' || after == '-' || after == '(');
    }

    void read_power() {
        const std::size_t from = at_;
        at_ += here() == '*' ? 2 : 1;
        while (here() == '{' || here() == '(' || here() == ' ' || here() == '\\') {
            if (at_ >= letters_.size()) break;
            ++at_;
        }
        if (!pieces_.empty() && pieces_.back().text == "e") {
            pieces_.back().text = "exp";  // the rest reads as what it is the exponential of
            return;
        }
        std::string power;
        const bool is_number = is_digit(here()) || here() == '-' || here() == '.';
        while (at_ < letters_.size() &&
               (is_number ? is_digit(here()) || here() == '-' || here() == '.' || here() == '/'
                          : is_letter(here()))) {
            // a point that ends the sentence
            if (here() == '.' && !is_digit(here(1))) break;
            power += here();
            ++at_;
        }
        while (here() == '}' && at_ < letters_.size()) ++at_;
        if (power == "0.5" || power == ".5" || power == "1/2") return take_root(from);
        if (power == "-0.5" || power == "-.5" || power == "-1/2") return take_inverse_root(from);
        if (power == "t" || power == "top") return transpose(from);
        if ((power == "q" || power == "k" || power == "v" || power == "o") && !pieces_.empty() &&
            pieces_.back().text == "w") {
            pieces_.back().text += "_" + power;
            pieces_.back().end = letters_[at_ - 1].end;
            return;
        }
        if (power == "2") return add("squared", from, at_);
        if (power == "-1") return add("inverse", from, at_);
        add("^" + power, from, at_);
    }

    /// The root of what was read last.
    void take_root(std::size_t from) {
        if (pieces_.empty()) return;
        root_ = pieces_.size() - 1;
        Piece root = pieces_[root_];
        root.text = "sqrt";
        pieces_[root_].before = Break::none;
        pieces_[root_].end = std::max(pieces_[root_].end, letters_[from].end);
        pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(root_), root);
    }

    /// One over the root of what was read last.
    void take_inverse_root(std::size_t from) {
        if (pieces_.empty()) return;
        take_root(from);
        Piece over = pieces_[root_];
        over.text = "over";
        Piece one = over;
        one.text = "1";
        over.before = Break::none;
        pieces_[root_].before = Break::none;
        pieces_.insert(pieces_.begin() + static_cast<std::ptrdiff_t>(root_), {one, over});
    }

    /// The transpose of what was read last.
    void transpose(std::size_t from) {
        if (pieces_.empty()) return;
        Piece& piece = pieces_.back();
        const std::size_t end = letters_[std::max(at_, from + 1) - 1].end;
        if (piece.text == "qk") {
            piece.text = "q";
            pieces_.push_back({"k^t", piece.begin, end, Break::none});
        } else {
            piece.text += "^t";
            piece.end = end;
        }
    }

    void read_relation(std::size_t length) {
        const std::size_t from = at_;
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += here(i);
        at_ += length;
        if (text == "=>" || text == "->") return break_here(Break::clause);
        if (text == "!=") {
            add("not", from, at_);
            return add("equal", from, at_);
        }
        add(text == "=" || text == "==" ? "equal" : text, from, at_);
    }

    /// A minus, a hyphen or a dash.
    void read_minus() {
        const std::size_t from = at_;
        while (here() == '-' && at_ < letters_.size()) ++at_;
        const bool is_long = at_ - from > 1;
        const bool touches_before = from > 0 && (is_of_word(letters_[from - 1].character) ||
                                                 letters_[from - 1].character == ')');
        const bool touches_after = is_of_word(here()) || here() == '.';
        const std::string name = next_name();
        const bool is_before = !pieces_.empty() && is_of_formula(pieces_.back().text);
        const bool is_after = is_of_formula(name) || name == "inf" || name == "infinity" ||
                              name == "max" || here() == '(';
        if (is_long) return break_here(Break::clause);
        if (name == "infinity" && !touches_before) return add("minus", from, at_);
        if (touches_before && touches_after) {
            if (is_before && is_after) return add("minus", from, at_);
            // a prefix: non-linear
            if (!pieces_.empty() &&
                (pieces_.back().text == "non" || pieces_.back().text == "un" ||
                 pieces_.back().text == "re" || pieces_.back().text == "semi" ||
                 pieces_.back().text == "pre" || pieces_.back().text == "sub")) {
                prefix_ = true;
            }
            return;
        }
        if (touches_after && is_after) return add("minus", from, at_);
        if (touches_before) return;
        if (is_before && is_after) return add("minus", from, at_);
        break_here(Break::clause);
    }

    void read_number() {
        const std::size_t from = at_;
        std::string text;
        if (here() == '.') text = "0";
        for (; at_ < letters_.size(); ++at_) {
            const char c = here();
            if (is_digit(c)) {
                text += c;
            } else if (c == '.' && is_digit(here(1)) && text.find('.') == std::string::npos) {
                text += c;
            } else if (c == ',' && is_digit(here(1)) && is_digit(here(2)) && is_digit(here(3)) &&
                       !is_digit(here(4)) && text.find('.') == std::string::npos) {
                continue;  // 1,048,576
            } else if (c == 'e' && (is_digit(here(1)) || (here(1) == '-' && is_digit(here(2))))) {
                text += c;
                if (here(1) == '-') {
                    text += '-';
                    ++at_;
                }
            } else {
                break;
            }
        }
        const std::size_t point = text.find('.');
        if (point != std::string::npos && text.find('e') == std::string::npos) {
            while (text.back() == '0') text.pop_back();
            if (text.back() == '.') text.pop_back();
        }
        add(text, from, at_);
    }

    void read_word() {
        const std::size_t from = at_;
        std::string text;
        for (; at_ < letters_.size(); ++at_) {
            const char c = here();
            if (is_of_word(c) || (c == '\'' && is_letter(here(1)))) {
                text += c;
            } else if (c == '{' && !text.empty() && text.back() == '_') {
                continue;  // d_{model}
            } else if (c == '\\' && !text.empty() && text.back() == '_') {
                while (at_ + 1 < letters_.size() && is_letter(here(1))) ++at_;  // d_\text{model}
                if (here(1) == '{') ++at_;
            } else {
                break;
            }
        }
        while (text.size() > 1 && text.back() == '_') text.pop_back();
        if (text == "w" && is("/o") && !is_of_word(here(2))) {
            at_ += 2;
            return add("without", from, at_);
        }
        if (here() == '.' && is_letter(here(1)) && is_transposing_call()) {
            at_ += here(2) == 't' ? 3 : 2;
            if (is("ranspose")) at_ += 8;
            add_word(text, from);
            return transpose(from);
        }
        add_word(std::move(text), from);
    }

    /// ".T", ".mT", ".t()" or ".transpose(-2, -1)"
    bool is_transposing_call() const {
        if (is(".transpose")) return true;
        const std::size_t end = is(".mt") ? 3 : is(".t") ? 2 : 0;
        return end != 0 && !is_of_word(here(end));
    }

    void add_word(std::string text, std::size_t from) {
        if (prefix_) {
            prefix_ = false;
            pieces_.back().text += text;
            pieces_.back().end = letters_[at_ - 1].end;
            return;
        }
        const std::size_t apostrophe = text.find('\'');
        if (apostrophe != std::string::npos) {
            if (text.size() > 3 && text.compare(text.size() - 3, 3, "n't") == 0) {
                text.erase(text.size() - 3);
                add(text == "ca" ? "can" : text == "wo" ? "will" : text, from, at_);
                return add("not", from, at_);
            }
            text.erase(apostrophe);  // it's, they're, the head's
        }
        const auto contraction = bare_contractions().find(text);
        if (contraction != bare_contractions().end()) {
            add(std::string(contraction->second), from, at_);
            return add("not", from, at_);
        }
        if (text == "qkt") {
            add("q", from, at_);
            return add("k^t", from, at_);
        }
        // W_qW_k and XW_q are two
        for (std::size_t at = 1; at + 2 < text.size(); ++at) {
            const bool begins = (text[at] == 'w' || text[at] == 'd') && text[at + 1] == '_';
            if (begins && (at == 1 || text.find('_') < at)) {
                add_name(text.substr(0, at), from);
                return add_name(text.substr(at), from);
            }
        }
        add_name(std::move(text), from);
    }

    void add_name(std::string text, std::size_t from) {
        const auto name = names().find(text);
        if (name != names().end()) text = name->second;
        const auto number = number_words().find(text);
        if (number != number_words().end()) text = number->second;
        const bool follows = !pieces_.empty() && before_ == Break::none;
        if (follows) {
            Piece& piece = pieces_.back();
            const bool is_d = piece.text == "d" && (text == "k" || text == "v" || text == "model");
            const bool is_w =
                piece.text == "w" && (text == "q" || text == "k" || text == "v" || text == "o");
            if (is_d || is_w) {  // d k
                piece.text += "_" + text;
                piece.end = letters_[at_ - 1].end;
                return;
            }
            if ((text == "transpose" || text == "transposed") &&
                (is_of_formula(piece.text) || piece.text == "qk") && !is_digit(piece.text[0])) {
                return transpose(from);
            }
            if (text == "root" && piece.text == "square") {
                piece.text = "sqrt";
                piece.end = letters_[at_ - 1].end;
                return;
            }
        }
        if (text == "root" || text == "sqrt") text = "sqrt";
        add(std::move(text), from, at_);
    }

    std::vector<Letter> letters_;
    std::size_t at_ = 0;
    std::size_t line_ = 0;  ///< where the line begins
    std::vector<Piece> pieces_;
    Break before_ = Break::none;
    bool prefix_ = false;   ///< the next word continues the last one
    std::size_t root_ = 0;  ///< where the last root was put
};

}  // namespace

std::vector<Piece> pieces_of(std::string_view text) { return Lexer(text).read(); }

}  // namespace coach
