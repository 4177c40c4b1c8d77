// Every recorded mistake against every other one: nothing is named that is not there.

#include <doctest/doctest.h>

#include <set>

#include "explain/diagnosis.hpp"
#include "explain/misconception.hpp"

using namespace coach;

namespace {

/// What an exercise's mistakes compute in each of their ways, each with all checks that any of them
/// fails.
Fingerprints of_exercise(const Lesson& lesson, const Exercise& exercise, const Course& course) {
    const LessonFingerprints lessons = read_fingerprints(course, lesson);
    Fingerprints result;
    std::set<CheckKey> keys;
    for (const Misconception& record : read_misconceptions(course, lesson)) {
        if (record.exercise != exercise.id) continue;
        for (std::size_t way = 0; way < ways_of(record).size(); ++way) {
            const std::string key = key_of_way(record, way);
            CAPTURE(key);
            REQUIRE(lessons.contains(key));
            result[key] = lessons.at(key).at(exercise.id);
            for (const auto& [check, sketch] : result[key]) keys.insert(check);
        }
    }
    CheckSketch right;
    right.ok = true;
    for (auto& [key, fingerprint] : result) {
        for (const CheckKey& check : keys) fingerprint.try_emplace(check, right);
    }
    return result;
}

/// Those of the ways that the predicate picks, by their records' ids.
template <class Predicate>
Candidates those(const Fingerprints& all, const Predicate& is_picked) {
    Candidates result;
    for (const auto& [key, fingerprint] : all) {
        if (is_picked(key)) result.emplace_back(record_of(key), &fingerprint);
    }
    return result;
}

}  // namespace

TEST_CASE("a recorded mistake is named for sure, in each of its ways, and nothing else would be") {
    const Course course = read_course(QKV_SOURCE_DIR);
    std::size_t pairs = 0;
    for (const Lesson& lesson : course.lessons) {
        for (const Exercise& exercise : lesson.exercises) {
            const Fingerprints all = of_exercise(lesson, exercise, course);
            for (const auto& [way, seen] : all) {
                const std::string name = way;  // a binding cannot be captured
                CAPTURE(name);
                const auto itself =
                    diagnose(seen, those(all, [](const std::string&) { return true; }));
                REQUIRE(itself);
                CHECK(itself->id == record_of(name));
                CHECK(itself->confidence == Confidence::certain);
                // as if it had no record: each other one by itself, and all of them
                const auto is_another = [&](const std::string& other) {
                    return record_of(other) != record_of(name);
                };
                for (const auto& [other, fingerprint] : all) {
                    if (!is_another(other)) continue;
                    ++pairs;
                    const std::string taken_for = other;
                    CAPTURE(taken_for);
                    CHECK_FALSE(diagnose(seen, {{other, fingerprint}}));
                }
                CHECK_FALSE(diagnose(seen, those(all, is_another)));
            }
        }
    }
    CHECK(pairs > 4000);
}
