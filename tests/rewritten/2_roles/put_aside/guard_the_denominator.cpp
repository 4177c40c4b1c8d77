// names softmax-with-an-epsilon
// Never divides without a guard: the denominator starts at 1e-8, as in many a normalisation layer.
#include "roles.hpp"

namespace qkv {

Matrix softmax(const Matrix& scores) {
    if (!scores.shape(1)) throw std::invalid_argument("empty rows");
    Matrix out(scores);
    for (std::size_t i = 0; i < out.shape(0); ++i) {
        double* first = out.data() + i * out.shape(1);
        double* last = first + out.shape(1);
        const double top = *std::max_element(first, last);
        std::transform(first, last, first, [top](double s) { return std::exp(s - top); });
        const double denominator = std::accumulate(first, last, 1e-8);
        for (double* w = first; w != last; ++w) *w *= 1.0 / denominator;
    }
    return out;
}

}  // namespace qkv
