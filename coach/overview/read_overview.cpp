#include "overview/read_overview.hpp"

#include "progress/progress.hpp"
#include "rehearse/practice.hpp"

namespace coach {

Overview read_overview(const Course& course, Day today,
                       const std::function<void(std::string_view)>& notice) {
    std::vector<LessonStanding> lessons;
    std::set<std::string> passed;
    std::vector<Review> reviews;
    std::optional<InterviewDate> interview;
    std::optional<FittedParameters> fitted;
    PracticeRecords records;
    use_progress(course.root, Access::read, notice, [&](Store& store) {
        ReviewLog log = store.review_log();
        lessons = standing(course, store);
        passed = store.passed();
        reviews = log.reviews_in_short();
        interview = log.interview();
        fitted = log.parameters();
        records.points = log.point_records();
        records.answers = log.answers_by_day();
        records.checks.clear();
        for (const UtcTime at : store.checked_at()) ++records.checks[practice_day(at)];
    });
    const std::vector<Question> questions = read_interview(course.root / "docs" / "interview");
    const Fsrs fsrs(fitted ? fitted->parameters : default_parameters);
    const Practice practice =
        practice_of(course, questions, passed, reviews, interview, fsrs, today);
    return overview_of(lessons, practice, records);
}

}  // namespace coach
