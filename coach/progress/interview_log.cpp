#include "progress/interview_log.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include "progress/columns.hpp"

namespace coach {

InterviewLog::InterviewLog(SQLite::Database& database) : database_(&database) {}

std::int64_t InterviewLog::begin(UtcTime at, const std::string& record) {
    SQLite::Statement insert(*database_,
                             "INSERT INTO interviews (at, record, ended) VALUES (?, ?, 0)");
    insert.bind(1, milliseconds(at));
    bind_text(insert, 2, record);
    insert.exec();
    return database_->getLastInsertRowid();
}

void InterviewLog::keep(std::int64_t number, const std::string& record) {
    SQLite::Statement update(*database_, "UPDATE interviews SET record = ? WHERE id = ?");
    bind_text(update, 1, record);
    update.bind(2, number);
    update.exec();
}

void InterviewLog::end(std::int64_t number) {
    SQLite::Statement update(*database_, "UPDATE interviews SET ended = 1 WHERE id = ?");
    update.bind(1, number);
    update.exec();
}

std::vector<KeptInterview> InterviewLog::interviews() {
    std::vector<KeptInterview> result;
    SQLite::Statement rows(*database_, "SELECT id, record, ended FROM interviews ORDER BY id");
    while (rows.executeStep()) {
        result.push_back({rows.getColumn(0).getInt64(), rows.getColumn(1).getString(),
                          rows.getColumn(2).getInt() != 0});
    }
    return result;
}

std::optional<KeptInterview> InterviewLog::under_way() {
    for (KeptInterview& interview : interviews()) {
        if (!interview.has_ended) return std::move(interview);
    }
    return std::nullopt;
}

}  // namespace coach
