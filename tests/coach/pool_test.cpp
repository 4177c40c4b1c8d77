#include "grade/pool.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>

#include "problem.hpp"

using namespace coach;

namespace {

const std::vector<GradingTask> tasks{{"anna", "/class/anna", "1_projections"},
                                     {"ben", "/class/ben", "1_projections"},
                                     {"cem", "/class/cem", "1_projections"}};

/// A worker that does this with each line that it reads.
std::vector<std::string> worker(const std::string& body) {
    return {"/bin/sh", "-c", "while read -r task; do " + body + "; done"};
}

/// What an honest worker says of the person in the task.
const std::string says_graded =
    "person=${task#*person\\\":\\\"}; person=${person%%\\\"*}; "
    "echo '{\"person\":\"'$person'\",\"lesson\":\"1_projections\",\"status\":\"graded\","
    "\"trouble\":\"\",\"key\":\"\",\"seed\":1,\"seconds\":0.1,\"sandbox\":true,\"exercises\":[]}'";

std::vector<std::string> results_of(const std::vector<std::string>& command, std::size_t workers) {
    std::vector<std::string> results;
    const auto keep = [&](const GradedLesson& lesson) {
        results.push_back(lesson.person + ' ' + std::string(name_of(lesson.status)) +
                          (lesson.trouble.empty() ? "" : ": " + lesson.trouble));
    };
    CHECK(grade_side_by_side(tasks, command, workers, keep) == 0);
    std::sort(results.begin(), results.end());
    return results;
}

}  // namespace

TEST_CASE("a task comes back as it was") {
    const GradingTask task{"an \"odd\" name\n", "/a b/c", "4_scaling"};
    const GradingTask read = read_grading_task(to_line(task));
    CHECK(read.person == task.person);
    CHECK(read.folder == task.folder);
    CHECK(read.lesson == task.lesson);
}

TEST_CASE("each task is done once, by one worker or by several") {
    const std::vector<std::string> all{"anna graded", "ben graded", "cem graded"};
    CHECK(results_of(worker(says_graded), 1) == all);
    CHECK(results_of(worker(says_graded), 2) == all);
    CHECK(results_of(worker(says_graded), 8) == all);
}

TEST_CASE("a worker that dies over a task costs that task only") {
    CHECK(results_of(worker("case $task in *ben*) exit 1 ;; esac; " + says_graded), 1) ==
          std::vector<std::string>{"anna graded", "ben error: the grader's worker ended",
                                   "cem graded"});
}

TEST_CASE("what a worker says that is no result is an error, not a pass") {
    CHECK(results_of(worker("case $task in *anna*) echo passed ;; *) " + says_graded + " ;; esac"),
                     2) ==
          std::vector<std::string>{"anna error: the worker's result cannot be read", "ben graded",
                                   "cem graded"});
}

TEST_CASE("a result about somebody else is an error") {
    CHECK(results_of(worker("task='\"person\":\"cem\"'; " + says_graded), 1) ==
          std::vector<std::string>{"anna error: the worker's result is about another task",
                                   "ben error: the worker's result is about another task",
                                   "cem graded"});
}

TEST_CASE("a result that cannot be kept ends the grading, and says why") {
    int results = 0;
    const auto grade = [&] {
        return grade_side_by_side(tasks, worker(says_graded), 1, [&](const GradedLesson&) {
            if (++results == 2) throw Problem("the disk is full");
        });
    };
    CHECK_THROWS_WITH_AS(grade(), "the disk is full", Problem);
    CHECK(results == 2);
}

TEST_CASE("who is told to stop hands out no more tasks, and says by what it was told") {
    int results = 0;
    const int stopped_by =
        grade_side_by_side(tasks, worker(says_graded), 1, [&](const GradedLesson&) {
            ++results;
            raise(SIGTERM);
        });
    CHECK(stopped_by == SIGTERM);
    CHECK(results < 3);
}
