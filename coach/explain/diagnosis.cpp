#include "explain/diagnosis.hpp"

#include <algorithm>
#include <cstdlib>

namespace coach {
namespace {

// Fewer wrong numbers can agree by accident: two mistakes that both return 0 and 1, say.
constexpr std::size_t cells_that_tell = 3;

/// How well a mistake explains what was seen.
struct Evidence {
    std::size_t failing = 0;       ///< checks that failed
    std::size_t explained = 0;     ///< of them, those that the mistake fails in the same way
    std::size_t telling = 0;       ///< of them, those that returned numbers
    std::size_t cells = 0;         ///< the numbers in them
    std::size_t contradicted = 0;  ///< both returned wrong numbers, but others
    std::size_t other_ending = 0;  ///< both fail, in different ways
    std::size_t more = 0;          ///< failed, though the mistake does not fail there
    std::size_t more_telling = 0;  ///< of them, those that returned numbers
    std::size_t fewer = 0;         ///< passed, though the mistake fails there
    std::size_t fewer_telling = 0;
};

/// How many numbers the check returned; none where they say nothing: all 0, or what lay in memory.
std::size_t telling_cells(const CheckSketch& sketch) {
    if (sketch.ok || sketch.varies || sketch.ending != CallEnding::returned) return 0;
    std::size_t cells = 0;
    for (const PartSketch& part : sketch.parts) {
        if (part.largest == 0) continue;
        std::size_t size = 1;
        for (const std::size_t extent : part.shape) size *= extent;
        cells += size;
    }
    return cells;
}

Evidence weigh(const Fingerprint& seen, const Fingerprint& known) {
    Evidence evidence;
    CheckSketch right;  // a check that a fingerprint does not mention is ok in it
    right.ok = true;
    for (const auto& [key, here] : seen) {
        const auto found = known.find(key);
        const CheckSketch& there = found == known.end() ? right : found->second;
        const std::size_t cells_here = telling_cells(here);
        const std::size_t cells_there = telling_cells(there);
        if (!here.ok) ++evidence.failing;
        if (is_same(here, there)) {
            if (here.ok) continue;
            ++evidence.explained;
            evidence.telling += cells_here > 0 ? 1 : 0;
            evidence.cells += cells_here;
        } else if (here.ok) {
            ++evidence.fewer;
            evidence.fewer_telling += cells_there > 0 ? 1 : 0;
        } else if (there.ok) {
            ++evidence.more;
            evidence.more_telling += cells_here > 0 ? 1 : 0;
        } else if (cells_here > 0 && cells_there > 0) {
            ++evidence.contradicted;
        } else {
            ++evidence.other_ending;
        }
    }
    return evidence;
}

std::optional<Confidence> confidence_in(const Evidence& evidence) {
    if (evidence.explained == 0 || evidence.contradicted > 0) return std::nullopt;
    if (evidence.other_ending + evidence.more + evidence.fewer == 0) return Confidence::certain;
    const bool is_told_by_values = evidence.cells >= cells_that_tell;
    const std::size_t differing = evidence.other_ending + evidence.more + evidence.fewer;
    if (is_told_by_values && evidence.more_telling == 0 && evidence.fewer_telling == 0 &&
        differing < evidence.explained) {
        return Confidence::likely;
    }
    return std::nullopt;
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

std::optional<Diagnosis> diagnose(const Fingerprint& seen, const Fingerprints& known) {
    std::optional<Diagnosis> best;
    for (const auto& [id, fingerprint] : known) {
        const Evidence evidence = weigh(seen, fingerprint);
        const std::optional<Confidence> confidence = confidence_in(evidence);
        if (!confidence) continue;
        const bool is_better =
            !best || *confidence < best->confidence ||
            (*confidence == best->confidence && evidence.explained > best->explained);
        if (is_better) best = Diagnosis{id, *confidence, evidence.explained, evidence.failing};
    }
    return best;
}

}  // namespace coach
