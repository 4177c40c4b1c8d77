/// @file
/// The learner's history in a SQLite database: every text that was checked or replaced, what was
/// said of it, the hints that were taken, the answers that were rehearsed.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "progress/attempt.hpp"
#include "progress/hunt_log.hpp"
#include "progress/interview_log.hpp"
#include "progress/review_log.hpp"
#include "progress/time.hpp"

namespace coach {

/// How a text came to be a lesson's file, or into the history.
enum class Origin {
    checked,   ///< it was checked: there is an attempt
    kept,      ///< it was there when a command replaced it, and had not been checked
    undone,    ///< `undo` brought it back
    reset,     ///< `reset` put the stub there
    restored,  ///< `restore` brought it back
};

std::string_view name_of(Origin origin);

/// What was said of a version that was checked.
struct Said {
    LessonStatus status = LessonStatus::failed;
    std::string trouble;
    std::vector<ExerciseOutcome> exercises;  ///< by their ids
};

/// What a lesson's file was at some time.
struct Version {
    int number = 0;  ///< 1, 2, ... within the lesson
    UtcTime at;
    Origin origin = Origin::kept;
    std::int64_t text = 0;      ///< equal texts have equal numbers
    std::optional<int> source;  ///< the number of the version that `undo` or `restore` went to
    std::optional<Said> said;   ///< if it was checked
};

/// Where an exercise stands.
struct ExerciseRecord {
    /// What the last attempt said of it, and the text that it was about.
    std::optional<ExerciseOutcome> last;
    std::int64_t last_text = 0;
    std::optional<ExerciseOutcome> last_failure;
    /// Texts that failed in it, and the first one that passed.
    std::size_t tries = 0;
    std::optional<UtcTime> first_passed;
    std::size_t tries_until_passed = 0;
    std::vector<std::size_t> hints;  ///< the numbers of those taken, in order
};

/// A known mistake in the attempts.
struct MistakeRecord {
    std::string id;
    std::string exercise;   ///< where it is made: its root, if it was seen in a later exercise
    std::size_t times = 0;  ///< in code: different texts
    UtcTime last;
    bool is_fixed = false;      ///< the exercise has passed since
    std::size_t predicted = 0;  ///< questions of the book that were answered by it
};

/// The history. It writes in transactions that last, whenever the coach is killed, and waits for
/// others that write.
///
/// What SQLite finds wrong leaves as SQLite::Exception; use_progress() gives it words.
class Store {
 public:
    /// Opens the file; makes it where it is missing, brings an older one up to date.
    ///
    /// @param file ":memory:" for a history that is empty and ends with the object
    explicit Store(const std::filesystem::path& file);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Keeps an attempt.
    ///
    /// @return its number in the lesson; that of the last attempt, if that one was about the same
    ///         text and already said the same.
    int record(const Attempt& attempt);

    /// Keeps what a lesson's file is, or has become, without a check.
    ///
    /// @return its number in the lesson
    int add(const std::string& lesson, UtcTime at, Origin origin, const std::string& text,
            std::optional<int> source = std::nullopt);

    /// Takes back what add() announced and did not come to be: the last version of the lesson, if it
    /// has this number. A version that holds what a learner wrote is never taken back.
    void take_back(const std::string& lesson, int number);

    void take_hint(const std::string& exercise, std::size_t number, UtcTime at);

    std::vector<Version> versions(const std::string& lesson);  ///< oldest first
    std::optional<Version> last_attempt(const std::string& lesson);
    std::vector<UtcTime> checked_at();  ///< when any lesson was checked, each attempt once
    std::optional<std::string> text_of(const std::string& lesson, int number);
    std::optional<std::int64_t> find_text(const std::string& text);
    ExerciseRecord exercise(const std::string& id);
    std::set<std::string> passed();  ///< the exercises that have, if only once
    std::optional<UtcTime> last_passed(const std::string& exercise);  ///< the last attempt that did
    /// The reviews in the same file; it ends with this object.
    ReviewLog review_log();
    InterviewLog interview_log();  ///< likewise
    HuntLog hunt_log();            ///< likewise

    /// Those made in code; own_mistakes() has those of the book as well. Those that are not fixed
    /// first, then the last first.
    std::vector<MistakeRecord> mistakes();

 private:
    struct Database;  // keeps SQLite's headers in one file
    std::unique_ptr<Database> database_;
};

}  // namespace coach
