// The commands that take things into the learner's history and hand them out.
#include <fmt/format.h>

#include <cstdio>
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
#include "predictions/code.hpp"
#include "predictions/import_screen.hpp"
#include "predictions/quizzes.hpp"
#include "problem.hpp"
#include "progress/own_mistakes.hpp"
#include "progress/progress.hpp"

namespace coach {
namespace {

/// "1 card", "3 cards".
std::string counted(std::size_t count, std::string_view what) {
    return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// Writes to a file, or to standard output for "-".
void write_result(const std::string& file, const std::string& text) {
    if (file == "-") {
        print(text);
    } else {
        write_text(file, text);
    }
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
    if (command.anki_file == "-" && command.export_log == "-") {
        throw Problem(
            "--anki - and --export-log - both ask for standard output: write one of them to a "
            "file");
    }
    const Course course = read_course(course_root());
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
                            counted(reviews.size(), "review"), added);
    }
    if (!command.export_log.empty()) {
        std::vector<Review> reviews;
        use_progress(course.root, Access::read, tell,
                     [&](Store& store) { reviews = store.review_log().reviews(); });
        write_result(command.export_log, review_csv(reviews));
        said += fmt::format("{}: {}\n", command.export_log, counted(reviews.size(), "review"));
    }
    if (!command.anki_file.empty()) {
        const std::vector<Question> questions = read_interview(course.root / "docs" / "interview");
        write_result(command.anki_file, anki_text(questions, questions_of_mistakes(course)));
        said += fmt::format(
            "{}: {}\n  In Anki: File, Import. Once more updates them and keeps their schedule.\n",
            command.anki_file, counted(questions.size(), "card"));
    }
    const bool is_output_taken = command.anki_file == "-" || command.export_log == "-";
    if (is_output_taken) {
        fmt::print(stderr, "{}", said);
    } else {
        print(said);
    }
    return 0;
}

}  // namespace coach
