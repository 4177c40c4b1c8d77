// Tries: what becomes of the others when each exercise ends its program, in a way of its own.
// Replaces: moments dot_products variance_experiment predicted_variance softmax_jacobian entropy scaled_dot_product_attention
// Comes to: failed failed failed failed failed failed failed
// Says: SIGABRT
// Says: it ended its program with status 7
// Says: SIGSEGV (a memory access that is not allowed)
// Says: its program was killed
// Says: it ended its program with status 0
// Says: SIGFPE
// Says: SIGTERM
#include <csignal>
#include <cstdlib>

namespace qkv {

Moments moments(const Vector&) { std::abort(); }

Vector dot_products(std::size_t, std::size_t, Rng&) {
    std::at_quick_exit([] { std::_Exit(7); });
    std::quick_exit(0);
}

int endless(volatile char* outer) {
    volatile char inner[4096];
    inner[0] = outer[0];
    return endless(inner) + inner[0];
}

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>&, std::size_t, Rng&) {
    volatile char first = 1;
    endless(&first);
    return {};
}

double predicted_variance(std::size_t, double, double) {
    std::raise(SIGKILL);
    return 0.0;
}

Matrix softmax_jacobian(const Vector&) {
    std::atexit([] { std::_Exit(0); });
    std::exit(1);
}

double entropy(const Vector&) {
    std::raise(SIGFPE);
    return 0.0;
}

Attention scaled_dot_product_attention(const Matrix&, const Matrix&, const Matrix&) {
    std::raise(SIGTERM);
    return {};
}

}  // namespace qkv
