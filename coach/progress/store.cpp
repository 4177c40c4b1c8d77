#include "progress/store.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "problem.hpp"
#include "progress/columns.hpp"
#include "progress/schema.hpp"

namespace coach {
namespace {

// longer than anybody writes, shorter than anybody waits
constexpr int busy_milliseconds = 10'000;

constexpr Origin origins[] = {Origin::checked, Origin::kept, Origin::undone, Origin::reset,
                              Origin::restored};

/// FNV-1a, which finds a text again; whether it is the same is compared.
std::int64_t hash_of(const std::string& text) {
    std::uint64_t hash = 14695981039346656037U;
    for (const char character : text) {
        hash = (hash ^ static_cast<unsigned char>(character)) * 1099511628211U;
    }
    return static_cast<std::int64_t>(hash);
}

Origin origin_named(const std::string& name) {
    for (const Origin origin : origins) {
        if (name_of(origin) == name) return origin;
    }
    throw Damaged("it holds a version whose origin is '" + name + "'");
}

/// The columns exercise, status, mistake, confidence, root, observation from `first` on.
ExerciseOutcome outcome_in(const SQLite::Statement& row, int first) {
    ExerciseOutcome outcome;
    outcome.exercise = row.getColumn(first).getString();
    outcome.status = exercise_status_named(row.getColumn(first + 1).getString());
    outcome.mistake = row.getColumn(first + 2).getString();
    outcome.confidence = confidence_named(row.getColumn(first + 3).getString());
    outcome.root = row.getColumn(first + 4).getString();
    outcome.observation = row.getColumn(first + 5).getString();
    return outcome;
}

const char* const outcome_columns =
    "o.exercise, o.status, o.mistake, o.confidence, o.root, o.observation";

/// Does `said` hold each of the outcomes? Of one that holds no others, the lesson has to have ended
/// in the same way as well.
bool says_the_same(const Said& said, const Attempt& attempt) {
    const bool holds_all = std::all_of(
        attempt.exercises.begin(), attempt.exercises.end(), [&](const ExerciseOutcome& outcome) {
            return std::find(said.exercises.begin(), said.exercises.end(), outcome) !=
                   said.exercises.end();
        });
    return holds_all &&
           (said.exercises.size() > attempt.exercises.size() || said.status == attempt.status);
}

}  // namespace

std::string_view name_of(Origin origin) {
    switch (origin) {
        case Origin::checked:
            return "checked";
        case Origin::kept:
            return "kept";
        case Origin::undone:
            return "undone";
        case Origin::reset:
            return "reset";
        case Origin::restored:
            return "restored";
    }
    std::abort();  // not an Origin
}

struct Store::Database {
    explicit Database(const std::string& file)
        : sqlite(file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, busy_milliseconds) {}

    std::optional<std::int64_t> find_text(const std::string& text) {
        SQLite::Statement query(sqlite, "SELECT id FROM texts WHERE hash = ? AND text = ?");
        query.bind(1, hash_of(text));
        bind_text(query, 2, text);
        if (!query.executeStep()) return std::nullopt;
        return query.getColumn(0).getInt64();
    }

    std::int64_t keep_text(const std::string& text) {
        if (const auto known = find_text(text)) return *known;
        SQLite::Statement insert(sqlite, "INSERT INTO texts (hash, text) VALUES (?, ?)");
        insert.bind(1, hash_of(text));
        bind_text(insert, 2, text);
        insert.exec();
        return sqlite.getLastInsertRowid();
    }

    /// Within a transaction.
    int add_version(const std::string& lesson, UtcTime at, Origin origin, std::int64_t text,
                    std::optional<int> source) {
        SQLite::Statement last(sqlite,
                               "SELECT COALESCE(MAX(number), 0) FROM versions WHERE lesson = ?");
        last.bind(1, lesson);
        last.executeStep();
        const int number = last.getColumn(0).getInt() + 1;
        SQLite::Statement insert(sqlite,
                                 "INSERT INTO versions (lesson, number, at, origin, text, source) "
                                 "VALUES (?, ?, ?, ?, ?, ?)");
        insert.bind(1, lesson);
        insert.bind(2, number);
        insert.bind(3, milliseconds(at));
        insert.bind(4, std::string(name_of(origin)));
        insert.bind(5, text);
        if (source) insert.bind(6, *source);
        insert.exec();
        return number;
    }

