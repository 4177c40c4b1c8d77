#include "check/naming.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

ReportedPart matrix(std::vector<double> cells) { return {"", {1, 3}, std::move(cells)}; }

/// A check that returned 4, 5, 6 times `factor`; 4, 5, 6 would be right.
ReportedCheck returned(double factor) {
    ReportedCheck check;
    check.ok = factor == 1;
    if (check.ok) return check;
    check.expected = {matrix({4, 5, 6})};
    check.got = {matrix({4 * factor, 5 * factor, 6 * factor})};
    return check;
}

/// A lesson of two exercises, first() and second(), which fail by these factors.
struct Fixture {
    Fixture() {
        for (const char* const name : {"first", "second"}) {
            Exercise exercise;
            exercise.id = lesson.exercises.empty() ? "1.1" : "1.2";
            exercise.name = name;
            exercise.functions = {{name, ""}};
            lesson.exercises.push_back(exercise);
        }
    }

    Report report(double first, double second) const {
        return {{{"1.1 first", "a", {returned(first)}, {}, first == 1},
                 {"1.2 second", "b", {returned(second)}, {}, second == 1}},
                true};
    }

    /// A known mistake of an exercise that multiplies the results of both by these factors.
    void know(const std::string& id, const std::string& exercise, double first, double second) {
        Misconception misconception;
        misconception.id = id;
        misconception.exercise = exercise;
        known.misconceptions.push_back(misconception);
        const Report seen = report(first, second);
        for (const Exercise& of : lesson.exercises) {
            known.fingerprints.add(id, of.id, fingerprint_of(seen, of));
        }
    }

    LessonVerdict named(double first, double second) const {
        LessonVerdict verdict;
        verdict.lesson = &lesson;
        const double factors[] = {first, second};
        for (std::size_t i = 0; i < 2; ++i) {
            ExerciseVerdict exercise;
            exercise.exercise = &lesson.exercises[i];
            exercise.status = factors[i] == 1 ? ExerciseStatus::passed : ExerciseStatus::failed;
            verdict.exercises.push_back(exercise);
        }
        name_mistakes(verdict, report(first, second), known, source);
        return verdict;
    }

    Lesson lesson;
    KnownMistakes known;
    std::string source = "M first() { return {}; }\nM second() { return {}; }\n";
};

std::string id_of(const ExerciseVerdict& exercise) {
    return exercise.mistake ? exercise.mistake->id : "";
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "mistakes in different exercises are both named") {
    know("doubles", "1.1", 2, 1);
    know("triples", "1.2", 1, 3);
    const LessonVerdict verdict = named(2, 3);
    CHECK(id_of(verdict.exercises[0]) == "doubles");
    CHECK(id_of(verdict.exercises[1]) == "triples");
    CHECK(verdict.exercises[1].mistake->root.empty());
}

TEST_CASE_FIXTURE(Fixture, "what a mistake does to a later exercise is named at its root") {
    know("doubles", "1.1", 2, 4);
    know("quadruples", "1.2", 1, 4);
    const LessonVerdict verdict = named(2, 4);
    CHECK(id_of(verdict.exercises[1]) == "doubles");
    CHECK(verdict.exercises[1].mistake->root == "1.1");
    // without the root, the later exercise's own mistake
    CHECK(id_of(named(1, 4).exercises[1]) == "quadruples");
}

TEST_CASE_FIXTURE(Fixture, "a failing function that is called is to be mended first") {
    know("doubles", "1.1", 2, 1);
    know("quadruples", "1.2", 1, 4);
    source = "M first() { return {}; }\nM second() { return first(); }\n";
    const LessonVerdict verdict = named(2, 4);
    CHECK(id_of(verdict.exercises[1]).empty());
    CHECK(verdict.exercises[1].observation ==
          "It calls first, which fails in 1.1: mend that first. Every wrong cell is 4 times the "
          "expected one.");
}

TEST_CASE_FIXTURE(Fixture, "a failing function is found behind another one that calls it") {
    Exercise third;
    third.id = "1.3";
    third.name = "third";
    third.functions = {{"third", ""}};
    lesson.exercises.push_back(third);
    source =
        "M first() { return {}; }\nM second() { return first(); }\n"
        "M third() { return second(); }\n";
    LessonVerdict verdict;
    verdict.lesson = &lesson;
    for (const std::size_t i : {0, 2}) {
        ExerciseVerdict exercise;
        exercise.exercise = &lesson.exercises[i];
        exercise.status = ExerciseStatus::failed;
        verdict.exercises.push_back(exercise);
    }
    Report seen = report(2, 1);
    seen.cases.push_back({"1.3 third", "c", {returned(5)}, {}, false});
    name_mistakes(verdict, seen, known, source);
    CHECK(verdict.exercises[1].observation.value_or("").rfind("It calls first, which fails in 1.1",
                                                              0) == 0);
}

TEST_CASE_FIXTURE(
    Fixture, "where the root was not asked for, what agrees with it for sure is still named so") {
    know("doubles", "1.1", 2, 4);
    know("quadruples and more", "1.2", 1, 4);
    Fingerprint more = *known.fingerprints.find("quadruples and more", "1.2");
    more[{"another", 0}].of_refusal = true;
    known.fingerprints.add("quadruples and more", "1.2", more);
    LessonVerdict verdict = named(2, 4);
    verdict.exercises.erase(verdict.exercises.begin());
    verdict.exercises[0].mistake.reset();
    Report seen = report(2, 4);
    ReportedCheck passed;
    passed.ok = true;
    seen.cases.push_back({"1.2 second", "another", {passed}, {}, true});
    name_mistakes(verdict, seen, known, source);
    CHECK(id_of(verdict.exercises[0]) == "doubles");
    CHECK(verdict.exercises[0].mistake->root == "1.1");
}

TEST_CASE_FIXTURE(Fixture, "what no record is about is observed") {
    know("doubles", "1.1", 2, 1);
    const LessonVerdict verdict = named(7, 1);
    CHECK(id_of(verdict.exercises[0]).empty());
    CHECK(verdict.exercises[0].observation == "Every wrong cell is 7 times the expected one.");
}
