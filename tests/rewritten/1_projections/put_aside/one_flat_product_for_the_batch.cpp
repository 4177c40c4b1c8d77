// names module-keys-are-queries
// Lays all sequences of the batch below each other, projects once, and folds the results back. The
// line of the keys was copied from that of the queries.
#include "projections.hpp"

namespace qkv {

BatchQKV QKVProjection::operator()(const Batch& x) const {
    const std::size_t n = x.shape(0);
    const std::size_t len = x.shape(1);

    Matrix flat({n * len, x.shape(2)});
    std::copy(x.begin(), x.end(), flat.begin());
    const QKV p = project_qkv(flat, head_);

    const auto fold = [n, len](const Matrix& m) {
        Batch b({n, len, m.shape(1)});
        std::copy(m.begin(), m.end(), b.begin());
        return b;
    };
    BatchQKV out;
    out.q = fold(p.q);
    out.k = fold(p.q);
    out.v = fold(p.v);
    return out;
}

}  // namespace qkv