    void add_outcome(std::int64_t version, const ExerciseOutcome& outcome) {
        SQLite::Statement insert(
            sqlite,
            "INSERT INTO outcomes (exercise, version, status, mistake, confidence, root, "
            "observation) VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert.bind(1, outcome.exercise);
        insert.bind(2, version);
        insert.bind(3, std::string(name_of(outcome.status)));
        insert.bind(4, outcome.mistake);
        insert.bind(5, std::string(name_of(outcome.confidence)));
        insert.bind(6, outcome.root);
        insert.bind(7, outcome.observation);
        insert.exec();
    }

    std::size_t failed_texts(const std::string& exercise) {
        SQLite::Statement query(
            sqlite,
            "SELECT COUNT(DISTINCT v.text) FROM outcomes o JOIN versions v ON v.id = o.version "
            "WHERE o.exercise = ? AND o.status = 'failed'");
        query.bind(1, exercise);
        query.executeStep();
        return static_cast<std::size_t>(query.getColumn(0).getInt64());
    }

    /// The versions of a lesson that a condition chooses; `?1` is the lesson.
    std::vector<Version> versions(const std::string& lesson, const std::string& which) {
        std::vector<Version> result;
        std::map<int, std::size_t> place_of;  // by number
        SQLite::Statement rows(
            sqlite,
            "SELECT v.number, v.at, v.origin, v.text, v.source, a.status, a.trouble "
            "FROM versions v LEFT JOIN attempts a ON a.version = v.id WHERE " +
                which + " ORDER BY v.number");
        rows.bind(1, lesson);
        while (rows.executeStep()) {
            Version version;
            version.number = rows.getColumn(0).getInt();
            version.at = time_of(rows.getColumn(1).getInt64());
            version.origin = origin_named(rows.getColumn(2).getString());
            version.text = rows.getColumn(3).getInt64();
            if (!rows.isColumnNull(4)) version.source = rows.getColumn(4).getInt();
            if (!rows.isColumnNull(5)) {
                version.said = Said{lesson_status_named(rows.getColumn(5).getString()),
                                    rows.getColumn(6).getString(),
                                    {}};
            }
            place_of[version.number] = result.size();
            result.push_back(std::move(version));
        }
        SQLite::Statement outcomes(
            sqlite, std::string("SELECT v.number, ") + outcome_columns +
                        " FROM versions v JOIN outcomes o ON o.version = v.id WHERE " + which +
                        " ORDER BY v.number, o.exercise");
        outcomes.bind(1, lesson);
        while (outcomes.executeStep()) {
            const auto place = place_of.find(outcomes.getColumn(0).getInt());
            if (place == place_of.end()) continue;  // another coach was quick
            result[place->second].said->exercises.push_back(outcome_in(outcomes, 1));
        }
        return result;
    }

    std::optional<Version> last_attempt(const std::string& lesson) {
        std::vector<Version> last =
            versions(lesson,
                     "v.lesson = ?1 AND v.number = (SELECT MAX(number) FROM versions "
                     "WHERE lesson = ?1 AND origin = 'checked')");
        if (last.empty()) return std::nullopt;
        return std::move(last.front());
    }

    /// The last outcome of an exercise that fits, and the text it is about.
    std::optional<std::pair<ExerciseOutcome, std::int64_t>> last_outcome(
        const std::string& exercise, const std::string& condition) {
        SQLite::Statement query(sqlite, std::string("SELECT v.text, ") + outcome_columns +
                                            " FROM outcomes o JOIN versions v ON v.id = o.version "
                                            "WHERE o.exercise = ? AND " +
                                            condition + " ORDER BY o.version DESC LIMIT 1");
        query.bind(1, exercise);
        if (!query.executeStep()) return std::nullopt;
        return std::pair(outcome_in(query, 1), query.getColumn(0).getInt64());
    }

    SQLite::Database sqlite;
};

Store::Store(const std::filesystem::path& file)
    : database_(std::make_unique<Database>(file.string())) {
    SQLite::Database& sqlite = database_->sqlite;
    // A rollback journal rather than a write-ahead log: one file at rest, which can be copied, is
    // read in a folder that cannot be written, and works where home is on a network.
    sqlite.exec("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL");
    bring_up_to_date(sqlite, schema_steps());
}

Store::~Store() = default;

ReviewLog Store::review_log() { return ReviewLog(database_->sqlite); }

InterviewLog Store::interview_log() { return InterviewLog(database_->sqlite); }

HuntLog Store::hunt_log() { return HuntLog(database_->sqlite); }

int Store::record(const Attempt& attempt) {
    // from the first look on: two coaches may write at once
    SQLite::Transaction whole(database_->sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    const std::int64_t text = database_->keep_text(attempt.text);
    if (const auto last = database_->last_attempt(attempt.lesson);
        last && last->text == text && says_the_same(*last->said, attempt)) {
        return last->number;
    }
    const int number =
        database_->add_version(attempt.lesson, attempt.at, Origin::checked, text, std::nullopt);
    const std::int64_t version = database_->sqlite.getLastInsertRowid();
    SQLite::Statement insert(database_->sqlite,
                             "INSERT INTO attempts (version, seconds, compiled, status, trouble) "
                             "VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, version);
    insert.bind(2, attempt.seconds.count());
    insert.bind(3, attempt.status == LessonStatus::does_not_compile ? 0 : 1);
    insert.bind(4, std::string(name_of(attempt.status)));
    insert.bind(5, attempt.trouble);
    insert.exec();
    for (const ExerciseOutcome& outcome : attempt.exercises) {
        database_->add_outcome(version, outcome);
        if (outcome.status != ExerciseStatus::passed) continue;
        SQLite::Statement pass(database_->sqlite,
                               "INSERT OR IGNORE INTO passed (exercise, at, tries) VALUES (?, ?, "
                               "?)");
        pass.bind(1, outcome.exercise);
        pass.bind(2, milliseconds(attempt.at));
        pass.bind(3, static_cast<std::int64_t>(database_->failed_texts(outcome.exercise) + 1));
        pass.exec();
    }
    whole.commit();
    return number;
}

int Store::add(const std::string& lesson, UtcTime at, Origin origin, const std::string& text,
               std::optional<int> source) {
    SQLite::Transaction whole(database_->sqlite, SQLite::TransactionBehavior::IMMEDIATE);
    const int number =
        database_->add_version(lesson, at, origin, database_->keep_text(text), source);
    whole.commit();
    return number;
}

void Store::take_back(const std::string& lesson, int number) {
    // its text stays: others may have it
    SQLite::Statement remove(database_->sqlite,
                             "DELETE FROM versions WHERE lesson = ?1 AND number = ?2 AND origin IN "
                             "('undone', 'reset', 'restored') AND number = (SELECT MAX(number) "
                             "FROM versions WHERE lesson = ?1)");
    remove.bind(1, lesson);
    remove.bind(2, number);
    remove.exec();
}

void Store::take_hint(const std::string& exercise, std::size_t number, UtcTime at) {
    SQLite::Statement insert(database_->sqlite,
                             "INSERT OR IGNORE INTO hints (exercise, number, at) VALUES (?, ?, ?)");
    insert.bind(1, exercise);
    insert.bind(2, static_cast<std::int64_t>(number));
    insert.bind(3, milliseconds(at));
    insert.exec();
}

std::vector<Version> Store::versions(const std::string& lesson) {
    return database_->versions(lesson, "v.lesson = ?1");
}

std::optional<Version> Store::last_attempt(const std::string& lesson) {
    return database_->last_attempt(lesson);
}

std::vector<UtcTime> Store::checked_at() {
    SQLite::Statement rows(database_->sqlite,
                           "SELECT at FROM versions WHERE origin = 'checked' ORDER BY at, id");
    std::vector<UtcTime> result;
    while (rows.executeStep()) result.push_back(time_of(rows.getColumn(0).getInt64()));
    return result;
}

std::optional<std::string> Store::text_of(const std::string& lesson, int number) {
    SQLite::Statement query(database_->sqlite,
                            "SELECT t.text FROM versions v JOIN texts t ON t.id = v.text "
                            "WHERE v.lesson = ? AND v.number = ?");
    query.bind(1, lesson);
    query.bind(2, number);
    if (!query.executeStep()) return std::nullopt;
    return query.getColumn(0).getString();
}

std::optional<std::int64_t> Store::find_text(const std::string& text) {
    return database_->find_text(text);
}

ExerciseRecord Store::exercise(const std::string& id) {
    ExerciseRecord record;
    if (auto last = database_->last_outcome(id, "1")) {
        record.last = std::move(last->first);
        record.last_text = last->second;
    }
    if (auto failure = database_->last_outcome(id, "o.status = 'failed'")) {
        record.last_failure = std::move(failure->first);
    }
    record.tries = database_->failed_texts(id);
    SQLite::Statement passed(database_->sqlite, "SELECT at, tries FROM passed WHERE exercise = ?");
    passed.bind(1, id);
    if (passed.executeStep()) {
        ++record.tries;
        record.first_passed = time_of(passed.getColumn(0).getInt64());
        record.tries_until_passed = static_cast<std::size_t>(passed.getColumn(1).getInt64());
    }
    SQLite::Statement hints(database_->sqlite,
                            "SELECT number FROM hints WHERE exercise = ? ORDER BY number");
    hints.bind(1, id);
    while (hints.executeStep()) {
        record.hints.push_back(static_cast<std::size_t>(hints.getColumn(0).getInt64()));
    }
    return record;
}

std::set<std::string> Store::passed() {
    std::set<std::string> result;
    SQLite::Statement rows(database_->sqlite, "SELECT exercise FROM passed");
    while (rows.executeStep()) result.insert(rows.getColumn(0).getString());
    return result;
}

std::optional<UtcTime> Store::last_passed(const std::string& exercise) {
    SQLite::Statement query(database_->sqlite,
                            "SELECT MAX(v.at) FROM outcomes o JOIN versions v ON v.id = o.version "
                            "WHERE o.exercise = ? AND o.status = 'passed'");
    query.bind(1, exercise);
    query.executeStep();
    if (query.isColumnNull(0)) return std::nullopt;
    return time_of(query.getColumn(0).getInt64());
}

std::vector<MistakeRecord> Store::mistakes() {
    // A mistake shows in later exercises as well: there it is known by its root.
    SQLite::Statement rows(database_->sqlite, R"(
        WITH made AS (
            SELECT o.mistake AS id, CASE o.root WHEN '' THEN o.exercise ELSE o.root END AS exercise,
                   o.version AS version, v.text AS text, v.at AS at
            FROM outcomes o JOIN versions v ON v.id = o.version WHERE o.mistake <> ''),
        counted AS (
            SELECT id, exercise, COUNT(DISTINCT text) AS times, MAX(version) AS last,
                   MAX(at) AS at
            FROM made GROUP BY id, exercise)
        SELECT id, exercise, times, at, EXISTS (
            SELECT 1 FROM outcomes o WHERE o.exercise = counted.exercise
                AND o.version > counted.last AND o.status = 'passed') AS is_fixed
        FROM counted ORDER BY is_fixed, last DESC, id)");
    std::vector<MistakeRecord> result;
    while (rows.executeStep()) {
        MistakeRecord mistake;
        mistake.id = rows.getColumn(0).getString();
        mistake.exercise = rows.getColumn(1).getString();
        mistake.times = static_cast<std::size_t>(rows.getColumn(2).getInt64());
        mistake.last = time_of(rows.getColumn(3).getInt64());
        mistake.is_fixed = rows.getColumn(4).getInt() != 0;
        result.push_back(std::move(mistake));
    }
    return result;
}

}  // namespace coach
