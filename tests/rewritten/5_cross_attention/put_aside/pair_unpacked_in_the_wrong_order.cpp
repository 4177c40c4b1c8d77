// names cross-attention-exchanges-keys-and-values
// A helper reads the source and returns values and keys; they are unpacked as keys and values.
#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"

namespace qkv {
namespace {

/// What the source hands over, and what it is found by.
std::pair<Matrix, Matrix> read_source(const Matrix& encoder, const Head& head) {
    return {project(encoder, head.w_v), project(encoder, head.w_k)};
}

}  // namespace

Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head) {
    if (head.w_q.shape(1) != head.w_k.shape(1)) {
        throw std::invalid_argument("w_q and w_k: " + qkv_print::shape(head.w_q) + ", " +
                                    qkv_print::shape(head.w_k));
    }
    const auto [keys, values] = read_source(encoder, head);
    const Matrix queries = project(decoder, head.w_q);
    const double temperature = std::sqrt(static_cast<double>(queries.shape(1)));
    return soft_lookup(queries, keys, values, temperature);
}

}  // namespace qkv
