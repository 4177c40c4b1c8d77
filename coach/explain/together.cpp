#include "explain/together.hpp"

#include <algorithm>

namespace coach {
namespace {

constexpr std::size_t refused_first_at_most = 2;
constexpr std::size_t much = 20;
constexpr std::size_t checks_that_are_many = 8;

/// A check that was seen, and what one mistake makes of it.
struct Relation {
    const CheckSketch* known = nullptr;  ///< nullptr where the mistake passes it
    bool is_same = false;
};

/// A mistake that fails nothing but what fails.
struct Member {
    std::string_view id;
    std::vector<Relation> relations;  ///< one for each check that was seen
};

/// What a mistake adds to a row of them.
struct Credit {
    std::size_t explained = 0;  ///< checks that end as it makes them end
    // of them, what none of the others would explain:
    std::size_t cells = 0;
    std::size_t checks = 0;    ///< that returned numbers
    std::size_t refusals = 0;  ///< that demanded an exception
    std::size_t silent = 0;    ///< that returned what says little
    std::size_t alone = 0;     ///< all but exceptions where values were due

    bool is_seen_by_itself() const {
        return cells >= cells_that_tell || checks >= checks_that_tell || refusals > 0 ||
               silent >= checks_that_tell;
    }
};

using Row = std::vector<const Member*>;

/// How many wrong numbers a part holds that are evidence by themselves: what a learner chooses
/// freely, or draws, is soon alike.
std::size_t cells_of(const PartSketch& part) { return part.alike > 0 ? 0 : part.wrong; }

bool is_right(const CheckSketch& seen, std::size_t part, const PartSketch& known) {
    return is_same(seen.expected[part], known);
}

/// Can the parts of what was returned be compared one by one?
bool has_parts_of(const CheckSketch& seen, const CheckSketch& known) {
    return seen.ending == CallEnding::returned && known.ending == CallEnding::returned &&
           !seen.of_refusal && !known.varies && seen.expected.size() == seen.parts.size() &&
           known.parts.size() == seen.parts.size();
}

enum class Fit { explained, unknown, contradicted };

/// Several of the row fail this check, and none as it was seen: is each part as the only one makes
/// it that gets it wrong?
Fit fit_by_parts(const CheckSketch& seen, std::size_t check, const Row& row,
                 std::vector<Credit>& credits) {
    std::vector<std::size_t> failing;
    for (std::size_t member = 0; member < row.size(); ++member) {
        const CheckSketch* const known = row[member]->relations[check].known;
        if (known == nullptr) continue;
        if (!has_parts_of(seen, *known)) return Fit::unknown;
        failing.push_back(member);
    }
    std::vector<std::size_t> cells(row.size(), 0);
    for (std::size_t part = 0; part < seen.parts.size(); ++part) {
        std::vector<std::size_t> wrong;
        for (const std::size_t member : failing) {
            const CheckSketch& known = *row[member]->relations[check].known;
            if (!is_right(seen, part, known.parts[part])) wrong.push_back(member);
        }
        if (wrong.size() > 1) continue;  // whatever comes of them
        const PartSketch& due = wrong.empty()
                                    ? seen.expected[part]
                                    : row[wrong.front()]->relations[check].known->parts[part];
        if (!is_same(seen.parts[part], due)) return Fit::contradicted;
        if (!wrong.empty()) cells[wrong.front()] += cells_of(seen.parts[part]);
    }
    bool is_explained = false;
    for (std::size_t member = 0; member < row.size(); ++member) {
        if (cells[member] == 0) continue;
        is_explained = true;
        ++credits[member].explained;
        ++credits[member].checks;
        credits[member].cells += cells[member];
    }
    return is_explained ? Fit::explained : Fit::unknown;
}

/// Did it return finite numbers that are wrong and yet tell nothing: all of them 0, say?
bool says_little(const CheckSketch& seen) {
    return !seen.of_refusal && seen.ending == CallEnding::returned && telling_cells(seen) == 0 &&
           cells_not_finite(seen) == 0;
}

/// Does it return, and does one of the row return there as well?
bool returned_by_some(const CheckSketch& seen, std::size_t check, const Row& row) {
    return seen.ending == CallEnding::returned &&
           std::any_of(row.begin(), row.end(), [&](const Member* member) {
               const CheckSketch* const known = member->relations[check].known;
               return known != nullptr && known->ending == CallEnding::returned;
           });
}

Fit fit(const CheckSketch& seen, std::size_t check, const Row& row, std::vector<Credit>& credits) {
    std::size_t failing = 0;
    std::vector<std::size_t> same;
    for (std::size_t member = 0; member < row.size(); ++member) {
        failing += row[member]->relations[check].known != nullptr ? 1 : 0;
        if (row[member]->relations[check].is_same) same.push_back(member);
    }
    for (const std::size_t member : same) ++credits[member].explained;
    if (same.size() == 1) {
        Credit& credit = credits[same.front()];
        std::size_t cells = 0;
        for (const PartSketch& part : seen.parts) cells += cells_of(part);
        credit.cells += cells;
        credit.checks += cells > 0 ? 1 : 0;
        credit.refusals += seen.of_refusal ? 1 : 0;
        credit.silent += says_little(seen) ? 1 : 0;
        credit.alone += seen.of_refusal || seen.ending == CallEnding::returned ? 1 : 0;
    }
    if (!same.empty()) return Fit::explained;
    // what is returned where it should be refused, the others change as well
    if (seen.of_refusal && failing > 0 && returned_by_some(seen, check, row)) return Fit::unknown;
    return failing > 1 ? fit_by_parts(seen, check, row, credits) : Fit::contradicted;
}

/// What a row of mistakes explains.
struct Explained {
    Diagnosis named;         ///< the one of the row that explains most
    std::size_t hidden = 0;  ///< how often one of them should show, and only another one does
};

/// Nothing where the row does not explain all.
std::optional<Explained> explained_by(const std::vector<const CheckSketch*>& failing,
                                      const Row& row) {
    std::vector<Credit> credits(row.size());
    std::size_t unknown = 0;
    std::size_t hidden = 0;
    for (std::size_t check = 0; check < failing.size(); ++check) {
        for (const Member* const member : row) {
            const Relation& relation = member->relations[check];
            hidden += relation.known != nullptr && !relation.is_same ? 1 : 0;
        }
        const Fit how = fit(*failing[check], check, row, credits);
        if (how == Fit::contradicted) return std::nullopt;
        unknown += how == Fit::unknown ? 1 : 0;
    }
    if (2 * unknown > failing.size()) return std::nullopt;
    const auto most = std::max_element(
        credits.begin(), credits.end(),
        [](const Credit& a, const Credit& b) { return a.explained < b.explained; });
    // One may show only where the others do as well: then they have to be sure.
    const bool is_sure = most->cells >= much && most->checks >= checks_that_are_many;
    for (const Credit& credit : credits) {
        // little is enough where each check is one mistake's, and exactly so
        const bool is_enough =
            (hidden == 0 && credit.alone > 0) || (is_sure && row.size() == 2 && unknown > 0);
        if (!is_enough && !credit.is_seen_by_itself()) return std::nullopt;
    }
    const auto named = static_cast<std::size_t>(most - credits.begin());
    return Explained{
        {std::string(row[named]->id), Confidence::part, most->explained, failing.size()}, hidden};
}

/// The mistakes that may be among several: they fail nothing that passes, and something that fails.
std::vector<Member> members_of(const Fingerprint& seen, const Candidates& known) {
    std::vector<Member> members;
    for (const auto& [id, fingerprint] : known) {
        Member member{id, {}};
        std::size_t missing = 0;
        std::size_t refused_first = 0;
        for (const auto& [key, here] : seen) {
            const auto found = fingerprint->find(key);
            const bool fails = found != fingerprint->end() && !found->second.ok;
            if (here.ok) {
                // another one may refuse first what this one would let through
                if (fails) ++(found->second.of_refusal ? refused_first : missing);
                continue;
            }
            member.relations.push_back(
                fails ? Relation{&found->second, is_same(here, found->second)} : Relation{});
        }
        const bool fails_something =
            std::any_of(member.relations.begin(), member.relations.end(),
                        [](const Relation& relation) { return relation.known != nullptr; });
        const bool is_possible = missing == 0 && refused_first <= refused_first_at_most;
        if (is_possible && fails_something) members.push_back(std::move(member));
    }
    return members;
}

}  // namespace

std::optional<Diagnosis> diagnose_together(const Fingerprint& seen, const Candidates& known) {
    const std::vector<Member> members = members_of(seen, known);
    std::vector<const CheckSketch*> failing;
    for (const auto& [key, check] : seen) {
        if (!check.ok) failing.push_back(&check);
    }
    std::optional<Explained> best;
    const auto consider = [&](const Row& row) {
        const auto found = explained_by(failing, row);
        if (!found) return;
        const bool is_better =
            !best || found->named.explained > best->named.explained ||
            (found->named.explained == best->named.explained && found->hidden < best->hidden);
        if (is_better) best = found;
    };
    for (std::size_t a = 0; a < members.size(); ++a) {
        for (std::size_t b = a + 1; b < members.size(); ++b) {
            if (members[a].id != members[b].id) consider({&members[a], &members[b]});
        }
    }
    if (best) return best->named;
    std::vector<const Member*> as_seen;  // three take long where many could be among them
    for (const Member& member : members) {
        if (std::any_of(member.relations.begin(), member.relations.end(),
                        [](const Relation& relation) { return relation.is_same; })) {
            as_seen.push_back(&member);
        }
    }
    for (std::size_t a = 0; a < as_seen.size(); ++a) {
        for (std::size_t b = a + 1; b < as_seen.size(); ++b) {
            if (as_seen[a]->id == as_seen[b]->id) continue;
            for (std::size_t c = b + 1; c < as_seen.size(); ++c) {
                if (as_seen[c]->id == as_seen[a]->id || as_seen[c]->id == as_seen[b]->id) continue;
                consider({as_seen[a], as_seen[b], as_seen[c]});
            }
        }
    }
    if (!best) return std::nullopt;
    return best->named;
}

}  // namespace coach
