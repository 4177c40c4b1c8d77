#include "progress/time.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <ctime>

#include "problem.hpp"

namespace coach {

UtcTime utc_now() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now());
}

Day practice_day(UtcTime time) {
    constexpr int first_hour = 4;
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    const Day date{std::chrono::year(parts.tm_year + 1900) /
                   std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)) /
                   std::chrono::day(static_cast<unsigned>(parts.tm_mday))};
    // by the hour on the wall, so that days on which clocks change begin at four as well
    return parts.tm_hour < first_hour ? date - std::chrono::days(1) : date;
}

Now now_here() {
    const UtcTime at = utc_now();
    return {at, practice_day(at)};
}

std::string day_text(Day day) {
    const std::chrono::year_month_day date(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::string short_day_text(Day day) {
    static constexpr const char* weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::chrono::year_month_day date(day);
    return fmt::format("{} {} {}", weekdays[std::chrono::weekday(day).c_encoding()],
                       static_cast<unsigned>(date.day()),
                       months[static_cast<unsigned>(date.month()) - 1]);
}

std::string days_away_text(std::int64_t days) {
    if (days == 0) return "today";
    return days == 1 ? "tomorrow" : fmt::format("in {} days", days);
}

Day day_named(std::string_view text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const std::string copy(text);
    int end = 0;
    const bool is_read =
        std::sscanf(copy.c_str(), "%4d-%2u-%2u%n", &year, &month, &day, &end) == 3 &&
        static_cast<std::size_t>(end) == copy.size() && copy.size() == 10;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!is_read || !date.ok()) {
        throw Problem(fmt::format("'{}' is no day: expected YYYY-MM-DD, such as 2025-03-01", text));
    }
    return Day(date);
}

std::string local_time_text(UtcTime time) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm parts{};
    localtime_r(&seconds, &parts);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", parts.tm_year + 1900, parts.tm_mon + 1,
                       parts.tm_mday, parts.tm_hour, parts.tm_min);
}

std::string time_text(std::chrono::seconds time) {
    const auto seconds = time.count();
    if (seconds < 60) return fmt::format("{} s", seconds);
    if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
    return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
}

}  // namespace coach
