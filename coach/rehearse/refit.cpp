#include "rehearse/refit.hpp"

#include <algorithm>
#include <map>

namespace coach {

std::vector<ReviewHistory> histories_of(const std::vector<Review>& reviews) {
    struct SoFar {
        Day last;
        ReviewHistory history;
    };
    std::map<std::string, SoFar> by_question;
    for (const Review& review : reviews) {
        if (review.occasion == Occasion::cram) continue;
        SoFar& so_far =
            by_question.try_emplace(review.question, SoFar{review.day, {}}).first->second;
        const Day day = std::max(so_far.last, review.day);
        so_far.history.push_back({static_cast<double>((day - so_far.last).count()), review.grade});
        so_far.last = day;
    }
    std::vector<ReviewHistory> histories;
    for (auto& [question, so_far] : by_question) histories.push_back(std::move(so_far.history));
    return histories;
}

bool is_fit_due(std::size_t reviews, const std::optional<FittedParameters>& last) {
    return reviews >= fewest_reviews_to_fit && (!last || 4 * reviews >= 5 * last->reviews);
}

std::optional<FittedParameters> refitted(const std::vector<Review>& reviews, UtcTime now) {
    const auto result = fit_parameters(histories_of(reviews));
    const Fit* const fit = std::get_if<Fit>(&result);
    if (fit == nullptr || !(fit->after.log_loss < fit->before.log_loss)) return std::nullopt;
    return FittedParameters{now, reviews.size(), fit->parameters};
}

}  // namespace coach
