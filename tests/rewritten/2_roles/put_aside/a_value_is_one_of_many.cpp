// names nothing
// Expects that one entry of V is averaged away, so that neither weights nor output change.
#include "roles.hpp"

namespace qkv {

Prediction when_a_value_changes() {
    constexpr bool enough_to_matter = false;
    return Prediction{.weights_change = enough_to_matter, .output_changes = enough_to_matter};
}

}  // namespace qkv
