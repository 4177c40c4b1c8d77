#include "rehearse/forward.hpp"

#include <algorithm>
#include <map>

namespace coach {

std::vector<Forward> brought_forward(const std::vector<MistakeRecord>& mistakes,
                                     const std::vector<Prediction>& predictions,
                                     const std::vector<Misconception>& known,
                                     const std::vector<Card>& cards) {
    std::map<std::string, Forward> last;  // by question
    const auto consider = [&](const std::string& id, UtcTime at, bool in_code) {
        const auto record = std::find_if(known.begin(), known.end(),
                                         [&](const Misconception& one) { return one.id == id; });
        if (record == known.end()) return;
        const auto card = std::find_if(cards.begin(), cards.end(), [&](const Card& one) {
            return one.question->id == record->question;
        });
        if (card == cards.end() || (card->met > 0 && card->last_at >= at)) return;
        Forward& forward = last[record->question];
        if (!forward.question.empty() && forward.at >= at) return;
        forward = {record->question, id, record->title, record->exercise, at, in_code};
    };
    for (const MistakeRecord& mistake : mistakes) consider(mistake.id, mistake.last, true);
    for (const Prediction& prediction : predictions) {
        consider(prediction.mistake, prediction.at, false);
    }
    std::vector<Forward> result;
    for (auto& [question, forward] : last) result.push_back(std::move(forward));
    std::stable_sort(result.begin(), result.end(),
                     [](const Forward& a, const Forward& b) { return a.at > b.at; });
    return result;
}

}  // namespace coach
