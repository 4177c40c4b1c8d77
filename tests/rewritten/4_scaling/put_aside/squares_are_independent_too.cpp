// names predicted-as-second-moment
// E[(qk)²] = E[q²]·E[k²], because the squares are independent as well; each is σ² + μ².
#include "scaling.hpp"

namespace qkv {

double predicted_variance(std::size_t d_k, double mean, double standard_deviation) {
    if (d_k == 0) throw std::invalid_argument("predicted_variance: d_k == 0");
    if (standard_deviation < 0) throw std::invalid_argument("predicted_variance: sigma < 0");
    const double e_square = std::pow(standard_deviation, 2) + std::pow(mean, 2);
    double total = std::pow(e_square, 2);
    total *= static_cast<double>(d_k);
    return total;
}

}  // namespace qkv
