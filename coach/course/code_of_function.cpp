#include "course/code_of_function.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "course/code_only.hpp"
#include "course/line_of_function.hpp"

namespace coach {
namespace {

/// [begin, end) of a source.
struct Place {
    std::size_t begin = 0;
    std::size_t end = 0;
};

bool ends_a_name(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 || character == '_' ||
           character == '>';
}

/// Where the bracket closes that opens here; npos where it does not.
std::size_t closing(const std::string& code, std::size_t open) {
    int depth = 0;
    for (std::size_t at = open; at < code.size(); ++at) {
        if (code[at] == '(' || code[at] == '{') ++depth;
        if ((code[at] == ')' || code[at] == '}') && --depth == 0) return at;
    }
    return std::string::npos;
}

/// Where the body of a function opens whose parameters close here; npos where there is none.
/// Members may be initialised in braces before it: ": head_{head} {".
std::size_t body_behind(const std::string& code, std::size_t parameters_close) {
    bool initialises = false;
    char last = ')';
    for (std::size_t at = parameters_close + 1; at < code.size(); ++at) {
        const char character = code[at];
        if (std::isspace(static_cast<unsigned char>(character)) != 0) continue;
        const bool is_scope = character == ':' && (last == ':' || code.compare(at, 2, "::") == 0);
        if (character == ':' && !is_scope) initialises = true;
        if (character == '{' && !(initialises && ends_a_name(last))) return at;
        if (character == '(' || character == '{') {
            at = closing(code, at);
            if (at == std::string::npos) return at;
        }
        last = code[at];
    }
    return std::string::npos;
}

std::optional<Place> place_of(const std::string& code, const std::string& symbol) {
    const std::size_t name = find_definition(code, symbol);
    if (name == std::string::npos) return std::nullopt;
    // operator() has brackets of its own
    const std::size_t parameters = code.find('(', name + symbol.size());
    const std::size_t parameters_close = closing(code, parameters);
    if (parameters_close == std::string::npos) return std::nullopt;
    const std::size_t open = body_behind(code, parameters_close);
    const std::size_t close = open == std::string::npos ? open : closing(code, open);
    if (close == std::string::npos) return std::nullopt;
    // its type begins behind whatever came before
    const std::size_t before = name == 0 ? std::string::npos : code.find_last_of(";{}", name - 1);
    const std::size_t begin =
        code.find_first_not_of(" \t\r\n", before == std::string::npos ? 0 : before + 1);
    return Place{begin, close + 1};
}

bool is_blank(const std::string& text, std::size_t begin, std::size_t end) {
    return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                       text.begin() + static_cast<std::ptrdiff_t>(end),
                       [](char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; });
}

/// With the lines above that hold nothing but comments, and the rest of its last line.
Place with_comments(const std::string& source, const std::string& code, Place place) {
    place.begin = source.rfind('\n', place.begin) + 1;  // npos + 1 is 0
    while (place.begin > 0) {
        const std::size_t above =
            place.begin < 2 ? 0 : source.rfind('\n', place.begin - 2) + 1;  // npos + 1 is 0
        const bool is_comment = is_blank(code, above, place.begin) &&
                                !is_blank(source, above, place.begin) &&
                                source[source.find_first_not_of(" \t", above)] != '#';
        if (!is_comment) break;
        place.begin = above;
    }
    place.end = std::min(source.find('\n', place.end), source.size() - 1) + 1;
    // one empty line is enough between what stands before it and behind it
    const std::size_t next = std::min(source.find('\n', place.end), source.size());
    if (next < source.size() && is_blank(source, place.end, next)) place.end = next + 1;
    return place;
}

std::vector<std::string> symbols_of(const Exercise& exercise) {
    std::vector<std::string> symbols;
    for (const LearnerFunction& function : exercise.functions) {
        if (std::find(symbols.begin(), symbols.end(), function.symbol) == symbols.end()) {
            symbols.push_back(function.symbol);
        }
    }
    return symbols;
}

}  // namespace

std::string code_of_function(const std::string& source, const std::string& symbol) {
    const auto place = place_of(code_only(source), symbol);
    return place ? source.substr(place->begin, place->end - place->begin) : "";
}

std::string code_of(const Selection& selection, const std::string& source) {
    if (selection.exercises.size() == selection.lesson->exercises.size()) return source;
    std::string text;
    for (const Exercise* const exercise : selection.exercises) {
        for (const std::string& symbol : symbols_of(*exercise)) {
            const std::string code = code_of_function(source, symbol);
            if (code.empty()) continue;
            text += (text.empty() ? "" : "\n") + code + '\n';
        }
    }
    return text;
}

std::string without_exercises(const std::string& source,
                              const std::vector<const Exercise*>& exercises) {
    std::string text = source;
    for (const Exercise* const exercise : exercises) {
        for (const std::string& symbol : symbols_of(*exercise)) {
            const std::string code = code_only(text);
            const auto place = place_of(code, symbol);
            if (!place) continue;
            const Place whole = with_comments(text, code, *place);
            text.erase(whole.begin, whole.end - whole.begin);
        }
    }
    return text;
}

}  // namespace coach
