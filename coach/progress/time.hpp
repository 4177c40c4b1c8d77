/// @file
/// The hours in the learner's history.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace coach {

/// UTC, to a millisecond. Whoever keeps something is told what time it is; nothing here looks.
using UtcTime = std::chrono::sys_time<std::chrono::milliseconds>;

/// The hour now, for main programs.
UtcTime utc_now();

/// A day of practice where the learner is. It begins at four in the morning: who goes on after
/// midnight has not begun the next one.
using Day = std::chrono::local_days;

/// The day of practice that an hour belongs to, in the time zone of this computer.
Day practice_day(UtcTime time);

/// What time it is, for what is kept and planned.
struct Now {
    UtcTime at;
    Day day;
};

/// Now, for main programs.
Now now_here();

/// "2025-03-01".
std::string day_text(Day day);

/// "Sat 1 Mar".
std::string short_day_text(Day day);

/// How far off a day is: "today", "tomorrow", "in 9 days".
std::string days_away_text(std::int64_t days);

/// The day that "2025-03-01" names.
///
/// @throws Problem if it names none: expected YYYY-MM-DD, got what is there.
Day day_named(std::string_view text);

/// "2025-03-01 17:05", where the learner is.
std::string local_time_text(UtcTime time);

/// "42 s", "4 min 12 s", "1 h 2 min"
std::string time_text(std::chrono::seconds time);

}  // namespace coach
