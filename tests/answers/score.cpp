#include "score.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "answers/key_points.hpp"
#include "problem.hpp"

namespace answers_tests {
namespace {

const coach::Question& question_of(const std::vector<coach::Question>& questions,
                                   const Answer& answer) {
    const auto found = std::find_if(
        questions.begin(), questions.end(),
        [&](const coach::Question& question) { return question.id == answer.question; });
    if (found == questions.end()) {
        throw coach::Problem(
            fmt::format("an answer is to '{}', which is no question of "
                        "docs/interview/",
                        answer.question));
    }
    if (!answer.says.empty() && *answer.says.rbegin() > found->key_points.size()) {
        throw coach::Problem(fmt::format("an answer to '{}' says key point {}, but there are {}",
                                         answer.question, *answer.says.rbegin(),
                                         found->key_points.size()));
    }
    return *found;
}

double share(int part, int rest) {
    return part + rest == 0 ? 1.0 : static_cast<double>(part) / (part + rest);
}

std::string in_words(const Count& count) {
    return fmt::format("precision {:.3f}, recall {:.3f} ({} found, {} wrong, {} missed)",
                       count.precision(), count.recall(), count.found, count.wrong, count.missed);
}

}  // namespace

double Count::precision() const { return share(found, wrong); }

double Count::recall() const { return share(found, missed); }

std::string Score::totals() const {
    std::string text = in_words(all);
    for (const auto& [kind, count] : of_kind) {
        text += fmt::format("\n  {}: {} found, {} wrong, {} missed", kind, count.found, count.wrong,
                            count.missed);
    }
    return text;
}

Score score(const std::vector<coach::Question>& questions, const std::vector<Answer>& answers) {
    Score result;
    for (const Answer& answer : answers) {
        const coach::Question& question = question_of(questions, answer);
        const std::vector<coach::Found> found = coach::find_key_points(question, answer.text);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool is_said = answer.says.count(i + 1) != 0;
            for (Count* const count : {&result.all, &result.of_kind[answer.kind]}) {
                count->found += static_cast<int>(is_said && found[i].said);
                count->wrong += static_cast<int>(!is_said && found[i].said);
                count->missed += static_cast<int>(is_said && !found[i].said);
            }
            if (is_said == found[i].said) continue;
            result.mistakes.push_back(
                fmt::format("{} {} {}: {}\n    found in: {}\n    {}", answer.question, i + 1,
                            is_said ? "missed" : "wrong", question.key_points[i].point,
                            found[i].where, answer.text));
        }
    }
    return result;
}

}  // namespace answers_tests
