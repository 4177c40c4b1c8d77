#include "progress/schema.hpp"

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include "problem.hpp"

namespace coach {
namespace {

// Times are milliseconds since 1970, UTC; states are the names that `check --json` prints.
const char* const first_schema = R"(
    -- each text once, however often it was saved; the hash only finds it
    CREATE TABLE texts (
        id INTEGER PRIMARY KEY,
        hash INTEGER NOT NULL,
        text BLOB NOT NULL);
    CREATE INDEX texts_by_hash ON texts (hash);

    -- what a lesson's file was, one after the other; number counts within the lesson
    CREATE TABLE versions (
        id INTEGER PRIMARY KEY,
        lesson TEXT NOT NULL,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,
        origin TEXT NOT NULL,  -- checked, kept, undone, reset, restored
        text INTEGER NOT NULL REFERENCES texts (id),
        source INTEGER,        -- the number that an undo or a restore went to
        UNIQUE (lesson, number));

    -- what a check said of a version
    CREATE TABLE attempts (
        version INTEGER PRIMARY KEY REFERENCES versions (id),
        seconds REAL NOT NULL,
        compiled INTEGER NOT NULL,
        status TEXT NOT NULL,
        trouble TEXT NOT NULL);
    CREATE TABLE outcomes (
        exercise TEXT NOT NULL,
        version INTEGER NOT NULL REFERENCES attempts (version),
        status TEXT NOT NULL,
        mistake TEXT NOT NULL,     -- empty where none was named
        confidence TEXT NOT NULL,
        root TEXT NOT NULL,
        observation TEXT NOT NULL,
        PRIMARY KEY (exercise, version)) WITHOUT ROWID;
    CREATE INDEX outcomes_by_version ON outcomes (version);

    CREATE TABLE passed (
        exercise TEXT PRIMARY KEY,
        at INTEGER NOT NULL,       -- for the first time
        tries INTEGER NOT NULL     -- up to then, that one included
        ) WITHOUT ROWID;
    CREATE TABLE hints (
        exercise TEXT NOT NULL,
        number INTEGER NOT NULL,
        at INTEGER NOT NULL,       -- for the first time
        PRIMARY KEY (exercise, number)) WITHOUT ROWID;
)";

// Days are days since 1970 where the learner was, as the review was made: nothing that is computed
// from them depends on the time zone of today.
const char* const with_reviews = R"(
    -- each answer to an interview question; rows are added, and never changed
    CREATE TABLE reviews (
        id INTEGER PRIMARY KEY,
        question TEXT NOT NULL,
        at INTEGER NOT NULL,
        day INTEGER NOT NULL,
        occasion TEXT NOT NULL,    -- rehearsal, cram, interview
        grade TEXT NOT NULL,       -- again, hard, good, easy
        seconds REAL NOT NULL,     -- from the question to the end of the answer
        answer BLOB NOT NULL,      -- as typed; empty where it was said aloud
        UNIQUE (question, at));
    CREATE TABLE key_points (
        id INTEGER PRIMARY KEY,
        point TEXT NOT NULL UNIQUE);
    CREATE TABLE review_points (
        review INTEGER NOT NULL REFERENCES reviews (id),
        number INTEGER NOT NULL,
        point INTEGER NOT NULL REFERENCES key_points (id),
        said INTEGER NOT NULL,
        PRIMARY KEY (review, number)) WITHOUT ROWID;

    -- an answer that was given and whose key points are not ticked yet
    CREATE TABLE unfinished (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        question TEXT NOT NULL,
        at INTEGER NOT NULL,
        day INTEGER NOT NULL,
        occasion TEXT NOT NULL,
        seconds REAL NOT NULL,
        answer BLOB NOT NULL);

    -- the book's predictions, as a code brought them: the first choice counts
    CREATE TABLE predictions (
        question TEXT PRIMARY KEY,
        choice TEXT NOT NULL,
        mistake TEXT NOT NULL,     -- empty where the choice is right, or makes no recorded mistake
        at INTEGER NOT NULL) WITHOUT ROWID;

    -- the date of the interview; the last row holds, and one without a day says that there is none
    CREATE TABLE interview_dates (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        day INTEGER NOT NULL,      -- when it was entered
        interview INTEGER,
        minutes INTEGER);          -- to practise on each day

    -- the parameters that were fitted to the reviews; the last row holds
    CREATE TABLE memory_parameters (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        reviews INTEGER NOT NULL,  -- how many there were
        parameters TEXT NOT NULL); -- JSON: an array of 21 numbers
)";

const char* const with_interviews = R"(
    CREATE TABLE interviews (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,       -- when it began
        record BLOB NOT NULL,      -- JSON: coach/interview/record.hpp
        ended INTEGER NOT NULL);
)";

const char* const with_hunts = R"(
    -- bug hunts that have ended
    CREATE TABLE hunts (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL UNIQUE,  -- when it began
        lesson TEXT NOT NULL,
        level TEXT NOT NULL,         -- easy, medium, hard
        seed TEXT NOT NULL,          -- 64 bits, without a sign
        seconds INTEGER NOT NULL,
        ending TEXT NOT NULL,        -- mended, given up, stopped
        wrong_lines INTEGER NOT NULL);
    CREATE TABLE hunted (
        hunt INTEGER NOT NULL REFERENCES hunts (id),
        number INTEGER NOT NULL,
        mistake TEXT NOT NULL,
        found_after INTEGER,         -- seconds; none where it was not found by its line
        asked INTEGER NOT NULL,      -- questions that were answered
        answered_right INTEGER NOT NULL,
        PRIMARY KEY (hunt, number)) WITHOUT ROWID;
)";

std::size_t version_of(SQLite::Database& database) {
    return static_cast<std::size_t>(database.execAndGet("PRAGMA user_version").getInt64());
}

bool is_empty(SQLite::Database& database) {
    return database.execAndGet("SELECT COUNT(*) FROM sqlite_master").getInt() == 0;
}

}  // namespace

const std::vector<std::string>& schema_steps() {
    static const std::vector<std::string> steps{first_schema, with_reviews, with_interviews,
                                                with_hunts};
    return steps;
}

void bring_up_to_date(SQLite::Database& database, const std::vector<std::string>& steps) {
    const auto refuse_newer = [&](std::size_t version) {
        if (version <= steps.size()) return;
        throw Problem(fmt::format(
            "{} was written by a newer coach: its format is {}, and this one knows up to {}. It is "
            "left as it is. To bring the coach up to date: git pull",
            database.getFilename(), version, steps.size()));
    };
    std::size_t version = version_of(database);
    refuse_newer(version);
    if (version < steps.size()) {
        // another coach may be about to do the same
        SQLite::Transaction whole(database, SQLite::TransactionBehavior::EXCLUSIVE);
        version = version_of(database);
        refuse_newer(version);
        if (version == 0 && !is_empty(database)) {
            throw Damaged("it holds something else than the coach's tables");
        }
        for (; version < steps.size(); ++version) database.exec(steps[version]);
        database.exec(fmt::format("PRAGMA user_version = {}", steps.size()));
        whole.commit();
    }
    if (is_empty(database)) throw Damaged("its tables are gone");
}

}  // namespace coach
