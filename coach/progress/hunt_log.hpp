/// @file
/// The bug hunts in the learner's history.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "progress/time.hpp"

namespace SQLite {
class Database;
}

namespace coach {

/// A mistake of a hunt, and what the learner made of it.
struct HuntedMistake {
    std::string id;
    std::optional<std::chrono::seconds> found_after;  ///< none where no line named it
    int asked = 0;                                    ///< questions that were answered
    int answered_right = 0;

    bool operator==(const HuntedMistake&) const = default;
};

/// A hunt that has ended.
struct HuntResult {
    UtcTime at;          ///< when it began
    std::string lesson;  ///< its id
    std::string level;
    std::uint64_t seed = 0;
    std::chrono::seconds took{0};
    std::string ending;   ///< "mended", "given up", "stopped"
    int wrong_lines = 0;  ///< named, without a mistake in them
    std::vector<HuntedMistake> mistakes;

    bool operator==(const HuntResult&) const = default;
};

/// Rows are added and never changed.
class HuntLog {
 public:
    /// @param database of a Store, which outlives this
    explicit HuntLog(SQLite::Database& database);

    /// Keeps a hunt, once: one that began at the same time is there already and stays.
    void add(const HuntResult& result);

    std::vector<HuntResult> hunts();  ///< in the order they began in

 private:
    SQLite::Database* database_;
};

}  // namespace coach
