#include "completion/completion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "course/interview.hpp"
#include "explain/misconception.hpp"
#include "files/files.hpp"

namespace coach {
namespace {

bool begins_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

/// What has been offered so far, of which only that is kept which begins as typed.
struct Offer {
    std::string prefix;
    std::vector<Candidate> kept;

    void add(std::string word, std::string description) {
        if (begins_with(word, prefix)) kept.push_back({std::move(word), std::move(description)});
    }
    /// Names are for those who have begun one.
    bool is_a_name_begun() const {
        return !prefix.empty() && std::isdigit(static_cast<unsigned char>(prefix[0])) == 0;
    }
};

void add_lessons(Offer& offer, const Course& course) {
    for (const Lesson& lesson : course.lessons) offer.add(lesson.number, lesson.title);
}

void add_exercises(Offer& offer, const Course& course) {
    for (const Lesson& lesson : course.lessons) {
        for (const Exercise& exercise : lesson.exercises) {
            offer.add(exercise.id, exercise.name);
            if (offer.is_a_name_begun()) offer.add(exercise.name, exercise.id);
        }
    }
}

void add_mistakes(Offer& offer, const Course& course) {
    if (!offer.is_a_name_begun()) return;
    for (const Lesson& lesson : course.lessons) {
        for (const Misconception& mistake : read_misconceptions(course, lesson)) {
            offer.add(mistake.id, mistake.title);
        }
    }
}

void add_questions(Offer& offer, const Course& course) {
    if (!offer.is_a_name_begun()) return;
    for (const Question& question : read_interview(course.root / "docs" / "interview")) {
        offer.add(question.id, question.question);
    }
}

void add_hint_numbers(Offer& offer, const Course& course, const std::string& word) {
    for (const Lesson& lesson : course.lessons) {
        for (const Exercise& exercise : lesson.exercises) {
            if (word != exercise.id && word != exercise.name) continue;
            for (std::size_t hint = 1; hint <= exercise.hints.size(); ++hint) {
                offer.add(std::to_string(hint),
                          fmt::format("hint {} of {}", hint, exercise.hints.size()));
            }
        }
    }
}

/// What a command takes besides options. `before` are its words that are complete.
void add_words_of(const std::string& command, const std::vector<std::string>& before, Offer& offer,
                  const Course& course) {
    const auto is_one_of = [&](const std::vector<std::string_view>& names) {
        return std::find(names.begin(), names.end(), command) != names.end();
    };
    if (command == "check" ||
        (is_one_of({"history", "redo", "reset", "solution"}) && before.empty())) {
        add_lessons(offer, course);
        add_exercises(offer, course);
    } else if (is_one_of({"hunt", "undo", "restore"}) && before.empty()) {
        add_lessons(offer, course);
    } else if (command == "answer" && before.empty()) {
        add_exercises(offer, course);
    } else if (is_one_of({"rehearse", "cram"})) {
        add_lessons(offer, course);
        offer.add("must-know", "the questions that are most likely to be asked");
        add_exercises(offer, course);
        for (const std::string_view topic : interview_topics) {
            const bool is_one_word = topic.find(' ') == std::string_view::npos;
            if (is_one_word && offer.is_a_name_begun()) offer.add(std::string(topic), "a topic");
        }
        add_questions(offer, course);
    } else if (command == "hint") {
        if (before.empty()) add_exercises(offer, course);
        if (before.size() == 1) add_hint_numbers(offer, course, before[0]);
    } else if (command == "explain" && before.empty()) {
        add_lessons(offer, course);
        add_exercises(offer, course);
        add_mistakes(offer, course);
    } else if (command == "docs" && before.empty()) {
        add_lessons(offer, course);
        add_exercises(offer, course);
        add_mistakes(offer, course);
        add_questions(offer, course);
    } else if (command == "prove") {
        add_mistakes(offer, course);
    } else if (command == "completion" && before.empty()) {
        for (const char* const shell : {"bash", "zsh", "fish"}) offer.add(shell, "");
    }
}

/// Is the value of an option a file or a folder?
bool is_a_path(std::string_view value) {
    return value == "FILE" || value == "DIR" || begins_with(value, "FOLDER");
}

const KnownOption* find_option(const KnownCommand& command, std::string_view name) {
    for (const KnownOption& option : command.options) {
        if (option.name == name) return &option;
    }
    return nullptr;
}

}  // namespace

std::vector<Candidate> candidates(const std::vector<KnownCommand>& commands, const Course& course,
                                  std::vector<std::string> typed) {
    // bash parts "--junit=file" into three words
    if (!typed.empty() && typed.back() == "=") typed.back().clear();
    typed.erase(std::remove(typed.begin(), typed.end(), "="), typed.end());
    if (typed.empty()) return {};
    Offer offer{typed.back(), {}};
    if (typed.size() == 1) {
        for (const KnownCommand& command : commands) offer.add(command.name, command.description);
        return offer.kept;
    }

    const auto command = std::find_if(commands.begin(), commands.end(), [&](const auto& known) {
        return known.name == typed.front();
    });
    if (command == commands.end()) return {};
    std::vector<std::string> before;
    for (std::size_t i = 1; i + 1 < typed.size(); ++i) {
        const KnownOption* const option = find_option(*command, typed[i]);
        if (option == nullptr) {
            if (!begins_with(typed[i], "-")) before.push_back(typed[i]);
        } else if (!option->value.empty() && i + 2 == typed.size()) {  // its value is being typed
            if (is_a_path(option->value)) return {{files_instead, ""}};
            if (command->name == "grade" && option->name == "--lesson") {
                add_lessons(offer, course);
                return offer.kept;
            }
            if (begins_with(option->value, "LEVEL")) {
                for (const char* const level : {"easy", "medium", "hard"}) offer.add(level, "");
                return offer.kept;
            }
            return {};
        } else if (!option->value.empty()) {
            ++i;
        }
    }
    if (begins_with(offer.prefix, "-")) {
        for (const KnownOption& option : command->options) {
            offer.add(option.name, option.description);
        }
    } else if (command->name == "grade") {
        return {{files_instead, ""}};  // people's folders
    } else {
        add_words_of(command->name, before, offer, course);
    }
    return offer.kept;
}

std::string candidates_text(const std::vector<Candidate>& candidates) {
    std::string text;
    for (const Candidate& candidate : candidates) {
        std::string description = candidate.description;
        std::replace(description.begin(), description.end(), '\n', ' ');
        text += fmt::format("{}\t{}\n", candidate.word, description);
    }
    return text;
}

std::string completion_script(const Course& course, const std::string& shell) {
    return read_text(course.root / "coach" / "completion" / ("qkv." + shell));
}

}  // namespace coach
