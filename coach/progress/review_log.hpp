/// @file
/// The log of reviews in the learner's history: every answer to an interview question, whole and for
/// good; and what else the rehearsal keeps.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "memory/fsrs.hpp"
#include "progress/time.hpp"

namespace SQLite {
class Database;
}

namespace coach {

/// On what occasion a question was answered.
enum class Occasion {
    rehearsal,  ///< it was due, or asked for
    cram,       ///< extra: it counts for nothing but the practice
    interview,  ///< in a mock interview
};

std::string_view name_of(Occasion occasion);

/// @throws Problem for a name that there is not.
Occasion occasion_named(const std::string& name);
Grade grade_named(const std::string& name);

/// A key point, as it read when the answer was given, and whether the answer said it.
struct PointSaid {
    std::string point;
    bool said = false;

    bool operator==(const PointSaid&) const = default;
};

/// An answer before it is judged.
struct Answered {
    std::string question;  ///< its id
    UtcTime at;            ///< when it was asked
    Day day;
    Occasion occasion = Occasion::rehearsal;
    double seconds = 0;  ///< from the question to the end of the answer
    std::string answer;  ///< as typed; empty if it was said aloud

    bool operator==(const Answered&) const = default;
};

/// An answer and what was found of it.
struct Review : Answered {
    Grade grade = Grade::again;
    std::vector<PointSaid> points;

    bool operator==(const Review&) const = default;
};

/// What all answers to a question made of a key point.
struct PointRecord {
    std::string question;    ///< its id
    std::string point;       ///< as it read when the answers were given
    std::size_t judged = 0;  ///< answers that could have said it
    std::size_t said = 0;    ///< answers that did
    bool said_last = false;  ///< the last of them did

    bool operator==(const PointRecord&) const = default;
};

/// What the reader of the book expected.
struct Prediction {
    std::string question;  ///< the id of the book's question
    std::string choice;    ///< "right", a misconception, or a key of its own
    std::string mistake;   ///< the id of the misconception that makes this choice; empty for none
    UtcTime at;            ///< when it was imported

    bool operator==(const Prediction&) const = default;
};

/// When the interview is, and how long to practise until then.
struct InterviewDate {
    UtcTime entered_at;
    Day entered_on;
    Day on;
    int minutes = 0;  ///< on each day

    bool operator==(const InterviewDate&) const = default;
};

/// Parameters of the memory that were fitted to the log.
struct FittedParameters {
    UtcTime at;
    std::size_t reviews = 0;  ///< that there were
    Parameters parameters{};
};

/// Rows are added and never changed: who is due when is computed from them.
class ReviewLog {
 public:
    /// @param database of a Store, which outlives this
    explicit ReviewLog(SQLite::Database& database);

    /// Keeps a review, once: one with the same question and time is there already and stays. What
    /// was unfinished is finished.
    ///
    /// @return whether it was new
    bool add(const Review& review);

    /// Keeps all of them or none.
    ///
    /// @return how many were new
    std::size_t add(const std::vector<Review>& reviews);

    /// All reviews, in the order they were made in.
    std::vector<Review> reviews();

    /// As reviews(), without what was typed and without key points: what schedules need, quickly.
    std::vector<Review> reviews_in_short();

    /// Each key point that was judged, by question and wording; on whatever occasion.
    std::vector<PointRecord> point_records();

    /// How many answers there were on each day that had any; on whatever occasion.
    std::map<Day, std::size_t> answers_by_day();

    void begin(const Answered& answered);  ///< keeps it until it is added as a review
    std::optional<Answered> unfinished();
    void drop_unfinished();

    /// Keeps a prediction; the first one of a question counts.
    ///
    /// @return whether it was the first
    bool add(const Prediction& prediction);
    std::vector<Prediction> predictions();  ///< by their ids

    void set_interview(const InterviewDate& interview);
    void forget_interview(Now now);
    std::optional<InterviewDate> interview();

    void set_parameters(const FittedParameters& fitted);
    std::optional<FittedParameters> parameters();

 private:
    bool insert(const Review& review);  ///< within a transaction

    SQLite::Database* database_;
};

}  // namespace coach
