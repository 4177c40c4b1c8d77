/// @file
/// Values as columns of the learner's history.
#pragma once

#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <string>

#include "progress/time.hpp"

namespace coach {

inline std::int64_t milliseconds(UtcTime time) { return time.time_since_epoch().count(); }

inline UtcTime time_of(std::int64_t milliseconds) {
    return UtcTime(std::chrono::milliseconds(milliseconds));
}

inline std::int64_t days(Day day) { return day.time_since_epoch().count(); }

inline Day day_of(std::int64_t days) { return Day(std::chrono::days(days)); }

/// Any bytes, zeros among them.
inline void bind_text(SQLite::Statement& statement, int index, const std::string& text) {
    statement.bind(index, static_cast<const void*>(text.data()), static_cast<int>(text.size()));
}

}  // namespace coach
