/// @file
/// Which known mistake does the code make?
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "explain/fingerprint.hpp"

namespace coach {

/// How sure a name is.
enum class Confidence {
    certain,  ///< every check agrees, those that passed included
    likely,  ///< all values agree that both got wrong; what differs is what the code guards against
    part,    ///< it explains some of the failing checks, and others show something else as well
};

/// "certain"
std::string_view name_of(Confidence confidence);

struct Diagnosis {
    std::string id;  ///< of the mistake
    Confidence confidence = Confidence::certain;
    std::size_t explained = 0;  ///< failing checks that end as the mistake makes them end
    std::size_t failing = 0;    ///< of so many
};

/// Mistakes by their ids, with what each computes in one exercise; it refers to fingerprints that
/// have to outlive it.
using Candidates = std::vector<std::pair<std::string_view, const Fingerprint*>>;

/// Compares what the code computed with what each known mistake computes.
///
/// Values are what tells: two different mistakes agree in three or more wrong numbers only by an
/// unlikely accident. So a mistake is never named where values differ that both got wrong. Where
/// none does, somebody can make the mistake and still treat empty inputs or arguments that do not
/// fit otherwise than the reference (likely), or make another one besides (part). Refusals alone
/// name a mistake only if everything that it gets wrong was seen.
///
/// Of several, the surest; of those, the one that explains most. Where none is more than a part, two
/// or three that explain all together go first (diagnose_together()); where there is none at all, the
/// only one that fails nearly the same checks, having NaN where the code has something else, is likely.
///
/// @param seen  the checks of one exercise, as the learner's code ended them
/// @param known what mistakes compute there, by their ids; one id may come with several ways
std::optional<Diagnosis> diagnose(const Fingerprint& seen, const Candidates& known);
std::optional<Diagnosis> diagnose(const Fingerprint& seen, const Fingerprints& known);

}  // namespace coach
