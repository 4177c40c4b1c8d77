#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <set>
#include <thread>

#include "command_tools.hpp"
#include "commands.hpp"
#include "files/files.hpp"
#include "grade/class_files.hpp"
#include "grade/grader.hpp"
#include "grade/grading_place.hpp"
#include "grade/people.hpp"
#include "grade/pool.hpp"
#include "grade/results.hpp"
#include "grade/table.hpp"
#include "problem.hpp"
#include "processes/own_process.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

constexpr const char* results_name = "results.jsonl";

std::vector<std::string> worker_command(std::uint64_t seed) {
    return {own_program(), "grade-worker", "--seed", std::to_string(seed)};
}

/// The course, these of its lessons only; all of them where none are named.
Course with_lessons(const Course& course, const std::vector<std::string>& words) {
    Course chosen{course.root, {}};
    for (const Selection& selection : select(course, words)) {
        chosen.lessons.push_back(*selection.lesson);
    }
    return chosen;
}

void throw_unless_ready(const Course& course, ProcessRunner& runner, const GradingPlace& place) {
    Grader(course, runner, place.sandbox(), place.folder() / "submission", usual_seed)
        .throw_unless_ready(course.lessons.front());
}

/// What is still to be graded. What is in the results already, of the same text and the same course,
/// is not graded again; an error is.
std::vector<GradingTask> tasks_for(const Course& course, const std::vector<Person>& people,
                                   const Results& results, std::uint64_t seed) {
    std::vector<GradingTask> tasks;
    GradingKeys keys(course, seed);
    for (const Person& person : people) {
        for (const Lesson& lesson : course.lessons) {
            const GradedLesson* const known = results.find(person.name, lesson.id);
            if (known != nullptr && known->status != GradeStatus::error &&
                known->key == keys.of(read_submission(person.folder, lesson), lesson)) {
                continue;
            }
            tasks.push_back({person.name, person.folder, lesson.id});
        }
    }
    return tasks;
}

/// The table as it grows: a row for each person whose lessons are all there.
class GrowingTable {
 public:
    GrowingTable(const Course& course, const Results& results, const std::vector<Person>& people)
        : course_(course), results_(results), terminal_(Terminal::of_standard_output()) {
        std::vector<std::string> names;
        for (const Person& person : people) names.push_back(person.name);
        columns_ = name_columns_for(names, terminal_);
        print(table_head(course, columns_, terminal_));
    }

    void show(const std::string& person) {
        print(table_row(course_, results_, person, columns_, terminal_));
    }
    void end() { print(class_summary(course_, results_, terminal_)); }

 private:
    const Course& course_;
    const Results& results_;
    Terminal terminal_;
    std::size_t columns_ = 0;
};

bool holds_an_error(const Results& results) {
    for (const std::string& person : results.people()) {
        for (const GradedLesson* const lesson : results.lessons_of(person)) {
            if (lesson->status == GradeStatus::error) return true;
        }
    }
    return false;
}

/// Puts the results of several graders together.
int merge(const Course& course, const GradeFolders& command) {
    Results results;
    std::map<std::string, std::string> seen_in;
    for (const std::string& word : command.folders) {
        const fs::path file =
            fs::is_directory(word) ? fs::path(word) / results_name : fs::path(word);
        if (!fs::exists(file)) {
            throw Problem(
                fmt::format("there are no results in {}: to put together are the folders "
                            "that ./qkv grade --into has written, or their {}",
                            word, results_name));
        }
        const Results part = Results::read(file);
        for (const std::string& person : part.people()) {
            for (const GradedLesson* const lesson : part.lessons_of(person)) {
                const GradedLesson* const known = results.find(person, lesson->lesson);
                if (known != nullptr && known->key != lesson->key) {
                    throw Problem(fmt::format(
                        "lesson {} of {} is in {} and in {}, and not the same: two people of one "
                        "name, or an older version? Take one of the two away",
                        lesson->lesson, person, seen_in[person], word));
                }
                results.add(*lesson);
            }
            seen_in[person] = word;
        }
    }
    const fs::path into = command.into;
    std::string lines;
    std::vector<Person> people;
    for (const std::string& person : results.people()) {
        people.push_back({person, {}});
        for (const GradedLesson* const lesson : results.lessons_of(person)) {
            lines += to_line(*lesson) + '\n';
        }
    }
    write_text(into / results_name, lines);
    GrowingTable table(course, results, people);
    ClassFiles files(course, results, into, command.outputs);
    for (const Person& person : people) {
        table.show(person.name);
        files.write_person(person.name);
    }
    files.write_class();
    table.end();
    return holds_an_error(results) ? 1 : 0;
}

