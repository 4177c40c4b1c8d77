// names predicted-as-second-moment
// The variance of a product is taken for E[q²]·E[k²]; what E[qk]² takes away from it is forgotten.
// A standard deviation below 0 is a std::domain_error.
#include "scaling.hpp"

namespace qkv {
namespace {

/// E[x²] of one component.
double second_moment(double mu, double sigma) { return std::pow(mu, 2) + std::pow(sigma, 2); }

}  // namespace

double predicted_variance(std::size_t d_k, double mean, double standard_deviation) {
    if (standard_deviation < 0) throw std::domain_error("sigma < 0");
    if (d_k == 0) throw std::invalid_argument("need components");
    const double of_q = second_moment(mean, standard_deviation);
    const double of_k = of_q;
    return of_q * of_k * static_cast<double>(d_k);
}

}  // namespace qkv
