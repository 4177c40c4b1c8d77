// Lesson 2, as a submission's program offers it.
#include "judge/2_roles_types.hpp"
#include "judge/host.hpp"

namespace qkv_judge {

using namespace qkv;

const Offers& offers() {
    static const Offers all = [] {
        Offers offers;
        offers.function("scores", scores);
        offers.function("softmax", softmax);
        offers.function("hard_lookup", hard_lookup);
        offers.function("soft_lookup", soft_lookup);
        offers.function("when_a_value_changes", when_a_value_changes);
        offers.function("when_keys_and_values_are_permuted_together",
                        when_keys_and_values_are_permuted_together);
        offers.function("when_only_keys_are_permuted", when_only_keys_are_permuted);
        offers.function("when_a_constant_is_added_to_every_score",
                        when_a_constant_is_added_to_every_score);
        return offers;
    }();
    return all;
}

}  // namespace qkv_judge
