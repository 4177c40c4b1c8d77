#include "plan/today.hpp"

#include "plan/study_plan.hpp"

namespace coach {

std::vector<Task> tasks_of_today(const Practice& practice, std::chrono::seconds session) {
    if (!practice.interview) return tasks_without_date(practice, session);
    const StudyPlan plan = study_plan(practice, *practice.interview);
    return plan.days.empty() ? std::vector<Task>() : mixed(plan.days.front().tasks);
}

}  // namespace coach
