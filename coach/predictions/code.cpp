#include "predictions/code.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>

#include "problem.hpp"

namespace coach {
namespace {

constexpr std::string_view alphabet = "abcdefghjkmnpqrstuvwxyz23456789";  // none that look alike
constexpr std::string_view prefix = "qkv1-";
constexpr std::size_t letters_of_a_question = 4;
constexpr std::size_t letters_of_an_answer = letters_of_a_question + 1;
constexpr std::size_t letters_of_the_checksum = 2;

/// FNV-1a, 32 bits.
std::uint32_t hash_of(std::string_view text) {
    std::uint32_t hash = 0x811c9dc5;
    for (const char character : text) {
        hash = (hash ^ static_cast<unsigned char>(character)) * 0x01000193;
    }
    return hash;
}

/// What was typed, in small letters and without white space.
std::string tidied(std::string_view typed) {
    std::string code;
    for (const char character : typed) {
        const auto byte = static_cast<unsigned char>(character);
        if (std::isspace(byte) == 0) code += static_cast<char>(std::tolower(byte));
    }
    return code;
}

/// The beginning of what is no code, for an error.
std::string begins_with(const std::string& code) {
    constexpr std::size_t longest = 20;
    const auto is_plain = [](char c) { return c >= ' ' && c <= '~'; };
    if (!std::all_of(code.begin(), code.end(), is_plain)) return "something else";
    if (code.size() <= longest) return fmt::format("'{}'", code);
    return fmt::format("'{}...'", code.substr(0, longest));
}

constexpr std::string_view where_codes_are =
    "The book shows the code at the end of each page with a question to predict: 'Copy the code'";

}  // namespace

std::string letters_of(std::string_view name, std::size_t count) {
    std::uint32_t rest = hash_of(name);
    std::string letters;
    for (std::size_t i = 0; i < count; ++i) {
        letters += alphabet[rest % alphabet.size()];
        rest /= alphabet.size();
    }
    return letters;
}

std::vector<CodedAnswer> decoded(std::string_view typed) {
    const std::string code = tidied(typed);
    if (code.empty()) throw Problem(fmt::format("there is no code. {}", where_codes_are));
    if (code.compare(0, prefix.size(), prefix) != 0) {
        const bool is_another_format = code.size() >= prefix.size() && code.substr(0, 3) == "qkv" &&
                                       std::isdigit(static_cast<unsigned char>(code[3])) != 0;
        if (is_another_format) {
            throw Problem(
                fmt::format("this coach reads codes that begin with {}, got {}: the book is of "
                            "another version. To bring the coach up to date: git pull",
                            prefix, begins_with(code)));
        }
        throw Problem(
            fmt::format("this is no code of the book: expected {} and letters, got {}. {}", prefix,
                        begins_with(code), where_codes_are));
    }
    const std::string_view letters = std::string_view(code).substr(prefix.size());
    const std::size_t foreign = letters.find_first_not_of(alphabet);
    if (foreign != std::string_view::npos) {
        const std::string found(1, letters[foreign]);
        throw Problem(fmt::format("letter {} after {} should be one of {}, but is {}", foreign + 1,
                                  prefix, alphabet, begins_with(std::string(1, letters[foreign]))));
    }
    if (letters.size() < letters_of_an_answer + letters_of_the_checksum ||
        letters.size() % letters_of_an_answer != letters_of_the_checksum) {
        throw Problem(fmt::format(
            "the code is cut off, or lost letters: expected 7, 12, 17 ... letters after {} "
            "({} for each answer, and {}), got {}. {}",
            prefix, letters_of_an_answer, letters_of_the_checksum, letters.size(),
            where_codes_are));
    }
    const std::string_view body = letters.substr(0, letters.size() - letters_of_the_checksum);
    const std::string expected = letters_of(body, letters_of_the_checksum);
    const std::string_view sum = letters.substr(body.size());
    if (sum != expected) {
        throw Problem(fmt::format(
            "a letter of the code is wrong: after the others its last two should be '{}', but are "
            "'{}'. Copy it once more, or look for the slip",
            expected, sum));
    }
    std::vector<CodedAnswer> answers;
    for (std::size_t i = 0; i < body.size(); i += letters_of_an_answer) {
        answers.push_back({std::string(body.substr(i, letters_of_a_question)),
                           std::string(body.substr(i + letters_of_a_question, 1))});
    }
    return answers;
}

Recognised recognised(const std::vector<CodedAnswer>& answers,
                      const std::vector<BookQuestion>& questions, UtcTime at) {
    std::map<std::string, const BookQuestion*> by_letters;
    for (const BookQuestion& question : questions) {
        by_letters.emplace(letters_of(question.id, letters_of_a_question), &question);
    }
    Recognised result;
    for (const CodedAnswer& answer : answers) {
        const auto found = by_letters.find(answer.question);
        const Choice* chosen = nullptr;
        if (found != by_letters.end()) {
            for (const Choice& choice : found->second->choices) {
                if (letters_of(choice.key, 1) == answer.choice) chosen = &choice;
            }
        }
        if (chosen == nullptr) {
            ++result.unknown;
        } else {
            result.predictions.push_back({found->second->id, chosen->key, chosen->mistake, at});
        }
    }
    return result;
}

}  // namespace coach
