#include "rehearse/plain_mathematics.hpp"

#include <algorithm>
#include <cctype>
#include <map>

namespace coach {
namespace {

/// Those that stand for a character or a word.
const std::map<std::string_view, std::string_view>& symbols() {
    static const std::map<std::string_view, std::string_view> result{
        {"top", "ᵀ"},        {"cdot", "·"},   {"times", "×"},  {"sum", "Σ"},    {"prod", "Π"},
        {"sigma", "σ"},      {"mu", "μ"},     {"tau", "τ"},    {"gamma", "γ"},  {"delta", "δ"},
        {"varepsilon", "ε"}, {"beta", "β"},   {"alpha", "α"},  {"theta", "θ"},  {"Theta", "Θ"},
        {"pi", "π"},         {"lambda", "λ"}, {"ell", "ℓ"},    {"infty", "∞"},  {"le", "≤"},
        {"ge", "≥"},         {"ne", "≠"},     {"approx", "≈"}, {"pm", "±"},     {"partial", "∂"},
        {"circ", "∘"},       {"to", "→"},     {"mapsto", "↦"}, {"mid", "|"},    {"lVert", "‖"},
        {"rVert", "‖"},      {"langle", "⟨"}, {"rangle", "⟩"}, {"lfloor", "⌊"}, {"rfloor", "⌋"},
        {"ldots", "…"},      {"dots", "…"},   {",", " "},      {";", " "},      {" ", " "},
        {"|", "‖"},          {"{", "{"},      {"}", "}"},      {"bigl", ""},    {"bigr", ""},
        {"left", ""},        {"right", ""},   {"!", ""},       {"%", "%"},      {"_", "_"}};
    return result;
}

/// The characters of one formula, read from left to right.
class Formula {
 public:
    explicit Formula(std::string_view text) : rest_(text) {}

    std::string plain() {
        std::string result;
        while (!rest_.empty()) result += next();
        return result;
    }

 private:
    /// A command with what it takes, a group, or a character.
    std::string next() {
        if (rest_.front() == '\\') return command();
        if (rest_.front() == '{') return Formula(group()).plain();
        std::string one(1, rest_.front());
        rest_.remove_prefix(1);
        if (one == "~") return " ";
        if (one == "^" && rest_.substr(0, 4) == "\\top") return next();
        if (one == "^" || one == "_") return one + tight(argument());
        return one;
    }

    /// What stands between the braces at the beginning, which match; all of it if they do not.
    std::string_view group() {
        std::size_t depth = 0;
        std::size_t end = 0;
        for (; end < rest_.size(); ++end) {
            if (rest_[end] == '{') ++depth;
            if (rest_[end] == '}' && --depth == 0) break;
        }
        const std::string_view inside = rest_.substr(1, end - 1);
        rest_.remove_prefix(std::min(end + 1, rest_.size()));
        return inside;
    }

    std::string argument() {
        while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
        return rest_.empty() ? std::string() : next();
    }

    /// In parentheses, where it is more than a name or a number.
    static std::string tight(const std::string& text) {
        const bool is_one = std::all_of(text.begin(), text.end(), [](unsigned char character) {
            return std::isalnum(character) != 0 || character == '_' || character == '.' ||
                   character >= 0x80;
        });
        const bool is_closed =
            text.size() > 1 && text.front() == '(' && text.find(')') + 1 == text.size();
        const bool is_negative =
            text.size() > 1 && text[0] == '-' && tight(text.substr(1)) == text.substr(1);
        return is_one || is_closed || is_negative ? text : '(' + text + ')';
    }

    std::string command() {
        rest_.remove_prefix(1);
        std::size_t length = 0;
        while (length < rest_.size() && std::isalpha(static_cast<unsigned char>(rest_[length]))) {
            ++length;
        }
        if (length == 0 && !rest_.empty()) length = 1;
        const std::string_view name = rest_.substr(0, length);
        rest_.remove_prefix(length);
        if (name == "sqrt") return "√" + tight(argument());
        if (name == "frac" || name == "tfrac" || name == "dfrac") {
            const std::string above = tight(argument());
            return above + "/" + tight(argument());
        }
        if (name == "bar" || name == "tilde" || name == "hat") {
            return argument() + (name == "bar" ? "\u0304" : name == "hat" ? "\u0302" : "\u0303");
        }
        if (name == "operatorname" || name == "text" || name == "mathbf" || name == "mathrel") {
            return argument();
        }
        const auto symbol = symbols().find(name);
        if (symbol == symbols().end()) return std::string(name);  // \ln, \operatorname{Var}
        return std::string(symbol->second);
    }

    std::string_view rest_;
};

}  // namespace

std::string plain_mathematics(std::string_view text) {
    std::string result;
    while (true) {
        const std::size_t open = text.find('$');
        const std::size_t close = open == std::string_view::npos ? open : text.find('$', open + 1);
        if (close == std::string_view::npos) return result += text;
        result += text.substr(0, open);
        result += Formula(text.substr(open + 1, close - open - 1)).plain();
        text.remove_prefix(close + 1);
    }
}

}  // namespace coach
