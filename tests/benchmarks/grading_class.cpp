// A class for grading.sh: people who hand in references, other right answers and recorded mistakes.
//
//   grading_class make ROOT FOLDER COUNT     writes the class
//   grading_class compare ROOT FOLDER RESULTS  says whether the results are what they must be
//   grading_class suites ROOT TREE ROUNDS     how long a suite takes before a judge and in one process;
//                                             TREE holds prove_N and submission_N of the reference
//
// Who hands in what follows from the person's number: nothing is drawn anew.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "check/suite_run.hpp"
#include "course/course.hpp"
#include "explain/misconception.hpp"
#include "files/files.hpp"
#include "grade/results.hpp"
#include "grade/sandbox.hpp"
#include "problem.hpp"

using namespace coach;
namespace fs = std::filesystem;

namespace {

/// What somebody hands in for a lesson, and what it has to come to.
struct HandedIn {
    std::string text;
    std::string mistake;   ///< the id of the one that is in it; empty where it is right
    std::string exercise;  ///< where that is made
};

/// The lesson's right answers and mistakes, in a fixed order.
struct Pile {
    std::vector<HandedIn> right;
    std::vector<HandedIn> wrong;
};

Pile pile_of(const Course& course, const Lesson& lesson) {
    Pile pile;
    const std::string reference = read_text(course.root / "solutions" / (lesson.id + ".cpp"));
    pile.right.push_back({reference, "", ""});
    std::vector<fs::path> alternatives;
    for (const auto& entry : fs::directory_iterator(course.root / "tests" / "alternatives")) {
        if (entry.path().filename().string().rfind(lesson.id, 0) == 0) {
            alternatives.push_back(entry.path());
        }
    }
    std::sort(alternatives.begin(), alternatives.end());
    for (const fs::path& file : alternatives) pile.right.push_back({read_text(file), "", ""});
    for (const Misconception& mistake : read_misconceptions(course, lesson)) {
        pile.wrong.push_back(
            {with_mistake(reference, mistake), mistake.id, exercise_of(lesson, mistake).id});
    }
    return pile;
}

std::map<std::string, Pile> piles_of(const Course& course) {
    std::map<std::string, Pile> piles;
    for (const Lesson& lesson : course.lessons) piles.emplace(lesson.id, pile_of(course, lesson));
    return piles;
}

/// Half of the answers are right; mistakes come in turn, so that each is made before one comes again.
const HandedIn& handed_in(const Pile& pile, std::size_t person, std::size_t lesson) {
    const std::size_t turn = person / 2;
    const bool is_right = (person + lesson) % 2 == 0;
    return is_right ? pile.right[turn % pile.right.size()]
                    : pile.wrong[turn * 7 % pile.wrong.size()];  // 7: from all over the lesson
}

std::string name_of_person(std::size_t person) {
    char name[32];
    std::snprintf(name, sizeof name, "person_%03zu", person);
    return name;
}

int make(const Course& course, const fs::path& folder, std::size_t count) {
    const auto piles = piles_of(course);
    for (std::size_t person = 0; person < count; ++person) {
        for (std::size_t lesson = 0; lesson < course.lessons.size(); ++lesson) {
            const Lesson& one = course.lessons[lesson];
            write_text(folder / name_of_person(person) / one.learner_file(),
                       handed_in(piles.at(one.id), person, lesson).text);
        }
    }
    return 0;
}

/// How what was graded differs from what has to come of it; empty where it does not.
std::string difference(const HandedIn& handed, const GradedLesson& graded) {
    if (graded.status != GradeStatus::graded) {
        return std::string(name_of(graded.status)) + ": " + graded.trouble;
    }
    if (handed.mistake.empty()) {
        return passed(graded) == graded.exercises.size() ? "" : "a right answer does not pass";
    }
    for (const GradedExercise& exercise : graded.exercises) {
        if (exercise.id != handed.exercise) continue;
        if (exercise.status == ExerciseStatus::passed) return handed.mistake + " passes";
        const std::string named = exercise.mistake ? exercise.mistake->id : "nothing";
        return named == handed.mistake ? "" : handed.mistake + " is taken for " + named;
    }
    return "the exercise is missing";
}

int compare(const Course& course, const fs::path& folder, const fs::path& file) {
    const auto piles = piles_of(course);
    const Results results = Results::read(file);
    std::size_t people = 0;
    std::size_t differing = 0;
    std::size_t mistakes = 0;
    for (; fs::exists(folder / name_of_person(people)); ++people) {
        for (std::size_t lesson = 0; lesson < course.lessons.size(); ++lesson) {
            const std::string& id = course.lessons[lesson].id;
            const HandedIn& handed = handed_in(piles.at(id), people, lesson);
            mistakes += handed.mistake.empty() ? 0 : 1;
            const GradedLesson* const graded = results.find(name_of_person(people), id);
            const std::string text =
                graded == nullptr ? "it was not graded" : difference(handed, *graded);
            if (text.empty()) continue;
            ++differing;
            std::printf("%s, %s: %s\n", name_of_person(people).c_str(), id.c_str(), text.c_str());
        }
    }
    std::printf("%zu people, %zu lessons, %zu of them with a mistake: %zu not as they must be\n",
                people, people * course.lessons.size(), mistakes, differing);
    return people > 0 && differing == 0 ? 0 : 1;
}

double seconds_of(ProcessRunner& runner, const std::string& program, const std::string& host,
                  const Selection& selection) {
    ProcessRequest request;
    request.environment = {{"OPENBLAS_NUM_THREADS", "1"}, {"QKV_HOST", host}};
    const auto start = std::chrono::steady_clock::now();
    const SuiteRun run = run_suite(runner, std::move(request), program, selection, usual_seed);
    const auto end = std::chrono::steady_clock::now();
    if (!run.report.is_complete) throw Problem(program + " did not run to its end");
    return std::chrono::duration<double>(end - start).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

int suites(const Course& course, const fs::path& tree, std::size_t rounds) {
    RealProcessRunner runner;
    const Sandbox sandbox(runner, course.root, tree / "system_calls");
    std::printf("%s\n%-20s %12s %12s %12s\n", sandbox.lacks().c_str(), "lesson", "one process",
                "with a judge", "ratio");
    for (const Selection& selection : select(course, {})) {
        const std::string& id = selection.lesson->id;
        const fs::path tests = tree / "tests";
        const fs::path submission = tests / ("submission_" + id);
        std::string host;
        for (const std::string& word : sandbox.running(
                 {submission.string()}, {{submission, tests / ("libhosting_" + id + ".so")}})) {
            host += (host.empty() ? "" : "\n") + word;
        }
        std::vector<double> alone;
        std::vector<double> judged;
        for (std::size_t round = 0; round < rounds; ++round) {
            alone.push_back(seconds_of(runner, (tests / ("prove_" + id)).string(), "", selection));
            judged.push_back(
                seconds_of(runner, (tests / ("judge_" + id)).string(), host, selection));
        }
        std::printf("%-20s %9.0f ms %9.0f ms %12.2f\n", id.c_str(), 1e3 * median(alone),
                    1e3 * median(judged), median(judged) / median(alone));
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) try {
    const std::string mode = argc == 5 ? argv[1] : "";
    if (mode != "make" && mode != "compare" && mode != "suites") {
        std::cerr << "grading_class make ROOT FOLDER COUNT, compare ROOT FOLDER RESULTS, or suites "
                     "ROOT TREE ROUNDS\n";
        return 2;
    }
    const Course course = read_course(argv[2]);
    if (mode == "make") return make(course, argv[3], std::strtoull(argv[4], nullptr, 10));
    if (mode == "suites") return suites(course, argv[3], std::strtoull(argv[4], nullptr, 10));
    return compare(course, argv[3], argv[4]);
} catch (const Problem& problem) {
    std::cerr << problem.what() << '\n';
    return 2;
}
