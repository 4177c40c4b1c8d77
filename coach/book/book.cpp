#include "book/book.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "build/ninja.hpp"
#include "course/interview.hpp"
#include "explain/misconception.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "terminal/terminal.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

fs::path tree_of(const Course& course) { return course.root / "build" / "docs"; }

bool is_set(const char* variable) {
    const char* const value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

void run_step(const std::string& what, std::vector<std::string> arguments, const Course& course,
              ProcessRunner& runner, const BuildNews& news) {
    ProcessRequest request;
    request.arguments = std::move(arguments);
    request.directory = course.root;
    request.environment = {{"NINJA_STATUS", "[%f/%t] "}};
    request.on_output = [&news](std::string_view piece) { tell_progress(piece, news.progress); };
    const ProcessResult result = runner.run(request);
    if (succeeded(result)) return;
    throw Problem(
        fmt::format("the book could not be {}:\n{}\nWhen that is mended, run ./qkv docs again; 'rm "
                    "-rf build/docs' starts it afresh.",
                    what, last_lines(result.output, 20)));
}

}  // namespace

fs::path book_folder(const Course& course) { return tree_of(course) / "docs" / "book"; }

std::string place_in_book(const Course& course, std::string_view word) {
    if (word.empty()) return "index.html";
    const bool may_be_a_page = word.find('/') == std::string_view::npos;
    if (may_be_a_page && fs::exists(course.root / "docs" / "pages" / (std::string(word) + ".md"))) {
        return fmt::format("{}.html", word);
    }
    if (const auto docs = find_docs(course, word)) {
        return fmt::format("{}.html#{}", docs->page, word);
    }
    for (const Lesson& lesson : course.lessons) {
        for (const Misconception& misconception : read_misconceptions(course, lesson)) {
            if (misconception.id == word) {
                return fmt::format("mistakes_{}.html#mistake-{}", lesson.number, word);
            }
        }
    }
    for (const Question& question : read_interview(course.root / "docs" / "interview")) {
        if (question.id != word) continue;
        const std::string number = question.chapter.substr(0, question.chapter.find('_'));
        return fmt::format("questions_{}.html#question-{}", number, word);
    }
    const std::vector<Selection> selections = select(course, {std::string(word)});
    const Selection& selection = selections.front();
    if (selection.exercises.size() == selection.lesson->exercises.size()) {
        return selection.lesson->page + ".html";
    }
    return fmt::format("{}.html#{}", selection.lesson->page, selection.exercises.front()->docs);
}

fs::path build_book(const Course& course, ProcessRunner& runner, const BuildNews& news) {
    const fs::path tree = tree_of(course);
    const fs::path stamp = tree / ".configured_from";
    const std::string presets = read_text(course.root / "CMakePresets.json");
    if (!fs::exists(tree / "build.ninja") || !fs::exists(stamp) || read_text(stamp) != presets) {
        news.notice("building the book: a minute the first time, then some seconds ...");
        run_step("configured", {"cmake", "--preset", "docs", "--fresh"}, course, runner, news);
        write_text(stamp, presets);
    }
    run_step("built", {"cmake", "--build", tree.string(), "--target", "docs"}, course, runner,
             news);
    return book_folder(course);
}

std::string address_of(const fs::path& folder, std::string_view place) {
    return file_address((folder / "").string()) + std::string(place);
}

std::optional<std::string> browser_opener() {
#ifdef __APPLE__
    return "open";
#else
    if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY")) return std::nullopt;
    return "xdg-open";
#endif
}

}  // namespace coach
