/// @file
/// The mock interviews in the learner's history.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "progress/time.hpp"

namespace SQLite {
class Database;
}

namespace coach {

/// An interview as it is kept. What is in it is the interview's own affair.
struct KeptInterview {
    std::int64_t number = 0;  ///< 1, 2, ...
    std::string record;       ///< JSON
    bool has_ended = false;
};

class InterviewLog {
 public:
    /// @param database of a Store, which outlives this
    explicit InterviewLog(SQLite::Database& database);

    /// @return its number
    std::int64_t begin(UtcTime at, const std::string& record);
    void keep(std::int64_t number, const std::string& record);
    void end(std::int64_t number);

    std::vector<KeptInterview> interviews();  ///< the oldest first
    std::optional<KeptInterview> under_way();

 private:
    SQLite::Database* database_;
};

}  // namespace coach
