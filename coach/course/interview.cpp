#include "course/interview.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "course/manifest.hpp"
#include "course/toml_files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

constexpr std::array levels{Level::screen, Level::mid, Level::senior};

/// The text without white space around it.
std::string trimmed(const std::string& text) {
    constexpr std::string_view white = " \t\r\n";
    const std::size_t first = text.find_first_not_of(white);
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(white) + 1 - first);
}

/// A text that says something.
std::string filled_text(const Manifest& table, std::string_view field) {
    std::string text = trimmed(table.text(field));
    if (text.empty()) table.refuse(field, "a text", "is empty");
    return text;
}

/// Texts, none of which is empty.
std::vector<std::string> filled_texts(const Manifest& table, std::string_view field) {
    std::vector<std::string> texts = table.texts_or_none(field);
    for (std::string& text : texts) {
        text = trimmed(text);
        if (text.empty()) table.refuse(field, "a list of texts", "one of them is empty");
    }
    return texts;
}

std::string read_id(const Manifest& table) {
    std::string id = table.text("id");
    const bool is_kebab = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!is_kebab || id.empty()) {
        table.refuse("id", "small letters, digits and hyphens", fmt::format("is '{}'", id));
    }
    return id;
}

Level read_level(const Manifest& table) {
    const std::string written = table.text("level");
    const auto level = std::find_if(levels.begin(), levels.end(),
                                    [&](Level known) { return name_of(known) == written; });
    if (level == levels.end()) {
        table.refuse("level", "screen, mid or senior", fmt::format("is '{}'", written));
    }
    return *level;
}

std::string read_topic(const Manifest& table) {
    std::string topic = table.text("topic");
    if (std::find(interview_topics.begin(), interview_topics.end(), topic) ==
        interview_topics.end()) {
        table.refuse("topic", fmt::format("one of {}", fmt::join(interview_topics, ", ")),
                     fmt::format("is '{}'", topic));
    }
    return topic;
}

KeyPoint read_key_point(const Manifest& table) {
    table.allow_only({"point", "says", "unless", "probe"});
    KeyPoint read{
        filled_text(table, "point"), table.lists_of_texts("says"), filled_text(table, "probe"), {}};
    if (table.has("unless")) read.unless = filled_texts(table, "unless");
    for (const std::vector<std::string>& terms : read.says) {
        for (const std::string& term : terms) {
            if (trimmed(term).empty()) {
                table.refuse("says", "lists of terms", "one of these is empty");
            }
        }
    }
    return read;
}

FollowUp read_follow_up(const Manifest& table) {
    table.allow_only({"ask", "answer"});
    return {filled_text(table, "ask"), filled_text(table, "answer")};
}

/// The tables of a field, of which there are as many as an interviewer has use for.
std::vector<Manifest> some_tables(const Manifest& table, std::string_view field, std::size_t least,
                                  std::size_t most) {
    std::vector<Manifest> tables = table.tables(field);
    if (tables.size() < least || tables.size() > most) {
        table.refuse(field, fmt::format("{} to {} tables", least, most),
                     fmt::format("there {} {}", tables.size() == 1 ? "is" : "are", tables.size()));
    }
    return tables;
}

Question read_question(const Manifest& unnamed) {
    Question read;
    read.id = read_id(unnamed);
    read.place = unnamed.place();
    const Manifest table = unnamed.named(fmt::format("question '{}'", read.id));
    table.allow_only({"id", "level", "topic", "must_know", "question", "short", "long", "wrong",
                      "why_wrong", "sources", "exercises", "key_points", "follow_ups"});
    read.level = read_level(table);
    read.topic = read_topic(table);
    read.must_know = table.flag_or("must_know", false);
    read.question = filled_text(table, "question");
    read.short_answer = filled_text(table, "short");
    read.long_answer = filled_text(table, "long");
    read.wrong = filled_text(table, "wrong");
    read.why_wrong = filled_text(table, "why_wrong");
    read.sources = filled_texts(table, "sources");
    read.exercises = filled_texts(table, "exercises");
    for (const Manifest& point : some_tables(table, "key_points", 3, 6)) {
        read.key_points.push_back(read_key_point(point));
    }
    for (const Manifest& follow_up : some_tables(table, "follow_ups", 1, 3)) {
        read.follow_ups.push_back(read_follow_up(follow_up));
    }
    return read;
}

}  // namespace

std::string_view name_of(Level level) {
    switch (level) {
        case Level::screen:
            return "screen";
        case Level::mid:
            return "mid";
        case Level::senior:
            return "senior";
    }
    std::abort();  // not a Level
}

std::vector<Question> read_questions(const fs::path& file) {
    const Manifest whole = Manifest::of_file(file);
    whole.allow_only({"question"});
    std::vector<Question> questions;
    for (const Manifest& table : whole.tables("question")) {
        questions.push_back(read_question(table));
        questions.back().chapter = file.stem().string();
    }
    refuse_repeated_ids(questions);
    return questions;
}

std::vector<Question> read_interview(const fs::path& folder) {
    return read_folder(folder, "interview questions", read_questions);
}

}  // namespace coach
