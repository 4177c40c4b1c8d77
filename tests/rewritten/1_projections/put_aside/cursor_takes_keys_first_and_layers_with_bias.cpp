// names fused-order-k-q-v parameters-counted-with-biases
// A cursor moves over the fused columns and meets the keys first. Elsewhere, the parameters are counted
// layer by layer, each with the bias that a linear layer usually has.
#include "projections.hpp"

namespace qkv {
namespace {

class Cursor {
 public:
    explicit Cursor(Matrix product) : product_(std::move(product)) {}

    Matrix next(std::size_t width) {
        Matrix block = Matrix::from_shape({product_.shape(0), width});
        for (std::size_t row = 0; row < block.shape(0); ++row) {
            for (std::size_t column = 0; column < width; ++column) {
                block(row, column) = product_(row, at_ + column);
            }
        }
        at_ += width;
        return block;
    }

 private:
    Matrix product_;
    std::size_t at_ = 0;
};

std::size_t learned_by_layer(const Matrix& w) {
    const std::size_t bias = w.shape(1);
    return w.size() + bias;
}

}  // namespace

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    if (w_qkv.shape(1) != 2 * d_k + d_v) {
        throw std::invalid_argument("wrong width " + std::to_string(w_qkv.shape(1)) + ", not " +
                                    std::to_string(2 * d_k + d_v));
    }
    Cursor columns(project(x, w_qkv));
    QKV parts;
    parts.k = columns.next(d_k);
    parts.q = columns.next(d_k);
    parts.v = columns.next(d_v);
    return parts;
}

std::size_t QKVProjection::parameter_count() const {
    std::size_t total = 0;
    for (const Matrix* w : {&head_.w_q, &head_.w_k, &head_.w_v}) total += learned_by_layer(*w);
    return total;
}

}  // namespace qkv
