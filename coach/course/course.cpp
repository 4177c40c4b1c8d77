#include "course/course.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "course/closest_name.hpp"
#include "course/manifest.hpp"
#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

/// "q (T, d_k), k (S, d_k)" -> {{"T", "d_k"}, {"S", "d_k"}}
std::vector<std::vector<std::string>> sizes_in(const std::string& inputs) {
    std::vector<std::vector<std::string>> result;
    std::string word;
    bool is_inside = false;
    for (const char character : inputs) {
        if (character == '(') {
            is_inside = true;
            result.emplace_back();
        } else if (is_inside && (character == ',' || character == ')')) {
            result.back().push_back(
                word.substr(std::min(word.find_first_not_of(' '), word.size())));
            is_inside = character == ',';
        } else if (is_inside) {
            word += character;
            continue;
        }
        word.clear();
    }
    return result;
}

Exercise read_exercise(const Manifest& manifest) {
    Exercise exercise;
    exercise.id = manifest.text("id");
    exercise.name = manifest.text("name");
    exercise.docs = manifest.text("docs");
    exercise.hints = manifest.texts("hints");
    if (exercise.hints.size() != hints_of_an_exercise) {
        manifest.refuse("hints", "three texts: a nudge, the idea, and nearly the code",
                        fmt::format("there {} {}", exercise.hints.size() == 1 ? "is" : "are",
                                    exercise.hints.size()));
    }
    if (const auto follow_up = manifest.table_or_none("follow_up")) {
        follow_up->allow_only({"ask", "answer"});
        exercise.follow_up = {follow_up->text("ask"), follow_up->text("answer")};
    }
    exercise.fills_a_round = manifest.flag_or("fills_a_round", true);
    exercise.inputs = sizes_in(manifest.text_or("inputs", ""));
    for (const Manifest& function : manifest.tables("functions")) {
        exercise.functions.push_back(
            {function.text("symbol"), function.text_or("when_called", "")});
    }
    return exercise;
}

Lesson read_lesson(const fs::path& folder) {
    const Manifest manifest = Manifest::of_file(folder / "lesson.toml");
    Lesson lesson;
    lesson.id = folder.filename().string();
    lesson.number = lesson.id.substr(0, lesson.id.find('_'));
    lesson.title = manifest.text("title");
    lesson.question = manifest.text("question");
    lesson.page = manifest.text("page");
    for (const Manifest& exercise : manifest.tables("exercise")) {
        lesson.exercises.push_back(read_exercise(exercise));
    }
    return lesson;
}

[[noreturn]] void refuse(const Course& course, const std::string& word) {
    std::string known;
    std::vector<std::string> names;
    for (const Lesson& lesson : course.lessons) {
        known += fmt::format("\n  {}  {}: ", lesson.number, lesson.id);
        names.insert(names.end(), {lesson.id, lesson.id.substr(lesson.number.size() + 1)});
        for (const Exercise& exercise : lesson.exercises) {
            names.insert(names.end(), {exercise.name, exercise.id});
            known += (&exercise == &lesson.exercises.front() ? "" : ", ") + exercise.id + ' ' +
                     exercise.name;
        }
    }
    throw Problem(fmt::format("there is no lesson or exercise '{}'{} There are:{}", word,
                              was_it_meant(word, names), known));
}

}  // namespace

fs::path Lesson::learner_file() const {
    return fs::path(id) / (id.substr(number.size() + 1) + ".cpp");
}

std::string Lesson::contract() const { return id.substr(number.size() + 1) + ".hpp"; }

Course read_course(const fs::path& root) {
    Course course{root, {}};
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(root / "lessons", error)) {
        if (entry.is_directory()) course.lessons.push_back(read_lesson(entry.path()));
    }
    if (error || course.lessons.empty()) {
        throw Problem(fmt::format("no lessons in {}: is this a complete clone of the course?",
                                  (root / "lessons").string()));
    }
    std::sort(course.lessons.begin(), course.lessons.end(),
              [](const Lesson& a, const Lesson& b) { return a.id < b.id; });
    return course;
}

std::vector<Selection> select(const Course& course, const std::vector<std::string>& words) {
    for (const std::string& word : words) {
        const bool is_known =
            std::any_of(course.lessons.begin(), course.lessons.end(), [&](const Lesson& lesson) {
                return word == lesson.number || word == lesson.id ||
                       word == lesson.id.substr(lesson.number.size() + 1) ||
                       std::any_of(lesson.exercises.begin(), lesson.exercises.end(),
                                   [&](const Exercise& exercise) {
                                       return word == exercise.id || word == exercise.name;
                                   });
            });
        if (!is_known) refuse(course, word);
    }
    const auto is_named = [&](const auto&... names) {
        return words.empty() || std::any_of(words.begin(), words.end(), [&](const auto& word) {
                   return ((word == names) || ...);
               });
    };
    std::vector<Selection> selections;
    for (const Lesson& lesson : course.lessons) {
        const bool whole =
            is_named(lesson.number, lesson.id, lesson.id.substr(lesson.number.size() + 1));
        Selection selection{&lesson, {}};
        for (const Exercise& exercise : lesson.exercises) {
            if (whole || is_named(exercise.id, exercise.name)) {
                selection.exercises.push_back(&exercise);
            }
        }
        if (!selection.exercises.empty()) selections.push_back(std::move(selection));
    }
    return selections;
}

namespace {

/// The exercise or the lesson whose place in the book this is; the anchor itself where it is none's.
std::string shortest_word_for(const Course& course, std::string_view anchor) {
    for (const Lesson& lesson : course.lessons) {
        if (lesson.page == anchor) return lesson.number;
        for (const Exercise& exercise : lesson.exercises) {
            if (exercise.docs == anchor) return exercise.id;
        }
    }
    return std::string(anchor);
}

}  // namespace

std::optional<DocsPlace> find_docs(const Course& course, std::string_view anchor) {
    const fs::path pages = course.root / "docs" / "pages";
    const std::string mark = fmt::format("{{#{}}}", anchor);
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(pages, error)) {
        if (entry.path().extension() != ".md") continue;
        const std::string text = read_text(entry.path());
        const std::size_t at = text.find(mark);
        if (at == std::string::npos) continue;
        const std::size_t line = text.rfind('\n', at) + 1;  // npos + 1 is 0
        const std::size_t title = text.find_first_not_of("# ", line);
        return DocsPlace{entry.path().stem().string(),
                         text.substr(title, text.find_last_not_of(' ', at - 1) + 1 - title),
                         shortest_word_for(course, anchor)};
    }
    return std::nullopt;
}

}  // namespace coach
