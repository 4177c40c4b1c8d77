/// @file
/// What a mock interview came to.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "course/interview.hpp"
#include "interview/record.hpp"

namespace coach {

struct ReportItem {
    std::string text;
    std::string in_book = {};  ///< what `./qkv docs` opens it by: "why-scale"; empty for nothing
};

/// A part of a report: sentences, then a table or a list.
struct ReportSection {
    std::string heading;
    std::vector<std::string> sentences;
    std::vector<std::string> columns;            ///< of the table; none for no table
    std::vector<std::vector<std::string>> rows;  ///< one cell for each column
    std::vector<ReportItem> items;               ///< of the list
};

struct InterviewReport {
    std::string title;
    std::vector<ReportSection> sections;
};

/// By topic and by level, key points that were never said yet, the slowest answers, what to read and
/// do next, and how it went before.
///
/// @param earlier interviews that ended, the oldest first
/// @param reviews everything that was answered, this interview included
InterviewReport interview_report(const InterviewRecord& interview,
                                 const std::vector<InterviewRecord>& earlier,
                                 const std::vector<Review>& reviews,
                                 const std::vector<Question>& questions, const Course& course);

std::string markdown_text(const InterviewReport& report);

/// A page that stands alone: no script, nothing from elsewhere, light and dark.
///
/// @param address_of where the book has what its word opens
std::string page_text(const InterviewReport& report,
                      const std::function<std::string(const std::string&)>& address_of);

}  // namespace coach
