// Tries: to have the suite read and write beyond the end of answers: too few, too many, NaN among them,
// never twice the same.
// Replaces: dot_products variance_experiment softmax_jacobian scaled_dot_product_attention
// Comes to: passed failed failed passed failed passed failed
namespace qkv {

static std::size_t next_size() {
    static std::size_t calls = 0;
    const std::size_t sizes[] = {0, 1, 2, 5000, 3, 17, 97, 100'000};
    return sizes[calls++ % 8];
}

Vector dot_products(std::size_t, std::size_t, Rng&) {
    Vector products = xt::zeros<double>({next_size()});
    const double special[] = {std::numeric_limits<double>::quiet_NaN(), 1e308, -1.0, 0.0,
                              -std::numeric_limits<double>::infinity(), 3.0,   2.0};
    for (std::size_t i = 0; i < products.size(); ++i) products(i) = special[i * i % 7];
    return products;
}

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>&, std::size_t, Rng&) {
    return std::vector<VarianceTrial>(next_size());
}

Matrix softmax_jacobian(const Vector&) { return xt::ones<double>({next_size(), next_size() % 7}); }

Attention scaled_dot_product_attention(const Matrix&, const Matrix&, const Matrix&) {
    return {xt::ones<double>({next_size() % 100, next_size()}),
            xt::ones<double>({next_size(), 0 * next_size()})};
}

}  // namespace qkv
