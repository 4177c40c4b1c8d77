#include "progress/own_mistakes.hpp"

#include <algorithm>

namespace coach {
namespace {

/// Has the interview question been answered well since?
bool is_answered_since(UtcTime since, const std::string& question,
                       const std::vector<Review>& reviews) {
    return std::any_of(reviews.begin(), reviews.end(), [&](const Review& review) {
        return review.question == question && review.at > since &&
               review.occasion != Occasion::cram && review.grade >= Grade::good;
    });
}

/// The record of the mistake in the exercise where it is made, which is added if there is none.
MistakeRecord& record_of(const Misconception& misconception, std::vector<MistakeRecord>& mistakes) {
    const auto is_it = [&](const MistakeRecord& mistake) { return mistake.id == misconception.id; };
    const auto in_its_exercise =
        std::find_if(mistakes.begin(), mistakes.end(), [&](const MistakeRecord& mistake) {
            return is_it(mistake) && mistake.exercise == misconception.exercise;
        });
    if (in_its_exercise != mistakes.end()) return *in_its_exercise;
    const auto anywhere = std::find_if(mistakes.begin(), mistakes.end(), is_it);
    if (anywhere != mistakes.end()) return *anywhere;
    MistakeRecord added;
    added.id = misconception.id;
    added.exercise = misconception.exercise;
    added.is_fixed = true;  // until a prediction says otherwise
    mistakes.push_back(std::move(added));
    return mistakes.back();
}

}  // namespace

std::vector<MistakeRecord> own_mistakes(Store& store,
                                        const std::map<std::string, Misconception>& known) {
    std::vector<MistakeRecord> mistakes = store.mistakes();
    ReviewLog log = store.review_log();
    const std::vector<Review> reviews = log.reviews_in_short();
    for (const Prediction& prediction : log.predictions()) {
        const auto misconception = known.find(prediction.mistake);
        if (misconception == known.end()) continue;
        MistakeRecord& mistake = record_of(misconception->second, mistakes);
        const std::optional<UtcTime> passed = store.last_passed(mistake.exercise);
        const bool is_fixed =
            (passed && *passed > prediction.at) ||
            is_answered_since(prediction.at, misconception->second.question, reviews);
        ++mistake.predicted;
        mistake.last = std::max(mistake.last, prediction.at);
        mistake.is_fixed = mistake.is_fixed && is_fixed;
    }
    std::stable_sort(mistakes.begin(), mistakes.end(),
                     [](const MistakeRecord& a, const MistakeRecord& b) {
                         if (a.is_fixed != b.is_fixed) return b.is_fixed;
                         return a.last > b.last;
                     });
    return mistakes;
}

}  // namespace coach