/// @param stopped_by becomes the signal that stopped it; everything is in order then, but not all is graded
int grade(const GradeFolders& command, int& stopped_by) {
    const Course course = with_lessons(read_course(course_root()), command.lessons);
    RealProcessRunner runner;
    if (command.prepare) {
        const GradingPlace place(course, runner, news());
        throw_unless_ready(course, runner, place);
        if (!place.sandbox().lacks().empty()) print(place.sandbox().lacks() + '\n');
        print("Ready to grade: ./qkv grade class/*\n");
        return 0;
    }
    if (command.folders.empty()) {
        throw Problem("whom? Each person's lesson files are in a folder: ./qkv grade class/*");
    }
    if (command.merge) return merge(course, command);
    const std::vector<Person> people = people_in(course, command.folders);
    throw_unless_one_person(command.outputs, people.size());

    const GradingPlace place(course, runner, news());
    if (!place.sandbox().lacks().empty()) {
        tell(place.sandbox().lacks() +
             " A submission can read what the user can that it runs as, and reach the network: "
             "grade "
             "only what you would run yourself.");
    }
    const fs::path into = command.into;
    fs::create_directories(into);
    const fs::path file = into / results_name;
    Results results = Results::read(file);
    const std::vector<GradingTask> tasks = tasks_for(course, people, results, command.seed);
    if (!tasks.empty()) throw_unless_ready(course, runner, place);
    std::map<std::string, std::size_t> open;
    for (const GradingTask& task : tasks) ++open[task.person];

    GrowingTable table(course, results, people);
    ClassFiles files(course, results, into, command.outputs);
    for (const Person& person : people) {
        if (open[person.name] > 0) continue;
        table.show(person.name);
        files.write_person(person.name);
    }
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    stopped_by =
        grade_side_by_side(tasks, worker_command(command.seed),
                           command.jobs > 0 ? static_cast<std::size_t>(command.jobs) : cores,
                           [&](const GradedLesson& lesson) {
                               append_result(file, lesson);
                               results.add(lesson);
                               files.write_person(lesson.person);
                               if (--open[lesson.person] > 0) return;
                               table.show(lesson.person);
                               files.write_class();
                           });
    files.write_class();
    if (stopped_by == 0) table.end();
    return holds_an_error(results) ? 1 : 0;
}

}  // namespace

int run(const GradeWorker& command) {
    end_with_parent();
    const Course course = read_course(course_root());
    RealProcessRunner runner;
    const GradingPlace place(course, runner);
    Grader grader(course, runner, place.sandbox(), place.folder() / "submission", command.seed);
    for (std::string line; std::getline(std::cin, line);) {
        const GradingTask task = read_grading_task(line);
        const auto lesson = std::find_if(course.lessons.begin(), course.lessons.end(),
                                         [&](const Lesson& one) { return one.id == task.lesson; });
        if (lesson == course.lessons.end()) throw Problem("there is no lesson " + task.lesson);
        print(to_line(grader.grade(task.person, task.folder, *lesson)) + '\n');
    }
    return 0;
}

int run(const GradeFolders& command) {
    int stopped_by = 0;
    const int status = grade(command, stopped_by);
    if (stopped_by == 0) return status;
    std::signal(stopped_by, SIG_DFL);
    std::raise(stopped_by);
    return 2;
}

}  // namespace coach
