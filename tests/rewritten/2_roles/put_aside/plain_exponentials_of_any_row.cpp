// names softmax-without-the-maximum softmax-accepts-no-keys
// Types in the formula as it stands in the textbook, without the maximum and without a thought for
// rows that have no entries.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    Matrix e = xt::exp(scores);
    for (std::size_t i = 0; i < e.shape(0); ++i) {
        auto row = xt::view(e, i, xt::all());
        double z = 0;
        for (const double value : row) z += value;
        row /= z;
    }
    return e;
}

}  // namespace qkv
