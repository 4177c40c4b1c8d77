// names fused-order-v-first
// Takes the blocks off one after the other with a cursor, values first, then queries and keys.
#include "projections.hpp"

namespace qkv {
namespace {

class Columns {
 public:
    explicit Columns(Matrix all) : all_(std::move(all)) {}

    Matrix take(std::size_t count) {
        Matrix part = Matrix::from_shape({all_.shape(0), count});
        for (std::size_t i = 0; i < part.shape(0); ++i) {
            for (std::size_t j = 0; j < count; ++j) part(i, j) = all_(i, cursor_ + j);
        }
        cursor_ += count;
        return part;
    }

 private:
    Matrix all_;
    std::size_t cursor_ = 0;
};

}  // namespace

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    if (w_qkv.shape(1) != d_v + d_k + d_k) {
        throw std::invalid_argument("the fused matrix has " + std::to_string(w_qkv.shape(1)) +
                                    " columns, not " + std::to_string(d_v + d_k + d_k));
    }
    Columns columns(project(x, w_qkv));
    QKV parts;
    parts.v = columns.take(d_v);
    parts.q = columns.take(d_k);
    parts.k = columns.take(d_k);
    return parts;
}

}  // namespace qkv
