// names predicts-that-moved-pairs-change-the-output
// "Attention has no idea of order" was not heard yet: what is moved changes everything that is
// computed from it.
#include "roles.hpp"

namespace qkv {

Prediction when_keys_and_values_are_permuted_together() {
    Prediction p{};
    p.weights_change = true;  // the scores come out in another order
    p.output_changes = true;  // and so does what is read with them
    return p;
}

}  // namespace qkv
