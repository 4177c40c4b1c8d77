#include "hunt/questions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "diff/line_diff.hpp"

namespace coach {
namespace {

constexpr std::size_t most_wrong_choices = 3;

/// The right choice among the others, in an order of its own.
ChoiceQuestion shuffled(std::string ask, const std::string& right, std::vector<std::string> choices,
                        Dice& dice) {
    choices.push_back(right);
    dice.shuffle(choices);
    const auto place = std::find(choices.begin(), choices.end(), right) - choices.begin();
    return {std::move(ask), std::move(choices), static_cast<std::size_t>(place)};
}

/// How a mistake shows, roughly.
struct Manner {
    bool throws = false;       ///< where values are demanded
    bool accepts = false;      ///< what is to be refused
    bool gets_values = false;  ///< that are wrong

    bool operator==(const Manner&) const = default;
};

Manner manner_of(const Fingerprint& fingerprint) {
    Manner manner;
    for (const auto& [key, sketch] : fingerprint) {
        if (sketch.ok) continue;
        const bool returns = sketch.ending == CallEnding::returned;
        manner.accepts = manner.accepts || sketch.of_refusal;
        manner.throws = manner.throws || (!sketch.of_refusal && !returns);
        manner.gets_values = manner.gets_values || (!sketch.of_refusal && returns);
    }
    return manner;
}

const Fingerprint* fingerprint_in(const HuntMaterial& material, const std::string& id,
                                  const std::string& exercise) {
    const auto known = material.fingerprints.find(id);
    if (known == material.fingerprints.end()) return nullptr;
    const auto here = known->second.find(exercise);
    return here == known->second.end() ? nullptr : &here->second;
}

std::string text_of(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

/// The lines with the indentation that they share taken away.
std::string flush_left(const std::vector<std::string>& lines) {
    std::size_t least = std::string::npos;
    for (const std::string& line : lines) {
        least = std::min(least, line.find_first_not_of(' '));
    }
    std::string text;
    for (const std::string& line : lines) {
        text += (text.empty() ? "" : "\n") + line.substr(std::min(least, line.size()));
    }
    return text;
}

/// A guard without braces ends none: what it guards follows.
bool ends_a_statement(const std::string& line) {
    return !line.empty() && std::string_view(";{}").find(line.back()) != std::string_view::npos;
}

bool is_innocent(const std::string& input) {
    for (const char* const word : {"identity", "symmetric", "one cell", "alike", "= V", "equal"}) {
        if (input.find(word) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

ChoiceQuestion symptom_question(const HuntMaterial& material, const Plantable& mistake,
                                Dice& dice) {
    const Misconception& record = *mistake.record;
    const Fingerprint* const own = fingerprint_in(material, record.id, record.exercise);
    std::vector<const Misconception*> unlike;  // in another manner
    std::vector<const Misconception*> others;
    std::vector<const Misconception*> elsewhere;
    std::vector<const Misconception*> records;
    for (const Misconception& other : material.records) records.push_back(&other);
    dice.shuffle(records);
    for (const Misconception* const other : records) {
        if (other->sees == record.sees) continue;
        const Fingerprint* const theirs = fingerprint_in(material, other->id, other->exercise);
        if (own == nullptr || theirs == nullptr) continue;
        if (other->exercise != record.exercise) {
            elsewhere.push_back(other);
            continue;
        }
        const bool ends_otherwise =
            std::any_of(theirs->begin(), theirs->end(), [&](const auto& entry) {
                const auto same = own->find(entry.first);
                return same == own->end() || !is_same(same->second, entry.second);
            });
        if (!ends_otherwise) continue;
        (manner_of(*theirs) == manner_of(*own) ? others : unlike).push_back(other);
    }
    std::vector<std::string> choices;
    for (const auto* const group : {&unlike, &others, &elsewhere}) {
        for (const Misconception* const other : *group) {
            if (choices.size() == most_wrong_choices) break;
            if (std::find(choices.begin(), choices.end(), other->sees) == choices.end()) {
                choices.push_back(other->sees);
            }
        }
    }
    return shuffled("What will this show?", record.sees, std::move(choices), dice);
}

ChoiceQuestion input_question(const std::vector<std::string>& show,
                              const std::vector<std::string>& hide, Dice& dice) {
    std::vector<std::string> hiding = hide;
    dice.shuffle(hiding);
    std::stable_partition(hiding.begin(), hiding.end(), is_innocent);
    hiding.resize(std::min(hiding.size(), most_wrong_choices));
    return shuffled("Which of these inputs shows it? The others come out right all the same.",
                    show[dice.below(show.size())], std::move(hiding), dice);
}

std::string change_text(const std::vector<std::string>& before,
                        const std::vector<std::string>& after) {
    const std::vector<DiffRow> rows = line_diff(text_of(before), text_of(after));
    // what became otherwise, in whole statements: a part of one reads as if the rest were gone
    std::vector<std::string> now;
    std::size_t first = 0;
    std::size_t end = 0;
    for (const DiffRow& row : rows) {
        if (!row.after) continue;
        now.push_back(*row.after);
        if (row.is_same()) continue;
        if (end == 0) first = now.size() - 1;
        end = now.size();
    }
    if (end > 0) {
        while (first > 0 && !ends_a_statement(now[first - 1])) --first;
        while (end < now.size() && !ends_a_statement(now[end - 1])) ++end;
        const auto begin = now.begin();
        return flush_left(
            {begin + static_cast<std::ptrdiff_t>(first), begin + static_cast<std::ptrdiff_t>(end)});
    }
    std::vector<std::string> lines;
    for (const DiffRow& row : rows) {
        if (!row.is_same() && row.before) lines.push_back(*row.before);
    }
    return "without this:\n" + flush_left(lines);
}

bool reads_alike(const std::string& one, const std::string& other) {
    const auto bare = [](std::string text) {
        std::erase_if(text, [](char c) {
            return std::string_view(" \n{}").find(c) != std::string_view::npos;
        });
        return text;
    };
    return bare(one) == bare(other);
}

ChoiceQuestion fix_question(const std::string& right, const std::vector<std::string>& wrong,
                            Dice& dice) {
    return shuffled("What mends it? One of these passes the suite, the others fail it.", right,
                    wrong, dice);
}

}  // namespace coach
