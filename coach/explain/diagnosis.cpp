#include "explain/diagnosis.hpp"

#include <algorithm>
#include <cstdlib>

#include "explain/together.hpp"

namespace coach {
namespace {

// Two mistakes in one function contradict each other in some checks; only much evidence outweighs it.
constexpr std::size_t agreeing_for_each_other = 4;
constexpr std::size_t much_evidence = 20;
constexpr std::size_t agreeing_for_each_that_passed = 8;
constexpr std::size_t agreeing_for_each_patched = 3;
// A refusal that is missing tells what is missing; an exception too many only where they are few.
constexpr std::size_t missing_for_each_explained = 4;
constexpr std::size_t refused_for_each_explained = 2;
constexpr std::size_t passing_for_each_refused = 4;
// Where values say nothing, NaN for instance, which checks fail can still be a pattern.
constexpr std::size_t checks_of_a_pattern = 5;
constexpr double alike_pattern = 0.8;
// Which checks fail is a pattern by itself only if many pass, and no other mistake has nearly it.
constexpr std::size_t failing_for_each_that_passes = 3;
constexpr double unlike_pattern = 0.6;

/// How well a mistake explains what was seen.
struct Evidence {
    std::size_t passing = 0;           ///< checks that passed
    std::size_t failing = 0;           ///< checks that failed
    std::size_t explained = 0;         ///< of them, those that the mistake fails in the same way
    std::size_t thrown = 0;            ///< of the explained, those that threw where values were due
    std::size_t refusals = 0;          ///< of the explained, those that demanded an exception
    std::size_t telling = 0;           ///< of the explained, those that returned wrong numbers
    std::size_t cells = 0;             ///< the numbers in them
    std::size_t contradicted = 0;      ///< both returned wrong numbers, but others
    std::size_t silent = 0;            ///< both returned what says nothing: NaN, or only 0
    std::size_t silent_explained = 0;  ///< of them, those that are explained
    std::size_t guarded = 0;           ///< the code threw, the mistake returns
    std::size_t other_ending = 0;      ///< both fail, in different ways else
    std::size_t over_nothing = 0;  ///< of those two, where the mistake returns what says nothing
    std::size_t patched = 0;       ///< and where the code returned more numbers
    std::size_t refused = 0;       ///< failed, by an exception, or by one that says too little
    std::size_t missing = 0;       ///< failed, by returning where an exception was due
    std::size_t more = 0;          ///< failed, though the mistake does not fail there
    std::size_t more_telling = 0;  ///< of them, those that returned numbers
    std::size_t fewer = 0;         ///< passed, though the mistake fails there
    std::size_t fewer_telling = 0;
};

bool threw(const CheckSketch& sketch) {
    return !sketch.of_refusal && sketch.ending != CallEnding::returned;
}

bool lets_through(const CheckSketch& sketch) {
    return !sketch.ok && sketch.of_refusal && sketch.ending == CallEnding::returned;
}

/// Does it return what says nothing, NaN or only 0? What is right but for rounding says something.
bool is_silent(const CheckSketch& sketch, const std::vector<PartSketch>& expected) {
    if (sketch.ok || sketch.of_refusal || sketch.ending != CallEnding::returned ||
        telling_cells(sketch) > 0) {
        return false;
    }
    return expected.empty() ||
           !std::equal(sketch.parts.begin(), sketch.parts.end(), expected.begin(), expected.end(),
                       [](const PartSketch& a, const PartSketch& b) { return is_same(a, b); });
}

bool is_finite(const CheckSketch& sketch) { return cells_not_finite(sketch) == 0; }

Evidence weigh(const Fingerprint& seen, const Fingerprint& known) {
    Evidence evidence;
    CheckSketch right;  // a check that a fingerprint does not mention is ok in it
    right.ok = true;
    for (const auto& [key, here] : seen) {
        const auto found = known.find(key);
        const CheckSketch& there = found == known.end() ? right : found->second;
        const std::size_t cells_here = telling_cells(here);
        const std::size_t cells_there = telling_cells(there);
        ++(here.ok ? evidence.passing : evidence.failing);
        evidence.missing += lets_through(here) ? 1 : 0;
        evidence.refused += here.ok || here.ending == CallEnding::returned ? 0 : 1;
        const bool there_is_silent = is_silent(there, here.expected);
        if (is_silent(here, here.expected) && there_is_silent) {
            ++evidence.silent;
            evidence.silent_explained += is_same(here, there) ? 1 : 0;
        }
        if (is_same(here, there)) {
            if (here.ok) continue;
            ++evidence.explained;
            evidence.thrown += threw(here) ? 1 : 0;
            evidence.refusals += here.of_refusal ? 1 : 0;
            evidence.telling += cells_here > 0 ? 1 : 0;
            evidence.cells += cells_here;
        } else if (here.ok) {
            ++evidence.fewer;
            evidence.fewer_telling += cells_there > 0 ? 1 : 0;
        } else if (there.ok) {
            ++evidence.more;
            evidence.more_telling += cells_here > 0 ? 1 : 0;
        } else if (cells_here > 0 && cells_there > 0 && is_finite(here) && is_finite(there)) {
            ++evidence.contradicted;
        } else {
            ++(threw(here) && !threw(there) ? evidence.guarded : evidence.other_ending);
            const bool is_over_nothing = there_is_silent || !is_finite(there);
            evidence.over_nothing += is_over_nothing ? 1 : 0;
            evidence.patched += cells_not_finite(there) > cells_not_finite(here) ? 1 : 0;
        }
    }
    return evidence;
}

/// Do nearly the same checks return what says nothing, NaN or only 0, and no other checks fail?
bool has_the_same_pattern(const Evidence& evidence) {
    const std::size_t both = evidence.silent;
    const std::size_t either =
        evidence.failing - evidence.explained + evidence.silent_explained + evidence.fewer;
    return evidence.telling == 0 && both >= checks_of_a_pattern &&
           static_cast<double>(both) >= alike_pattern * static_cast<double>(either);
}

/// How alike are the checks that failed and those that the mistake fails, in whichever way?
double likeness_of_failures(const Evidence& evidence) {
    const std::size_t both = evidence.failing - evidence.more;
    return static_cast<double>(both) / static_cast<double>(evidence.failing + evidence.fewer);
}

/// Nearly the same checks fail as with the mistake, some pass, and nothing says that it is another
/// one: it throws where the mistake has NaN, say, or has something else patched over it.
bool fails_where_it_does(const Evidence& evidence) {
    return evidence.contradicted + evidence.more_telling + evidence.fewer_telling == 0 &&
           evidence.guarded + evidence.other_ending == evidence.over_nothing &&
           evidence.failing - evidence.more >= checks_of_a_pattern &&
           likeness_of_failures(evidence) >= alike_pattern &&
           evidence.failing <= failing_for_each_that_passes * evidence.passing;
}

/// Nothing fails but what lets arguments through, or nothing but what refuses some, and all that the
/// mistake does is among it?
bool is_of_a_kind(const Evidence& evidence) {
    if (evidence.explained == 0 ||
        evidence.contradicted + evidence.guarded + evidence.other_ending + evidence.fewer > 0) {
        return false;
    }
    if (evidence.missing == evidence.failing) {
        return evidence.failing <= missing_for_each_explained * evidence.explained;
    }
    return evidence.refused == evidence.failing &&
           evidence.failing <= refused_for_each_explained * evidence.explained &&
           evidence.passing >= passing_for_each_refused * evidence.failing;
}

std::optional<Confidence> confidence_in(const Evidence& evidence) {
    const std::size_t differing = evidence.contradicted + evidence.guarded + evidence.other_ending +
                                  evidence.more + evidence.fewer;
    if (differing == 0 && evidence.explained > 0) return Confidence::certain;
    if (evidence.contradicted == 0 && has_the_same_pattern(evidence)) return Confidence::likely;
    if (is_of_a_kind(evidence)) return Confidence::part;
    const bool is_told_by_values =
        evidence.cells >= cells_that_tell || evidence.telling >= checks_that_tell;
    // An exception where values were due tells little by itself: much ends so.
    const std::size_t explained =
        is_told_by_values ? evidence.explained : evidence.explained - evidence.thrown;
    const bool is_the_most = 2 * explained > evidence.failing - evidence.guarded;
    if (!is_the_most) return std::nullopt;
    if (evidence.contradicted > 0 &&
        evidence.telling <
            std::max(much_evidence, evidence.contradicted * agreeing_for_each_other)) {
        return std::nullopt;
    }
    // All that the mistake does was seen, and more.
    const bool is_contained = evidence.contradicted == 0 && evidence.guarded == 0 &&
                              evidence.other_ending == 0 && evidence.fewer == 0;
    if (is_contained && (is_told_by_values || evidence.refusals == evidence.explained)) {
        return Confidence::part;
    }
    // A check that was left out in one place, and made in another.
    const bool is_only_fewer =
        evidence.more + evidence.guarded + evidence.other_ending + evidence.contradicted == 0;
    if (is_only_fewer && evidence.refusals == evidence.explained &&
        evidence.explained >= checks_that_tell && evidence.explained >= evidence.fewer) {
        return Confidence::likely;
    }
    if (!is_told_by_values ||
        evidence.fewer_telling * agreeing_for_each_that_passed > evidence.telling ||
        evidence.patched * agreeing_for_each_patched > evidence.explained) {
        return std::nullopt;
    }
    return evidence.contradicted + evidence.more_telling == 0 ? Confidence::likely
                                                              : Confidence::part;
}

/// The only mistake that fails nearly the same checks; where it ends all of them as they were seen,
/// the only one that ends nearly as many so.
std::optional<Diagnosis> diagnose_by_pattern(
    const std::vector<std::pair<std::string_view, Evidence>>& all) {
    const auto likest = std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return likeness_of_failures(a.second) < likeness_of_failures(b.second);
    });
    if (likest == all.end() || !fails_where_it_does(likest->second)) return std::nullopt;
    const auto& [id, evidence] = *likest;
    const bool ends_the_same = evidence.explained == evidence.failing;
    for (const auto& [other, its] : all) {
        const double likeness = ends_the_same ? static_cast<double>(its.explained) /
                                                    static_cast<double>(its.failing + its.fewer)
                                              : likeness_of_failures(its);
        if (other != id && likeness > unlike_pattern) return std::nullopt;
    }
    return Diagnosis{std::string(id), Confidence::likely, evidence.failing - evidence.more,
                     evidence.failing};
}

}  // namespace

