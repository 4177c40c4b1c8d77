#include "exchange/review_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "exchange/csv_rows.hpp"
#include "problem.hpp"
#include "terminal/terminal.hpp"

namespace coach {
namespace {

using nlohmann::json;

const std::vector<std::string> field_names{"question", "at",      "day",    "occasion",
                                           "grade",    "seconds", "answer", "points"};

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// "2025-03-01T12:00:00.000Z".
std::string time_text(UtcTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", day_text(Day(day.time_since_epoch())),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

std::string points_text(const Review& review) {
    json points = json::array();
    for (const PointSaid& point : review.points) points.push_back({point.point, point.said});
    try {
        return points.dump();
    } catch (const json::exception&) {
        throw Problem(
            fmt::format("the review of {} at {} has a key point that is no UTF-8, which CSV with "
                        "JSON cannot hold",
                        review.question, time_text(review.at)));
    }
}

/// A text in an error; one that is longer than a line is known by its place.
std::string shown(const std::string& text) {
    constexpr std::size_t longest = 60;
    return text.size() > longest ? "something else" : fmt::format("'{}'", printable(text));
}

/// A row of the file, whose errors say where it is.
struct ReviewRow {
    const CsvRow& fields;
    const std::string& file_name;

    const std::string& field(std::size_t number) const { return fields.fields[number]; }

    [[noreturn]] void refuse(std::size_t number, std::string_view expected) const {
        throw Problem(fmt::format("{}:{}: '{}' should be {}, but is {}", file_name, fields.line,
                                  field_names[number], expected, shown(field(number))));
    }
};

std::string question_in(const ReviewRow& row) {
    const std::string& id = row.field(0);
    const bool is_kebab = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (id.empty() || !is_kebab) {
        row.refuse(0, "the id of a question, of small letters, digits and hyphens");
    }
    return id;
}

UtcTime time_in(const ReviewRow& row) {
    const std::string& text = row.field(1);
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hours = 0;
    int minutes = 0;
    int seconds = 0;
    int milliseconds = 0;
    const bool is_read = std::sscanf(text.c_str(), "%4d-%2u-%2uT%2d:%2d:%2d.%3dZ", &year, &month,
                                     &day, &hours, &minutes, &seconds, &milliseconds) == 7;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (is_read && date.ok()) {
        const UtcTime time = std::chrono::sys_days(date) + std::chrono::hours(hours) +
                             std::chrono::minutes(minutes) + std::chrono::seconds(seconds) +
                             std::chrono::milliseconds(milliseconds);
        // what else was read for a time, a 25th hour or a sign, does not come out as it went in
        if (time_text(time) == text) return time;
    }
    row.refuse(1, "a time in UTC such as 2025-03-01T12:00:00.000Z");
}

/// What a reader of names makes of a field.
template <typename Read>
auto named_in(const ReviewRow& row, std::size_t number, Read read, std::string_view expected) {
    try {
        return read(row.field(number));
    } catch (const Problem&) {
        row.refuse(number, expected);
    }
}

double seconds_in(const ReviewRow& row) {
    const std::string& text = row.field(5);
    char* end = nullptr;
    const double seconds = std::strtod(text.c_str(), &end);
    const bool is_read = !text.empty() && end == text.c_str() + text.size() &&
                         text.find_first_not_of("0123456789.e+-") == std::string::npos;
    if (!is_read || !std::isfinite(seconds) || seconds < 0) {
        row.refuse(5, "a number of seconds such as 42.5");
    }
    return seconds;
}

std::vector<PointSaid> points_in(const ReviewRow& row) {
    const auto refuse = [&] { row.refuse(7, "a JSON array such as [[\"a key point\",true]]"); };
    const json list = json::parse(row.field(7), nullptr, /*allow_exceptions=*/false);
    if (!list.is_array()) refuse();
    std::vector<PointSaid> points;
    for (const json& pair : list) {
        if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_boolean()) {
            refuse();
        }
        points.push_back({pair[0].get<std::string>(), pair[1].get<bool>()});
    }
    return points;
}

Review review_in(const ReviewRow& row) {
    if (row.fields.fields.size() != field_names.size()) {
        throw Problem(fmt::format("{}:{}: expected {} fields ({}), got {}", row.file_name,
                                  row.fields.line, field_names.size(), fmt::join(field_names, ","),
                                  row.fields.fields.size()));
    }
    Review review;
    review.question = question_in(row);
    review.at = time_in(row);
    review.day = named_in(row, 2, day_named, "a day such as 2025-03-01");
    review.occasion = named_in(row, 3, occasion_named, "rehearsal, cram or interview");
    review.grade = named_in(row, 4, grade_named, "again, hard, good or easy");
    review.seconds = seconds_in(row);
    review.answer = row.field(6);
    review.points = points_in(row);
    return review;
}

}  // namespace

std::string review_csv(const std::vector<Review>& reviews) {
    std::string text = csv_row(field_names);
    for (const Review& review : reviews) {
        text += csv_row({review.question, time_text(review.at), day_text(review.day),
                         std::string(name_of(review.occasion)), std::string(name_of(review.grade)),
                         fmt::format("{}", review.seconds), review.answer, points_text(review)});
    }
    return text;
}

std::vector<Review> reviews_of_csv(std::string_view text, const std::string& file_name) {
    if (text.substr(0, byte_order_mark.size()) == byte_order_mark) {
        text.remove_prefix(byte_order_mark.size());
    }
    const std::vector<CsvRow> rows = csv_rows(text, file_name);
    if (rows.empty() || rows.front().fields != field_names) {
        throw Problem(fmt::format(
            "{}:1: expected the line of names {}, got {}. ./qkv progress --export-log writes such "
            "files",
            file_name, fmt::join(field_names, ","),
            rows.empty() ? "nothing"
                         : shown(fmt::format("{}", fmt::join(rows.front().fields, ",")))));
    }
    std::vector<Review> reviews;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        reviews.push_back(review_in({rows[i], file_name}));
    }
    return reviews;
}

}  // namespace coach
