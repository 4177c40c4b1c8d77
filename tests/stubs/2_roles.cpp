// Lesson 2: the roles of queries, keys and values. The contract is in roles.hpp.
//
// Replace each "throw NotImplemented" by the exercise's code, then run ./qkv check 2.
// Useful: matmul(a, b); Matrix t = xt::transpose(m); std::exp; a loop over rows and columns.
// Beware of  m - xt::amax(m, {1}, xt::keep_dims)  in one expression: xtensor broadcasts it wrongly,
// without a word. Assign the maximum to a Matrix first.

#include "roles.hpp"

namespace qkv {

// 2.1  Entry (i, j) is the dot product of query i and key j.
// Which extents must agree, and which two are those of the result?
// Read: docs/pages/lesson_2.md, "Scores".
Matrix scores(const Matrix& q, const Matrix& k) { throw NotImplemented("scores", q, k); }

// 2.2  Each row becomes a distribution over the keys. exp(1000) is infinite, exp(-1000) is 0:
// which number can be subtracted from a row without changing its softmax?
// Read: docs/pages/lesson_2.md, "From scores to weights".
Matrix softmax(const Matrix& scores) { throw NotImplemented("softmax", scores); }

// 2.3  The value that belongs to the best key of each query; the first one on a tie.
// All scores of a query may be negative.
// Read: docs/pages/lesson_2.md, "A hard lookup".
Matrix hard_lookup(const Matrix& q, const Matrix& k, const Matrix& v) {
    throw NotImplemented("hard_lookup", q, k, v);
}

// 2.4  softmax(scores / temperature), and with these weights a mixture of the rows of v.
// What is no temperature?
// Read: docs/pages/lesson_2.md, "A soft lookup".
Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    throw NotImplemented("soft_lookup", q, k, v, temperature);
}

// 2.5  Predict before computing: return {weights_change, output_changes}, true or false each.
// A matrix whose columns are in another order counts as changed. The suite runs the experiment.
// Read: docs/pages/lesson_2.md, "What depends on what".
Prediction when_a_value_changes() { throw NotImplemented("when_a_value_changes"); }

// 2.5  Each key keeps its value, but the pairs stand in another order.
// Read: docs/pages/lesson_2.md, "What depends on what".
Prediction when_keys_and_values_are_permuted_together() {
    throw NotImplemented("when_keys_and_values_are_permuted_together");
}

// 2.5  Each key gets the value of another.
// Read: docs/pages/lesson_2.md, "What depends on what".
Prediction when_only_keys_are_permuted() { throw NotImplemented("when_only_keys_are_permuted"); }

// 2.5  Every score grows by the same number.
// Read: docs/pages/lesson_2.md, "What depends on what".
Prediction when_a_constant_is_added_to_every_score() {
    throw NotImplemented("when_a_constant_is_added_to_every_score");
}

}  // namespace qkv
