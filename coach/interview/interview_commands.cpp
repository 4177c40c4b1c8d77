// ./qkv interview
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "book/book.hpp"
#include "check/check.hpp"
#include "check/screen.hpp"
#include "command_tools.hpp"
#include "commands.hpp"
#include "dialogue/standard_dialogue.hpp"
#include "files/files.hpp"
#include "interview/conducting.hpp"
#include "interview/hunt_round.hpp"
#include "interview/record.hpp"
#include "interview/report.hpp"
#include "problem.hpp"
#include "processes/process.hpp"
#include "progress/progress.hpp"
#include "redo/blank_file.hpp"
#include "rehearse/grading.hpp"
#include "rehearse/read_practice.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

constexpr int usual_minutes = 45;
constexpr std::size_t remembered = 3;  // interviews whose questions are not asked again at once

/// `.qkv/interviews/3.md` and `.html`.
fs::path report_file(const Course& course, std::int64_t number, std::string_view ending) {
    return course.root / ".qkv" / "interviews" / fmt::format("{}.{}", number, ending);
}

struct Interviews {
    std::vector<InterviewRecord> ended;
    std::int64_t last_number = 0;  ///< of those that ended; 0 if there is none
    std::optional<InterviewRecord> under_way;
    std::int64_t number = 0;  ///< of that one
};

Interviews read_interviews(const Course& course) {
    Interviews interviews;
    use_progress(course.root, Access::read, tell, [&](Store& store) {
        interviews = {};
        for (const KeptInterview& kept : store.interview_log().interviews()) {
            InterviewRecord record = interview_of_json(kept.record);
            if (kept.has_ended) {
                interviews.ended.push_back(std::move(record));
                interviews.last_number = kept.number;
            } else {
                interviews.under_way = std::move(record);
                interviews.number = kept.number;
            }
        }
    });
    return interviews;
}

/// What the last interviews have asked.
std::set<std::string> asked_in(const std::vector<InterviewRecord>& interviews) {
    std::set<std::string> asked;
    const std::size_t first = interviews.size() - std::min(interviews.size(), remembered);
    for (std::size_t i = first; i < interviews.size(); ++i) {
        for (const ConceptRound& round : interviews[i].concepts) asked.insert(round.question);
        if (interviews[i].coding) asked.insert(interviews[i].coding->exercise);
    }
    return asked;
}

Selection selection_of(const Course& course, const Exercise& exercise) {
    return select(course, {exercise.id}).front();
}

std::string lay_out(const Course& course, const Exercise& exercise, bool is_begun) {
    const Selection what = selection_of(course, exercise);
    const fs::path file = interview_of(course).file_of(*what.lesson);
    if (!is_begun || !fs::exists(file)) {
        write_text(file, blank_file(course, what, "./qkv interview."));
    }
    return file.lexically_relative(course.root).string();
}

Submission submit(const Course& course, const Exercise& exercise) {
    const Selection what = selection_of(course, exercise);
    const BuildPlace place = interview_of(course);
    RealProcessRunner runner;
    Checker checker(course, place, runner, news());
    LessonVerdict verdict = checker.check(what);
    verdict.again = "Enter, here";
    Submission submission;
    for (const ExerciseVerdict& one : verdict.exercises) {
        if (one.exercise->id != exercise.id) continue;
        submission.passed = verdict.trouble.empty() && one.status == ExerciseStatus::passed;
        if (one.mistake) submission.mistake = one.mistake->id;
    }
    submission.screen = check_screen(course, verdict, read_text(place.file_of(*what.lesson)),
                                     Terminal::of_standard_output());
    return submission;
}

/// The answers count for the schedule as rehearsed ones do.
std::vector<Review> reviews_of(const InterviewRecord& interview) {
    std::vector<Review> reviews;
    for (const ConceptRound& round : interview.concepts) {
        Review review;
        review.question = round.question;
        review.at = round.at;
        review.day = round.day;
        review.occasion = Occasion::interview;
        review.seconds = round.seconds;
        review.answer = round.answer;
        review.points = round.points;
        review.grade = grade_of(round.points, round.seconds,
                                round.answer.empty() ? Manner::aloud : Manner::typed);
        reviews.push_back(std::move(review));
    }
    return reviews;
}

