// Every recorded mistake against every other one: nothing is named that is not there.

#include <doctest/doctest.h>

#include <set>

#include "explain/diagnosis.hpp"
#include "explain/misconception.hpp"

using namespace coach;

namespace {

/// What an exercise's mistakes compute, each with all checks that any of them fails.
Fingerprints of_exercise(const Lesson& lesson, const Exercise& exercise, const Course& course) {
    const LessonFingerprints lessons = read_fingerprints(course, lesson);
    Fingerprints result;
    std::set<CheckKey> keys;
    for (const Misconception& record : read_misconceptions(course, lesson)) {
        if (record.exercise != exercise.id) continue;
        result[record.id] = lessons.at(record.id).at(exercise.id);
        for (const auto& [key, sketch] : result[record.id]) keys.insert(key);
    }
    CheckSketch right;
    right.ok = true;
    for (auto& [id, fingerprint] : result) {
        for (const CheckKey& key : keys) fingerprint.try_emplace(key, right);
    }
    return result;
}

}  // namespace

TEST_CASE("a recorded mistake is named for sure, and nothing else would be") {
    const Course course = read_course(QKV_SOURCE_DIR);
    std::size_t pairs = 0;
    for (const Lesson& lesson : course.lessons) {
        for (const Exercise& exercise : lesson.exercises) {
            const Fingerprints all = of_exercise(lesson, exercise, course);
            for (const auto& [id, seen] : all) {
                const std::string name = id;  // a binding cannot be captured
                CAPTURE(name);
                const auto itself = diagnose(seen, all);
                REQUIRE(itself);
                CHECK(itself->id == name);
                CHECK(itself->confidence == Confidence::certain);
                // as if it had no record: each other one by itself
                for (const auto& [other, fingerprint] : all) {
                    if (other == id) continue;
                    ++pairs;
                    const std::string taken_for = other;
                    CAPTURE(taken_for);
                    CHECK_FALSE(diagnose(seen, {{other, fingerprint}}));
                }
            }
        }
    }
    CHECK(pairs > 2500);
}
