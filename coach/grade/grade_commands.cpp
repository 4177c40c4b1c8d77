#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <set>
#include <thread>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "build/builder.hpp"
#include "command_tools.hpp"
#include "commands.hpp"
#include "files/files.hpp"
#include "grade/grader.hpp"
#include "grade/pool.hpp"
#include "grade/results.hpp"
#include "grade/table.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

struct Person {
    std::string name;
    fs::path folder;
};

/// The people whose folders were named. A folder's name is its person's; where two are alike, the
/// folder above tells them apart.
std::vector<Person> people_in(const std::vector<std::string>& folders) {
    std::vector<Person> people;
    std::set<std::string> names;
    for (const std::string& word : folders) {
        std::error_code error;
        const fs::path folder = fs::canonical(word, error);
        if (error || !fs::is_directory(folder)) {
            throw Problem(fmt::format(
                "{} is no folder. Each person's lesson files are in a folder: ./qkv grade class/*",
                word));
        }
        std::string name = folder.filename().string();
        if (names.contains(name)) name = (folder.parent_path().filename() / name).string();
        if (!names.insert(name).second) {
            throw Problem(
                fmt::format("two folders are called {}: grade them one after the other, "
                            "with another --into",
                            name));
        }
        people.push_back({name, folder});
    }
    return people;
}

/// Waits in build/grade/ while it grades: folders of workers that have ended are taken away.
fs::path scratch_of(const Course& course) { return course.root / "build" / "grade" / "work"; }

std::vector<std::string> worker_command(std::uint64_t seed) {
    return {fs::read_symlink("/proc/self/exe").string(), "grade-worker", "--seed",
            std::to_string(seed)};
}

}  // namespace

int run(const GradeWorker& command) {
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGTERM, 0L, 0L, 0L);
#endif
    const Course course = read_course(course_root());
    const fs::path place = scratch_of(course) / std::to_string(getpid());
    RealProcessRunner runner;
    fs::create_directories(place);
    const Sandbox sandbox(runner, course.root, place / "system_calls");
    {
        Grader grader(course, runner, sandbox, place / "submission", command.seed);
        for (std::string line; std::getline(std::cin, line);) {
            const GradingTask task = read_grading_task(line);
            const auto lesson =
                std::find_if(course.lessons.begin(), course.lessons.end(),
                             [&](const Lesson& one) { return one.id == task.lesson; });
            if (lesson == course.lessons.end()) throw Problem("there is no lesson " + task.lesson);
            print(to_line(grader.grade(task.person, task.folder, *lesson)) + '\n');
        }
    }
    fs::remove_all(place);
    return 0;
}

int run(const GradeFolders& command) {
    const Course course = read_course(course_root());
    const std::vector<Person> people = people_in(command.folders);
    if (people.empty()) {
        throw Problem("whom? Each person's lesson files are in a folder: ./qkv grade class/*");
    }
    RealProcessRunner runner;
    Builder(loop_of(course), runner, news()).build_course_program(what_grading_needs);
    fs::remove_all(scratch_of(course));
    const Sandbox sandbox(runner, course.root, scratch_of(course) / "system_calls");
    if (!sandbox.lacks().empty()) {
        tell(sandbox.lacks() +
             " A submission can read what you can read, and reach the network: grade only what you "
             "would run yourself.");
    }

    const fs::path into = command.into;
    fs::create_directories(into);
    const fs::path file = into / "results.jsonl";
    Results results = Results::read(file);
    std::vector<GradingTask> tasks;
    for (const Person& person : people) {
        for (const Lesson& lesson : course.lessons) {
            tasks.push_back({person.name, person.folder, lesson.id});
        }
    }
    const Terminal terminal = Terminal::of_standard_output();
    std::vector<std::string> names;
    for (const Person& person : people) names.push_back(person.name);
    const std::size_t columns = name_columns_for(names, terminal);
    print(table_head(course, columns, terminal));
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::map<std::string, std::size_t> done;
    grade_side_by_side(tasks, worker_command(command.seed),
                       command.jobs > 0 ? static_cast<std::size_t>(command.jobs) : cores,
                       [&](const GradedLesson& lesson) {
                           append_result(file, lesson);
                           results.add(lesson);
                           if (++done[lesson.person] == course.lessons.size()) {
                               print(table_row(course, results, lesson.person, columns, terminal));
                           }
                       });
    print(class_summary(course, results, terminal));
    return 0;
}

}  // namespace coach