/// Writes its report, and ends it: in this order, so that where the report cannot be written, on a full disk
/// say, there is still an interview to end.
std::string report_of(const Course& course, const InterviewRecord& interview, std::int64_t number,
                      const std::vector<InterviewRecord>& earlier,
                      const std::vector<Question>& questions) {
    const std::vector<Review> own = reviews_of(interview);
    std::vector<Review> reviews;
    use_progress(course.root, Access::read, tell,
                 [&](Store& store) { reviews = store.review_log().reviews(); });
    reviews.insert(reviews.end(), own.begin(), own.end());
    const InterviewReport report = interview_report(interview, earlier, reviews, questions, course);
    write_text(report_file(course, number, "html"), page_text(report, [&](const std::string& word) {
                   return address_of(book_folder(course), place_in_book(course, word));
               }));
    write_text(report_file(course, number, "md"), markdown_text(report));
    use_progress(course.root, Access::write, tell, [&](Store& store) {
        ReviewLog log = store.review_log();
        for (const Review& review : own) log.add(review);
        store.interview_log().end(number);
    });
    return fmt::format("\n{}\n  kept  {}\n        {}\n", markdown_text(report),
                       report_file(course, number, "md").lexically_relative(course.root).string(),
                       file_address(report_file(course, number, "html").string()));
}

int print_last_report(const Course& course, const Interviews& interviews) {
    if (interviews.last_number == 0) {
        throw Problem("no interview has ended yet. ./qkv interview --minutes 20 holds one");
    }
    print(read_text(report_file(course, interviews.last_number, "md")));
    return 0;
}

InterviewRecord new_interview(const Interview& command, Now now) {
    InterviewRecord interview;
    interview.minutes = command.minutes > 0 ? command.minutes : usual_minutes;
    interview.with_interviewer = command.with_interviewer;
    interview.began = now.at;
    interview.day = now.day;
    interview.seed = command.seed > 0
                         ? command.seed
                         : static_cast<std::uint64_t>(now.at.time_since_epoch().count());
    return interview;
}

}  // namespace

int run(const Interview& command) {
    const Course course = read_course(course_root());
    Interviews interviews = read_interviews(course);
    if (command.report) return print_last_report(course, interviews);
    const Rehearsal rehearsal = read_rehearsal(course, now_here().day, tell);
    if (command.end) {
        if (!interviews.under_way) throw Problem("no interview is under way");
        print(report_of(course, *interviews.under_way, interviews.number, interviews.ended,
                        rehearsal.questions));
        return 0;
    }
    StandardDialogue dialogue;
    std::int64_t number = interviews.number;
    InterviewRecord interview;
    if (interviews.under_way) {
        interview = *interviews.under_way;
        print(wrapped(
                  fmt::format("The interview of {} goes on, as it was begun. ./qkv interview --end "
                              "ends it.",
                              local_time_text(interview.began)),
                  dialogue.terminal().columns) +
              '\n');
    } else {
        interview = new_interview(command, dialogue.now());
        use_progress(course.root, Access::write, tell, [&](Store& store) {
            number = store.interview_log().begin(interview.began, json_text(interview));
        });
    }
    std::set<std::string> passed;
    use_progress(course.root, Access::read, tell, [&](Store& store) { passed = store.passed(); });
    const InterviewMaterial material{course, rehearsal.practice, passed,
                                     asked_in(interviews.ended)};
    InterviewRoom room;
    room.lay_out = [&](const Exercise& exercise, bool is_begun) {
        return lay_out(course, exercise, is_begun);
    };
    room.submit = [&](const Exercise& exercise) { return submit(course, exercise); };
    room.hunt = [&](Dialogue& with, const InterviewRecord& record) {
        return hold_hunt_round(course, record, with);
    };
    room.keep = [&](const InterviewRecord& kept) {
        use_progress(course.root, Access::write, tell,
                     [&](Store& store) { store.interview_log().keep(number, json_text(kept)); });
    };
    if (conduct(interview, material, dialogue, room)) {
        print(report_of(course, interview, number, interviews.ended, rehearsal.questions));
        return 0;
    }
    print("\nKept. ./qkv interview goes on, ./qkv interview --end ends it with its report.\n");
    return StandardDialogue::exit_status();
}

}  // namespace coach
