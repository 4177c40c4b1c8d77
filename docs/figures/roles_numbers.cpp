// Numbers that the text of lesson 2 states: where exponentials end, what ties do, how even weights
// are.

#include "roles_example.hpp"

namespace {

using namespace roles_example;

double entropy(const qkv::Matrix& weights) {
    double sum = 0;
    for (const double weight : weights) {
        if (weight > 0) sum -= weight * std::log(weight);
    }
    return sum;
}

/// "2.1·10⁻⁹" in TeX.
std::string scientific(double value) {
    const double exponent = std::floor(std::log10(value));
    return "$" + book::decimals(value / std::pow(10, exponent), 1) + "\\cdot 10^{" +
           std::to_string(static_cast<int>(exponent)) + "}$";
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.number("roles_largest_exponent", std::log(std::numeric_limits<double>::max()), 2);

        // Two logits of 709.5, exponentials taken as they are.
        const double exponential = std::exp(709.5);
        results.number("roles_silent_weight", exponential / (exponential + exponential), 0);

        const qkv::Matrix query = row(q, followed);
        results.number("roles_even_entropy", std::log(static_cast<double>(k.shape(0))), 3);
        for (const auto& [name, temperature] :
             {std::pair{"warm", 10.0}, {"scaled", root_d_k()}, {"cold", 0.5}}) {
            const qkv::Matrix weights = qkv::soft_lookup(query, k, v, temperature).weights;
            results.number(std::string("roles_entropy_") + name, entropy(weights), 3);
        }
        const qkv::Matrix cold = qkv::soft_lookup(query, k, v, 0.1).weights;
        results.text("roles_cold_rest", scientific(cold(0, 0) + cold(0, 2) + cold(0, 3)));
        const double gap = 2.0;  // between the scores 4 and 2
        results.text("roles_cold_bound", scientific(3 * std::exp(-gap / 0.1)));

        // A tie: the keys 0 and 2 have the same score.
        const qkv::Matrix one{{1}};
        const qkv::Matrix tied{{2}, {0}, {2}};
        const qkv::Matrix identity = xt::eye<double>(3);
        results.text("roles_tie_soft",
                     tuple(qkv::soft_lookup(one, tied, identity, 1e-3).weights, 0, 1));
        results.text("roles_tie_hard", tuple(qkv::hard_lookup(one, tied, identity), 0, 0));

        // What two keys bring to feature 0 of the output.
        const qkv::Matrix weights = qkv::soft_lookup(query, k, v, root_d_k()).weights;
        results.number("roles_brought_by_0", weights(0, 0) * v(0, 0), 3);
        results.number("roles_brought_by_3", weights(0, 3) * v(3, 0), 3);
    });
}
