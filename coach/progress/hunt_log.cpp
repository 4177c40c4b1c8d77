#include "progress/hunt_log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "progress/columns.hpp"

namespace coach {

HuntLog::HuntLog(SQLite::Database& database) : database_(&database) {}

void HuntLog::add(const HuntResult& result) {
    SQLite::Transaction whole(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement insert(*database_,
                             "INSERT OR IGNORE INTO hunts (at, lesson, level, seed, seconds, "
                             "ending, wrong_lines) VALUES (?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, milliseconds(result.at));
    insert.bind(2, result.lesson);
    insert.bind(3, result.level);
    insert.bind(4, std::to_string(result.seed));
    insert.bind(5, static_cast<std::int64_t>(result.took.count()));
    insert.bind(6, result.ending);
    insert.bind(7, result.wrong_lines);
    if (insert.exec() == 0) return;
    const std::int64_t id = database_->getLastInsertRowid();
    for (std::size_t at = 0; at < result.mistakes.size(); ++at) {
        const HuntedMistake& mistake = result.mistakes[at];
        SQLite::Statement row(*database_, "INSERT INTO hunted VALUES (?, ?, ?, ?, ?, ?)");
        row.bind(1, id);
        row.bind(2, static_cast<std::int64_t>(at + 1));
        row.bind(3, mistake.id);
        if (mistake.found_after) {
            row.bind(4, static_cast<std::int64_t>(mistake.found_after->count()));
        }
        row.bind(5, mistake.asked);
        row.bind(6, mistake.answered_right);
        row.exec();
    }
    whole.commit();
}

std::vector<HuntResult> HuntLog::hunts() {
    std::vector<HuntResult> result;
    SQLite::Statement hunts(*database_,
                            "SELECT id, at, lesson, level, seed, seconds, ending, wrong_lines "
                            "FROM hunts ORDER BY at");
    while (hunts.executeStep()) {
        HuntResult hunt;
        hunt.at = time_of(hunts.getColumn(1).getInt64());
        hunt.lesson = hunts.getColumn(2).getString();
        hunt.level = hunts.getColumn(3).getString();
        hunt.seed = std::strtoull(hunts.getColumn(4).getString().c_str(), nullptr, 10);
        hunt.took = std::chrono::seconds(hunts.getColumn(5).getInt64());
        hunt.ending = hunts.getColumn(6).getString();
        hunt.wrong_lines = hunts.getColumn(7).getInt();
        SQLite::Statement rows(*database_,
                               "SELECT mistake, found_after, asked, answered_right FROM hunted "
                               "WHERE hunt = ? ORDER BY number");
        rows.bind(1, hunts.getColumn(0).getInt64());
        while (rows.executeStep()) {
            HuntedMistake mistake;
            mistake.id = rows.getColumn(0).getString();
            if (!rows.getColumn(1).isNull()) {
                mistake.found_after = std::chrono::seconds(rows.getColumn(1).getInt64());
            }
            mistake.asked = rows.getColumn(2).getInt();
            mistake.answered_right = rows.getColumn(3).getInt();
            hunt.mistakes.push_back(std::move(mistake));
        }
        result.push_back(std::move(hunt));
    }
    return result;
}

}  // namespace coach
