// names scores-keys-ask-queries
// Lets every key look through all queries and writes a row of scores for it. The check is by
// shapes, and an input without features is refused.
#include "roles.hpp"

namespace qkv {

Matrix scores(const Matrix& q, const Matrix& k) {
    const std::size_t width = k.shape(1);
    if (width == 0) throw std::invalid_argument("keys without features");
    if (q.shape(1) != width) {
        throw std::invalid_argument(qkv_print::shape(q) + " does not go with " +
                                    qkv_print::shape(k));
    }
    Matrix table({k.shape(0), q.shape(0)}, 0.0);
    for (std::size_t key = 0; key < k.shape(0); ++key) {
        for (std::size_t query = 0; query < q.shape(0); ++query) {
            const double* a = k.data() + key * width;
            const double* b = q.data() + query * width;
            for (const double* end = a + width; a != end; ++a, ++b) table(key, query) += *a * *b;
        }
    }
    return table;
}

}  // namespace qkv
