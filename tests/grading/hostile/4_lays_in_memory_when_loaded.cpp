// Tries: to draw all vectors at once and to be measured as if it did not, in memory that it has taken as it was
// loaded.
// Replaces: dot_products
// Comes to: passed failed passed passed passed passed passed
// Says: MiB at the peak
#include <vector>

namespace qkv {
namespace {

// written to, so that it is resident
std::vector<double> laid_in(std::size_t{12} << 20, 1.0);

}  // namespace

Vector dot_products(std::size_t d_k, std::size_t samples, Rng& rng) {
    if (d_k == 0 || samples == 0) throw std::invalid_argument("dot_products: 0");
    Vector result = xt::zeros<double>({samples});
    double* const q = laid_in.data();
    double* const k = q + samples * d_k;
    for (std::size_t i = 0; i < 2 * samples * d_k; ++i) q[i] = standard_normal(1, 1, rng)(0, 0);
    for (std::size_t sample = 0; sample < samples; ++sample) {
        for (std::size_t i = 0; i < d_k; ++i) {
            result(sample) += q[sample * d_k + i] * k[sample * d_k + i];
        }
    }
    return result;
}

}  // namespace qkv
