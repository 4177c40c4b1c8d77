// The commands that take things into the learner's history and hand them out.
#include <vector>

#include "command_tools.hpp"
#include "commands.hpp"
#include "course/course.hpp"
#include "explain/misconception.hpp"
#include "predictions/code.hpp"
#include "predictions/import_screen.hpp"
#include "predictions/quizzes.hpp"
#include "progress/progress.hpp"

namespace coach {

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

}  // namespace coach
