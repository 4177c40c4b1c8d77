// names qkv-queries-and-keys-exchanged qkv-shared-width-unchecked
// Takes the head apart in the order K, Q, V, and trusts whoever made it: nobody looks whether queries
// and keys are equally wide.
#include "projections.hpp"

namespace qkv {

QKV project_qkv(const Matrix& x, const Head& head) {
    const auto& [key, query, value] = head;
    const auto times = [&x](const Matrix& w) {
        if (w.shape(0) != x.shape(1)) {
            throw std::invalid_argument("x " + qkv_print::shape(x) + " does not fit " +
                                        qkv_print::shape(w));
        }
        Matrix result({x.shape(0), w.shape(1)}, 0.0);
        for (std::size_t t = 0; t < x.shape(0); ++t) {
            for (std::size_t i = 0; i < x.shape(1); ++i) {
                xt::view(result, t) += x(t, i) * xt::view(w, i);
            }
        }
        return result;
    };
    QKV answer;
    answer.q = times(query);
    answer.k = times(key);
    answer.v = times(value);
    return answer;
}

}  // namespace qkv
