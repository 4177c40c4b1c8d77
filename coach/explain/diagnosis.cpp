#include "explain/diagnosis.hpp"

#include <algorithm>

namespace coach {
namespace {

/// How well a mistake explains what was seen.
struct Evidence {
    std::size_t same_failures = 0;  ///< both fail, in the same way
    std::size_t same_values = 0;    ///< among them, with values that tell
    std::size_t differing_refusals = 0;
    bool is_contradicted = false;
};

bool has_values(const CheckSketch& sketch) {
    return !sketch.ok && !sketch.varies && sketch.ending == CallEnding::returned &&
           std::any_of(sketch.parts.begin(), sketch.parts.end(),
                       [](const PartSketch& part) { return part.largest > 0; });
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
            if (has_values(here)) ++evidence.same_values;
        } else if (has_values(here) && has_values(there)) {
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
        if (!is_certain &&
            (evidence.same_values < 2 || evidence.differing_refusals >= evidence.same_values)) {
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
