#include "predictions/quizzes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/manifest.hpp"
#include "course/toml_files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

std::string filled_text(const Manifest& table, std::string_view field) {
    std::string text = table.text(field);
    if (text.empty()) table.refuse(field, "a text", "is empty");
    return text;
}

Choice read_choice(const Manifest& table) {
    if (table.flag_or("right", false)) return {"right", ""};
    const std::string mistake = table.text_or("misconception", "");
    const std::string key = table.text_or("key", mistake);
    if (key.empty()) {
        table.refuse("key", "a name of this wrong choice, unless it has a misconception",
                     "there is neither");
    }
    if (key == "right") table.refuse("key", "a name of this wrong choice", "is 'right'");
    return {key, mistake};
}

BookQuestion read_question(const Manifest& unnamed) {
    BookQuestion read{filled_text(unnamed, "id"), {}, unnamed.place()};
    const Manifest table = unnamed.named(fmt::format("question '{}'", read.id));
    for (const Manifest& each : table.tables("choice")) {
        const Choice choice = read_choice(each);
        const bool is_taken =
            std::any_of(read.choices.begin(), read.choices.end(),
                        [&](const Choice& other) { return other.key == choice.key; });
        if (is_taken) {
            each.refuse(choice.is_right() ? "right" : "key", "different for each choice",
                        fmt::format("'{}' is taken", choice.key));
        }
        read.choices.push_back(choice);
    }
    if (std::none_of(read.choices.begin(), read.choices.end(),
                     [](const Choice& choice) { return choice.is_right(); })) {
        table.refuse("choice", "choices of which one is right", "none of them is");
    }
    return read;
}

}  // namespace

std::vector<BookQuestion> read_quiz(const fs::path& file) {
    std::vector<BookQuestion> questions;
    for (const Manifest& table : Manifest::of_file(file).tables("question")) {
        questions.push_back(read_question(table));
    }
    refuse_repeated_ids(questions);
    return questions;
}

std::vector<BookQuestion> read_quizzes(const fs::path& folder) {
    return read_folder(folder, "questions of the book", read_quiz);
}

}  // namespace coach
