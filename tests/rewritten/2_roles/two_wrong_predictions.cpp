// names predicts-that-values-change-weights predicts-that-a-constant-matters
// Two predictions of five, each wrong in a check of its own.
#include "roles.hpp"

namespace qkv {

Prediction when_a_value_changes() { return {true, true}; }

Prediction when_a_constant_is_added_to_every_score() { return {true, true}; }

}  // namespace qkv
