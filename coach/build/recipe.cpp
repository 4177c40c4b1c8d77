#include "build/recipe.hpp"

#include <algorithm>

namespace coach {
namespace {

using Words = std::vector<std::string>;

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool take_compilation(const Words& words, Recipe& recipe) {
    const auto precompiled = word_behind(words, "-include-pch");
    const auto object = word_behind(words, "-o");
    if (!precompiled || !object) return false;
    recipe.precompiled = *precompiled;
    recipe.object = *object;
    recipe.compiler = without_files(words);
    return true;
}

void take_link(const Words& words, Recipe& recipe) {
    recipe.link = words;
    for (std::size_t at = 1; at < words.size(); ++at) {
        if (words[at][0] == '-') {
            if (words[at] == "-o") ++at;
        } else if (words[at] != recipe.object) {
            recipe.linked_in.push_back(words[at]);
        }
    }
}

}  // namespace

std::optional<std::string> word_behind(const Words& words, std::string_view option) {
    const auto at = std::find(words.begin(), words.end(), option);
    if (at == words.end() || at + 1 == words.end()) return std::nullopt;
    return at[1];
}

Words without_files(const Words& compilation) {
    static const Words with_a_word{"-include-pch", "-o", "-c", "-MT", "-MF"};
    Words words;
    for (std::size_t at = 0; at < compilation.size(); ++at) {
        const std::string& word = compilation[at];
        if (std::find(with_a_word.begin(), with_a_word.end(), word) != with_a_word.end()) {
            ++at;
        } else if (word != "-MD") {
            words.push_back(word);
        }
    }
    return words;
}

std::string_view without_frame(std::string_view line) {
    constexpr std::string_view before = ": && ";
    constexpr std::string_view after = " && :";
    if (line.substr(0, before.size()) != before || !ends_with(line, after)) return line;
    line.remove_prefix(before.size());
    line.remove_suffix(after.size());
    return line;
}

std::optional<std::vector<std::string>> words_of_command(std::string_view command) {
    Words words;
    bool is_in_word = false;
    for (std::size_t at = 0; at < command.size(); ++at) {
        const char character = command[at];
        if (character == ' ') {
            is_in_word = false;
            continue;
        }
        if (std::string_view("&|;<>()$`*?\n").find(character) != std::string_view::npos) {
            return std::nullopt;
        }
        if (!is_in_word) words.emplace_back();
        is_in_word = true;
        if (character == '\\') {
            if (++at == command.size()) return std::nullopt;
            words.back() += command[at];
        } else if (character == '\'' || character == '"') {
            for (++at; at < command.size() && command[at] != character; ++at) {
                if (character == '"' && command[at] == '\\' && at + 1 < command.size() &&
                    std::string_view("\\\"$`").find(command[at + 1]) != std::string_view::npos) {
                    ++at;
                } else if (character == '"' && (command[at] == '$' || command[at] == '`')) {
                    return std::nullopt;
                }
                words.back() += command[at];
            }
            if (at == command.size()) return std::nullopt;
        } else {
            words.back() += character;
        }
    }
    return words;
}

std::optional<Recipe> read_recipe(std::string_view commands, std::string_view source,
                                  std::string_view program) {
    Recipe recipe;
    recipe.program = program;
    while (!commands.empty()) {
        const std::size_t end = std::min(commands.find('\n'), commands.size());
        const std::string_view line = without_frame(commands.substr(0, end));
        commands.remove_prefix(std::min(end + 1, commands.size()));
        const auto words = words_of_command(line);
        if (!words || words->empty()) continue;
        if (word_behind(*words, "-c") == source) {
            // compiled more than once: which is the program's?
            if (!recipe.object.empty() || !take_compilation(*words, recipe)) return std::nullopt;
        }
        if (word_behind(*words, "-o") == program) take_link(*words, recipe);
    }
    const bool is_complete = !recipe.object.empty() &&
                             std::count(recipe.link.begin(), recipe.link.end(), recipe.object) == 1;
    if (!is_complete) return std::nullopt;
    return recipe;
}

}  // namespace coach
