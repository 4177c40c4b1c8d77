#include "explain/diagnosis.hpp"

#include <algorithm>

namespace coach {
namespace {

// Fewer wrong numbers can agree by accident: two mistakes that both return 0 and 1, say.
constexpr std::size_t cells_that_tell = 3;

/// How well a mistake explains what was seen.
struct Evidence {
    std::size_t same_failures = 0;  ///< both fail, in the same way
    std::size_t same_cells = 0;     ///< the numbers in them
    std::size_t differing_refusals = 0;
    bool is_contradicted = false;
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
    for (const auto& [key, here] : seen) {
        const auto found = known.find(key);
        CheckSketch there;  // a check that a fingerprint does not mention is ok in it
        there.ok = true;
        if (found != known.end()) there = found->second;
        if (is_same(here, there)) {
            if (here.ok) continue;
            ++evidence.same_failures;
            evidence.same_cells += telling_cells(here);
        } else if (telling_cells(here) > 0 && telling_cells(there) > 0) {
            evidence.is_contradicted = true;
        } else {
            ++evidence.differing_refusals;
        }
    }
    return evidence;
}

}  // namespace

std::optional<Diagnosis> diagnose(const Fingerprint& seen, const Fingerprints& known) {
    std::optional<Diagnosis> best;
    std::size_t most = 0;
    for (const auto& [id, fingerprint] : known) {
        const Evidence evidence = weigh(seen, fingerprint);
        if (evidence.is_contradicted || evidence.same_failures == 0) continue;
        const bool is_certain = evidence.differing_refusals == 0;
        if (!is_certain && (evidence.same_cells < cells_that_tell ||
                            evidence.differing_refusals >= evidence.same_failures)) {
            continue;
        }
        const bool is_better = !best || (is_certain && !best->is_certain) ||
                               (is_certain == best->is_certain && evidence.same_failures > most);
        if (!is_better) continue;
        best = Diagnosis{id, is_certain};
        most = evidence.same_failures;
    }
    return best;
}

}  // namespace coach
