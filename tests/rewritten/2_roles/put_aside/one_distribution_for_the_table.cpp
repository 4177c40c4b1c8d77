// names softmax-over-the-matrix
// C in C++: the table of scores is a buffer of n numbers, and a softmax turns n numbers into n that
// sum to 1.
#include "roles.hpp"

namespace qkv {

static void softmax_inplace(double* a, std::size_t n) {
    std::size_t i;
    double m, z = 0.0;
    if (n == 0) return;
    m = a[0];
    for (i = 1; i < n; i++)
        if (a[i] > m) m = a[i];
    for (i = 0; i < n; i++) {
        a[i] = exp(a[i] - m);
        z += a[i];
    }
    for (i = 0; i < n; i++) a[i] /= z;
}

Matrix softmax(const Matrix& scores) {
    if (scores.shape(1) == 0) throw std::invalid_argument("softmax over zero keys");
    Matrix p(scores);
    softmax_inplace(p.data(), p.size());
    return p;
}

}  // namespace qkv
