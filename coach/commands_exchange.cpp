// The commands that take things into the learner's history and hand them out.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "command_tools.hpp"
#include "commands.hpp"
#include "course/course.hpp"
#include "course/interview.hpp"
#include "exchange/anki.hpp"
#include "exchange/review_csv.hpp"
#include "explain/misconception.hpp"
#include "files/files.hpp"
#include "overview/overview_page.hpp"
#include "overview/overview_screen.hpp"
#include "overview/read_overview.hpp"
#include "predictions/code.hpp"
#include "predictions/import_screen.hpp"
#include "predictions/quizzes.hpp"
#include "problem.hpp"
#include "progress/own_mistakes.hpp"
#include "progress/progress.hpp"
#include "terminal/words.hpp"

namespace coach {
namespace {

constexpr const char* usual_page = "build/progress.html";

/// Writes to a file, or to standard output for "-".
void write_result(const std::string& file, const std::string& text) {
    if (file == "-") {
        print(text);
    } else {
        write_text(file, text);
    }
}

/// @throws Problem if two of them are.
bool is_one_of_them_standard_output(const Progress& command) {
    std::vector<std::string> options;
    if (command.html_file == "-") options.emplace_back("--html -");
    if (command.anki_file == "-") options.emplace_back("--anki -");
    if (command.export_log == "-") options.emplace_back("--export-log -");
    if (options.size() > 1) {
        throw Problem(fmt::format("{} ask for standard output: write all but one of them to files",
                                  fmt::join(options, " and ")));
    }
    return !options.empty();
}

/// The interview questions about mistakes that the learner made, in code or in the book.
std::set<std::string> questions_of_mistakes(const Course& course) {
    const std::map<std::string, Misconception> known = misconceptions_by_id(course);
    std::set<std::string> questions;
    use_progress(course.root, Access::read, tell, [&](Store& store) {
        questions.clear();
        for (const MistakeRecord& mistake : own_mistakes(store, known)) {
            const auto record = known.find(mistake.id);
            if (record != known.end()) questions.insert(record->second.question);
        }
    });
    return questions;
}

}  // namespace

int run(const Import& command) {
    std::string code;
    for (const std::string& piece : command.code) code += piece;
    if (code == "-") code = read_standard_input();
    const std::vector<CodedAnswer> answers = decoded(code);
    const Course course = read_course(course_root());
    const Recognised found =
        recognised(answers, read_quizzes(course.root / "docs" / "quizzes"), utc_now());
    Imported imported;
    use_progress(course.root, Access::write, tell, [&](Store& store) {
        ReviewLog log = store.review_log();
        imported = {{}, 0, found.unknown};
        for (const Prediction& prediction : found.predictions) {
            if (log.add(prediction)) {
                imported.added.push_back(prediction);
            } else {
                ++imported.kept_before;
            }
        }
    });
    print(import_screen(imported, misconceptions_by_id(course), Terminal::of_standard_output()));
    return found.predictions.empty() ? 1 : 0;
}

int run(const Progress& command) {
    const bool is_output_taken = is_one_of_them_standard_output(command);
    const Course course = read_course(course_root());
    const bool is_file_asked = command.as_html || !command.import_log.empty() ||
                               !command.export_log.empty() || !command.anki_file.empty();
    if (!is_file_asked) {
        print(overview_screen(read_overview(course, now_here().day, tell),
                              Terminal::of_standard_output()));
        return 0;
    }
    std::string said;
    if (!command.import_log.empty()) {
        const std::vector<Review> reviews =
            command.import_log == "-"
                ? reviews_of_csv(read_standard_input(), "standard input")
                : reviews_of_csv(read_text(command.import_log), command.import_log);
        std::size_t added = 0;
        use_progress(course.root, Access::write, tell,
                     [&](Store& store) { added = store.review_log().add(reviews); });
        said += fmt::format("{}: {}, {} of them new\n", command.import_log,
                            counted(reviews.size(), "review", "reviews"), added);
    }
    if (!command.export_log.empty()) {
        std::vector<Review> reviews;
        use_progress(course.root, Access::read, tell,
                     [&](Store& store) { reviews = store.review_log().reviews(); });
        write_result(command.export_log, review_csv(reviews));
        said += fmt::format("{}: {}\n", command.export_log,
                            counted(reviews.size(), "review", "reviews"));
    }
    if (!command.anki_file.empty()) {
        const std::vector<Question> questions = read_interview(course.root / "docs" / "interview");
        write_result(command.anki_file, anki_text(questions, questions_of_mistakes(course)));
        said += fmt::format(
            "{}: {}\n  In Anki: File, Import. Once more updates them and keeps their schedule.\n",
            command.anki_file, counted(questions.size(), "card", "cards"));
    }
    if (command.as_html) {
        const std::string file =
            command.html_file.empty() ? (course.root / usual_page).string() : command.html_file;
        write_result(file, overview_page(read_overview(course, now_here().day, tell)));
        if (file != "-") said += file_address(std::filesystem::absolute(file).string()) + '\n';
    }
    if (is_output_taken) {
        fmt::print(stderr, "{}", said);
    } else {
        print(said);
    }
    return 0;
}

}  // namespace coach