std::string_view name_of(Confidence confidence) {
    switch (confidence) {
        case Confidence::certain:
            return "certain";
        case Confidence::likely:
            return "likely";
        case Confidence::part:
            return "part";
    }
    std::abort();  // not a Confidence
}

std::optional<Diagnosis> diagnose(const Fingerprint& seen, const Candidates& known) {
    std::vector<std::pair<std::string_view, Evidence>> all;
    for (const auto& [id, fingerprint] : known) all.emplace_back(id, weigh(seen, *fingerprint));
    std::optional<Diagnosis> best;
    for (const auto& [id, evidence] : all) {
        const std::optional<Confidence> confidence = confidence_in(evidence);
        if (!confidence) continue;
        const bool is_better =
            !best || *confidence < best->confidence ||
            (*confidence == best->confidence && evidence.explained > best->explained);
        if (is_better) {
            best = Diagnosis{std::string(id), *confidence, evidence.explained, evidence.failing};
        }
    }
    if (best && best->confidence != Confidence::part) return best;
    if (auto together = diagnose_together(seen, known)) return together;
    return best ? best : diagnose_by_pattern(all);
}

std::optional<Diagnosis> diagnose(const Fingerprint& seen, const Fingerprints& known) {
    Candidates candidates;
    for (const auto& [id, fingerprint] : known) candidates.emplace_back(id, &fingerprint);
    return diagnose(seen, candidates);
}

}  // namespace coach
