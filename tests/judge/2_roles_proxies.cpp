// Lesson 2, as its judge sees it: every call goes to the submission's program.
#include "judge/2_roles_types.hpp"
#include "judge/remote.hpp"

namespace qkv {

using namespace qkv_judge;

Matrix scores(const Matrix& q, const Matrix& k) { return call<Matrix>("scores", q, k); }

Matrix softmax(const Matrix& scores) { return call<Matrix>("softmax", scores); }

Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    return call<Matrix>("hard_lookup", q, k, v);
}

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    return call<Attention>("soft_lookup", q, k, v, temperature);
}

Prediction when_a_value_changes() { return call<Prediction>("when_a_value_changes"); }

Prediction when_keys_and_values_are_permuted_together() {
    return call<Prediction>("when_keys_and_values_are_permuted_together");
}

Prediction when_only_keys_are_permuted() { return call<Prediction>("when_only_keys_are_permuted"); }

Prediction when_a_constant_is_added_to_every_score() {
    return call<Prediction>("when_a_constant_is_added_to_every_score");
}

}  // namespace qkv
