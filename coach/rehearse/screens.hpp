/// @file
/// What a rehearsal shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "answers/key_points.hpp"
#include "course/interview.hpp"
#include "rehearse/grading.hpp"
#include "rehearse/practice.hpp"
#include "rehearse/tasks.hpp"
#include "terminal/terminal.hpp"

namespace coach {

/// A text of the questions as lines, each with its end; long ones are hard to read, so none is wider
/// than 88 columns. Formulas are spelled in plain characters.
std::string paragraphs(std::string_view text, const Terminal& terminal, std::size_t indent = 0);

/// Why it is asked, in a few words: "new", "due", "your code: Scores are divided by d_k".
std::string why_text(const Task& task, const Practice& practice);

/// The question, with what it is about and why it is asked.
///
/// @param place "2 of about 5"
std::string question_screen(const Task& task, const Practice& practice, const std::string& place,
                            const Terminal& terminal);

std::string short_answer_screen(const Question& question, const Terminal& terminal);
std::string long_answer_screen(const Question& question, const Terminal& terminal);

/// The key points with their ticks, each with its number, and with the piece of the answer that says
/// it.
///
/// @param found what was found in a typed answer; empty for one that was spoken
std::string points_screen(const Question& question, const std::vector<bool>& ticks,
                          const std::vector<Found>& found, const Terminal& terminal);

/// The grade and why, what was missed, in words, with the question that leads to it, and the usual
/// wrong answer.
std::string verdict_screen(const Question& question, const Review& review,
                           const Terminal& terminal);

/// When it comes again: "Comes again on Sat 29 Mar (in 4 days)."
std::string next_date_text(const Card& after, const Practice& practice, Occasion occasion);

std::string follow_up_screen(const FollowUp& follow_up, const Terminal& terminal);
std::string follow_up_answer_screen(const FollowUp& follow_up, const Terminal& terminal);

/// What a session was: how many answers, by grade, and what to read.
///
/// @param still_due how many of today's are left
std::string summary_screen(const std::vector<Review>& reviews,
                           const std::vector<Question>& questions, std::size_t still_due,
                           const Terminal& terminal);

}  // namespace coach
