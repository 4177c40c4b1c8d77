// Lesson 3: why three matrices and not one. The contract is in three_matrices.hpp.
//
// Replace each "throw NotImplemented" by the exercise's code, then run ./qkv check 3.
// Useful: matmul(a, b); Matrix t = xt::transpose(m); Matrix zeros = xt::zeros<double>({rows, columns});
// std::abs, for doubles; Head{w_q, w_k, w_v}.

#include "three_matrices.hpp"

namespace qkv {

// 3.1  q_i·k_j = (x_i·W_q)·(x_j·W_k): which single matrix stands between x_i and x_j?
// Read: docs/pages/lesson_3.md, "One bilinear form".
Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    throw NotImplemented("bilinear_form", w_q, w_k);
}

// 3.2  How differently are the pair (i, j) and the pair (j, i) scored, at most?
// Read: docs/pages/lesson_3.md, "Who asks and who is asked".
double asymmetry(const Matrix& scores) { throw NotImplemented("asymmetry", scores); }

// 3.3  W_q and W_k hold 2·d_model·d_k numbers. Which changes of both leave all scores as they are?
// Read: docs/pages/lesson_3.md, "How many numbers count".
std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    throw NotImplemented("score_degrees_of_freedom", d_model, d_k);
}

// 3.4  X is the (2, 2) identity: x_0·W_q is row 0 of W_q. Which key should it point at?
// A score of 1 against 0 is far from a weight of 0.99.
// Read: docs/pages/lesson_3.md, "Two tokens swap".
Head swap_head() { throw NotImplemented("swap_head"); }

// 3.5  Rows are [one-hot token | one-hot position]. What should the query of position i say, and
// what the key of position i - 1? Which part of the row is handed over?
// The scores are divided by √d_k before the softmax.
// Read: docs/pages/lesson_3.md, "The token before".
Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    throw NotImplemented("previous_token_head", vocabulary, positions);
}

// 3.6  Rows of memory are [one-hot key | payload], rows of queries [one-hot key | 0].
// Which part is matched on, which part is read?
// Read: docs/pages/lesson_3.md, "A dictionary".
Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    throw NotImplemented("lookup_head", key_width, payload_width);
}

}  // namespace qkv
