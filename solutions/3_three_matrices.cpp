// Lesson 3, the reference solution: why three matrices and not one.

#include "three_matrices.hpp"

namespace qkv {
namespace {

/// The score by which a designed head prefers one key to all others, after the division by √d_k.
/// Against 63 others at 0, exp(20) leaves them a weight of 1e-7 together.
constexpr double decided = 20.0;

void require_equal(const std::string& what, std::size_t one, std::size_t other) {
    if (one == other) return;
    throw std::invalid_argument(what + " must agree, got " + std::to_string(one) + " and " +
                                std::to_string(other));
}

void require_some(const std::string& what, std::size_t extent) {
    if (extent == 0) throw std::invalid_argument(what + " must be above 0");
}

/// How large an entry of w_q has to be for a score of `decided`, where the key's entry is 1.
double strength(std::size_t d_k) { return decided * std::sqrt(static_cast<double>(d_k)); }

}  // namespace

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    require_equal("d_model of w_q and w_k", w_q.shape(0), w_k.shape(0));
    require_equal("d_k of w_q and w_k", w_q.shape(1), w_k.shape(1));
    return matmul(w_q, xt::transpose(w_k));
}

double asymmetry(const Matrix& scores) {
    require_equal("rows and columns of the scores", scores.shape(0), scores.shape(1));
    double largest = 0.0;
    for (std::size_t i = 0; i < scores.shape(0); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            largest = std::max(largest, std::abs(scores(i, j) - scores(j, i)));
        }
    }
    return largest;
}

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    require_some("d_k", d_k);
    if (d_k > d_model) {
        throw std::invalid_argument("d_k must be at most d_model, got " + std::to_string(d_k) +
                                    " and " + std::to_string(d_model));
    }
    // All entries of both, less the invertible (d_k, d_k) matrices that change no score.
    return 2 * d_model * d_k - d_k * d_k;
}

Head swap_head() {
    const double s = strength(2);
    return {.w_q = {{0.0, s}, {s, 0.0}},  // each asks for the other
            .w_k = {{1.0, 0.0}, {0.0, 1.0}},
            .w_v = {{1.0, 0.0}, {0.0, 1.0}}};
}

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    require_some("vocabulary", vocabulary);
    require_some("positions", positions);
    const std::size_t d_model = vocabulary + positions;
    Head head{.w_q = xt::zeros<double>({d_model, positions}),
              .w_k = xt::zeros<double>({d_model, positions}),
              .w_v = xt::zeros<double>({d_model, vocabulary})};
    for (std::size_t p = 0; p < positions; ++p) {
        // A key says where it is; a query asks for the position before its own.
        head.w_k(vocabulary + p, p) = 1.0;
        if (p > 0) head.w_q(vocabulary + p, p - 1) = strength(positions);
    }
    for (std::size_t token = 0; token < vocabulary; ++token) head.w_v(token, token) = 1.0;
    return head;
}

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    require_some("key_width", key_width);
    require_some("payload_width", payload_width);
    const std::size_t d_model = key_width + payload_width;
    Head head{.w_q = xt::zeros<double>({d_model, key_width}),
              .w_k = xt::zeros<double>({d_model, key_width}),
              .w_v = xt::zeros<double>({d_model, payload_width})};
    for (std::size_t key = 0; key < key_width; ++key) {
        head.w_q(key, key) = strength(key_width);
        head.w_k(key, key) = 1.0;
    }
    // What is read has no part in the match, and what is matched on is not read.
    for (std::size_t f = 0; f < payload_width; ++f) head.w_v(key_width + f, f) = 1.0;
    return head;
}

}  // namespace qkv
