// names module-refuses-an-empty-batch
// All positions of the batch become rows of one matrix, are projected together and put back. A batch
// that holds no number at all is refused first, so one of sequences without positions is, too.
#include "projections.hpp"

namespace qkv {
namespace {

Batch unflatten(const Matrix& rows, std::size_t batch, std::size_t seq_len) {
    Batch result = Batch::from_shape({batch, seq_len, rows.shape(1)});
    std::copy(rows.cbegin(), rows.cend(), result.begin());
    return result;
}

}  // namespace

BatchQKV QKVProjection::operator()(const Batch& x) const {
    if (x.size() == 0) throw std::invalid_argument("nothing to project: " + qkv_print::shape(x));
    const std::size_t batch = x.shape(0);
    const std::size_t seq_len = x.shape(1);
    Matrix rows = Matrix::from_shape({batch * seq_len, x.shape(2)});
    std::copy(x.cbegin(), x.cend(), rows.begin());
    const QKV flat = project_qkv(rows, head_);
    return {unflatten(flat.q, batch, seq_len), unflatten(flat.k, batch, seq_len),
            unflatten(flat.v, batch, seq_len)};
}

}  // namespace qkv
