#include "progress/review_log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "problem.hpp"
#include "progress/columns.hpp"
#include "progress/schema.hpp"

namespace coach {
namespace {

constexpr std::array occasions{Occasion::rehearsal, Occasion::cram, Occasion::interview};
constexpr std::array grades{Grade::again, Grade::hard, Grade::good, Grade::easy};

template <typename Value, std::size_t n>
Value value_named(const std::array<Value, n>& values, const std::string& name,
                  std::string_view what) {
    std::string known;
    for (const Value value : values) {
        if (name_of(value) == name) return value;
        known += fmt::format("{}{}", known.empty() ? "" : ", ", name_of(value));
    }
    throw Problem(fmt::format("'{}' is no {}: expected one of {}", name, what, known));
}

/// A name in the database, where one that there is not means damage.
template <typename Read>
auto kept(Read read, const std::string& name) {
    try {
        return read(name);
    } catch (const Problem& problem) {
        throw Damaged(problem.what());
    }
}

/// question, at, day, occasion, seconds from `first` on.
Answered answered_in(const SQLite::Statement& row, int first) {
    Answered answered;
    answered.question = row.getColumn(first).getString();
    answered.at = time_of(row.getColumn(first + 1).getInt64());
    answered.day = day_of(row.getColumn(first + 2).getInt64());
    answered.occasion = kept(occasion_named, row.getColumn(first + 3).getString());
    answered.seconds = row.getColumn(first + 4).getDouble();
    return answered;
}

/// Binds the same from 1 on.
void bind(SQLite::Statement& statement, const Answered& answered) {
    statement.bind(1, answered.question);
    statement.bind(2, milliseconds(answered.at));
    statement.bind(3, days(answered.day));
    statement.bind(4, std::string(name_of(answered.occasion)));
    statement.bind(5, answered.seconds);
}

}  // namespace

std::string_view name_of(Occasion occasion) {
    switch (occasion) {
        case Occasion::rehearsal:
            return "rehearsal";
        case Occasion::cram:
            return "cram";
        case Occasion::interview:
            return "interview";
    }
    std::abort();  // not an Occasion
}

Occasion occasion_named(const std::string& name) {
    return value_named(occasions, name, "occasion");
}

Grade grade_named(const std::string& name) { return value_named(grades, name, "grade"); }

ReviewLog::ReviewLog(SQLite::Database& database) : database_(&database) {}

bool ReviewLog::insert(const Review& review) {
    SQLite::Statement insert(*database_,
                             "INSERT OR IGNORE INTO reviews (question, at, day, occasion, seconds, "
                             "grade, answer) VALUES (?, ?, ?, ?, ?, ?, ?)");
    bind(insert, review);
    insert.bind(6, std::string(name_of(review.grade)));
    bind_text(insert, 7, review.answer);
    const bool is_new = insert.exec() > 0;
    const std::int64_t id = database_->getLastInsertRowid();
    for (std::size_t i = 0; is_new && i < review.points.size(); ++i) {
        SQLite::Statement point(*database_, "INSERT OR IGNORE INTO key_points (point) VALUES (?)");
        point.bind(1, review.points[i].point);
        point.exec();
        SQLite::Statement said(*database_,
                               "INSERT INTO review_points (review, number, point, said) VALUES "
                               "(?, ?, (SELECT id FROM key_points WHERE point = ?), ?)");
        said.bind(1, id);
        said.bind(2, static_cast<std::int64_t>(i + 1));
        said.bind(3, review.points[i].point);
        said.bind(4, review.points[i].said ? 1 : 0);
        said.exec();
    }
    return is_new;
}

bool ReviewLog::add(const Review& review) {
    SQLite::Transaction whole(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    const bool is_new = insert(review);
    SQLite::Statement finish(*database_, "DELETE FROM unfinished WHERE question = ? AND at = ?");
    finish.bind(1, review.question);
    finish.bind(2, milliseconds(review.at));
    finish.exec();
    whole.commit();
    return is_new;
}

std::size_t ReviewLog::add(const std::vector<Review>& reviews) {
    SQLite::Transaction whole(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    std::size_t added = 0;
    for (const Review& review : reviews) added += insert(review) ? 1 : 0;
    whole.commit();
    return added;
}

std::vector<Review> ReviewLog::reviews_in_short() {
    std::vector<Review> result;
    SQLite::Statement rows(*database_,
                           "SELECT question, at, day, occasion, seconds, grade FROM reviews ORDER "
                           "BY at, id");
    while (rows.executeStep()) {
        Review review;
        static_cast<Answered&>(review) = answered_in(rows, 0);
        review.grade = kept(grade_named, rows.getColumn(5).getString());
        result.push_back(std::move(review));
    }
    return result;
}

std::vector<Review> ReviewLog::reviews() {
    std::vector<Review> result;
    SQLite::Statement rows(*database_,
                           "SELECT question, at, day, occasion, seconds, grade, answer, k.point, "
                           "p.said FROM reviews r LEFT JOIN review_points p ON p.review = r.id "
                           "LEFT JOIN key_points k ON k.id = p.point ORDER BY at, r.id, p.number");
    while (rows.executeStep()) {
        Answered answered = answered_in(rows, 0);
        if (result.empty() || result.back().question != answered.question ||
            result.back().at != answered.at) {
            Review review;
            static_cast<Answered&>(review) = std::move(answered);
            review.grade = kept(grade_named, rows.getColumn(5).getString());
            review.answer = rows.getColumn(6).getString();
            result.push_back(std::move(review));
        }
        if (rows.isColumnNull(7)) continue;
        result.back().points.push_back(
            {rows.getColumn(7).getString(), rows.getColumn(8).getInt() != 0});
    }
    return result;
}

std::vector<PointRecord> ReviewLog::point_records() {
    // Beside a single MAX, SQLite takes the other columns from the row that holds it.
    SQLite::Statement rows(*database_, R"(
        SELECT made.question, k.point, made.judged, made.said, made.said_last FROM (
            SELECT r.question AS question, p.point AS point, COUNT(*) AS judged,
                   SUM(p.said) AS said, MAX(r.at), p.said AS said_last
            FROM review_points p JOIN reviews r ON r.id = p.review
            GROUP BY p.point, r.question) made
        JOIN key_points k ON k.id = made.point ORDER BY made.question, k.point)");
    std::vector<PointRecord> result;
    while (rows.executeStep()) {
        PointRecord record;
        record.question = rows.getColumn(0).getString();
        record.point = rows.getColumn(1).getString();
        record.judged = static_cast<std::size_t>(rows.getColumn(2).getInt64());
        record.said = static_cast<std::size_t>(rows.getColumn(3).getInt64());
        record.said_last = rows.getColumn(4).getInt() != 0;
        result.push_back(std::move(record));
    }
    return result;
}

std::map<Day, std::size_t> ReviewLog::answers_by_day() {
    std::map<Day, std::size_t> result;
    SQLite::Statement rows(*database_, "SELECT day, COUNT(*) FROM reviews GROUP BY day");
    while (rows.executeStep()) {
        result[day_of(rows.getColumn(0).getInt64())] =
            static_cast<std::size_t>(rows.getColumn(1).getInt64());
    }
    return result;
}

void ReviewLog::begin(const Answered& answered) {
    SQLite::Statement insert(*database_,
                             "INSERT OR REPLACE INTO unfinished (only, question, at, day, "
                             "occasion, seconds, answer) VALUES (1, ?, ?, ?, ?, ?, ?)");
    bind(insert, answered);
    bind_text(insert, 6, answered.answer);
    insert.exec();
}

std::optional<Answered> ReviewLog::unfinished() {
    SQLite::Statement row(*database_,
                          "SELECT question, at, day, occasion, seconds, answer FROM unfinished");
    if (!row.executeStep()) return std::nullopt;
    Answered answered = answered_in(row, 0);
    answered.answer = row.getColumn(5).getString();
    return answered;
}

void ReviewLog::drop_unfinished() { database_->exec("DELETE FROM unfinished"); }

bool ReviewLog::add(const Prediction& prediction) {
    SQLite::Statement insert(*database_,
                             "INSERT OR IGNORE INTO predictions (question, choice, mistake, at) "
                             "VALUES (?, ?, ?, ?)");
    insert.bind(1, prediction.question);
    insert.bind(2, prediction.choice);
    insert.bind(3, prediction.mistake);
    insert.bind(4, milliseconds(prediction.at));
    return insert.exec() > 0;
}

std::vector<Prediction> ReviewLog::predictions() {
    std::vector<Prediction> result;
    SQLite::Statement rows(*database_,
                           "SELECT question, choice, mistake, at FROM predictions ORDER BY "
                           "question");
    while (rows.executeStep()) {
        result.push_back({rows.getColumn(0).getString(), rows.getColumn(1).getString(),
                          rows.getColumn(2).getString(), time_of(rows.getColumn(3).getInt64())});
    }
    return result;
}

void ReviewLog::set_interview(const InterviewDate& interview) {
    SQLite::Statement insert(*database_,
                             "INSERT INTO interview_dates (at, day, interview, minutes) VALUES (?, "
                             "?, ?, ?)");
    insert.bind(1, milliseconds(interview.entered_at));
    insert.bind(2, days(interview.entered_on));
    insert.bind(3, days(interview.on));
    insert.bind(4, interview.minutes);
    insert.exec();
}

void ReviewLog::forget_interview(Now now) {
    SQLite::Statement insert(*database_, "INSERT INTO interview_dates (at, day) VALUES (?, ?)");
    insert.bind(1, milliseconds(now.at));
    insert.bind(2, days(now.day));
    insert.exec();
}

std::optional<InterviewDate> ReviewLog::interview() {
    SQLite::Statement row(*database_,
                          "SELECT at, day, interview, minutes FROM interview_dates ORDER BY id "
                          "DESC LIMIT 1");
    if (!row.executeStep() || row.isColumnNull(2)) return std::nullopt;
    return InterviewDate{time_of(row.getColumn(0).getInt64()), day_of(row.getColumn(1).getInt64()),
                         day_of(row.getColumn(2).getInt64()), row.getColumn(3).getInt()};
}

void ReviewLog::set_parameters(const FittedParameters& fitted) {
    SQLite::Statement insert(*database_,
                             "INSERT INTO memory_parameters (at, reviews, parameters) VALUES (?, "
                             "?, ?)");
    insert.bind(1, milliseconds(fitted.at));
    insert.bind(2, static_cast<std::int64_t>(fitted.reviews));
    insert.bind(3, nlohmann::json(fitted.parameters).dump());
    insert.exec();
}

std::optional<FittedParameters> ReviewLog::parameters() {
    SQLite::Statement row(*database_,
                          "SELECT at, reviews, parameters FROM memory_parameters ORDER BY id DESC "
                          "LIMIT 1");
    if (!row.executeStep()) return std::nullopt;
    FittedParameters fitted{time_of(row.getColumn(0).getInt64()),
                            static_cast<std::size_t>(row.getColumn(1).getInt64()),
                            {}};
    const auto numbers =
        nlohmann::json::parse(row.getColumn(2).getString(), nullptr, /*allow_exceptions=*/false);
    if (!numbers.is_array() || numbers.size() != fitted.parameters.size()) {
        throw Damaged("it holds parameters of the memory that are no 21 numbers");
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (!numbers[i].is_number()) {
            throw Damaged("it holds a parameter of the memory that is no number");
        }
        fitted.parameters[i] = numbers[i].get<double>();
    }
    return fitted;
}

}  // namespace coach
