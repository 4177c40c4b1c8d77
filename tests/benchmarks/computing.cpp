// How fast the reference solutions compute, built with optimisation. Prints one line for each
// experiment: its name, seconds (the best of several runs), peak memory in MB. computing.py does the
// same in NumPy, and computing.sh runs the two side by side.
#include <chrono>
#include <cstdio>
#include <fstream>

#include "scaling.hpp"

namespace {

using namespace qkv;

double seconds_of(const auto& experiment) {
    const auto start = std::chrono::steady_clock::now();
    experiment();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void measure(const char* name, int runs, const auto& experiment) {
    double best = seconds_of(experiment);
    for (int run = 1; run < runs; ++run) best = std::min(best, seconds_of(experiment));
    std::printf("%s %.4f\n", name, best);
    std::fflush(stdout);
}

/// Linux's own count: the most memory that this process has had at a time.
void print_peak_memory() {
    std::ifstream status("/proc/self/status");
    std::string word;
    while (status >> word) {
        std::size_t kilobytes = 0;
        if (word == "VmHWM:" && status >> kilobytes) {
            std::printf("peak_memory_mb %.1f\n", static_cast<double>(kilobytes) / 1024.0);
        }
    }
}

}  // namespace

int main() {
    const std::vector<std::size_t> d_ks{1, 4, 16, 64, 256, 1024, 4096};
    measure("variance_experiment", 3, [&] {
        Rng rng(1);
        for (const VarianceTrial& trial : variance_experiment(d_ks, 20'000, rng)) {
            // what was measured counts only if it is right: five standard errors at 20,000 samples
            const double ratio = trial.raw.variance / static_cast<double>(trial.d_k);
            const double error = std::sqrt((2.0 + 6.0 / static_cast<double>(trial.d_k)) / 20'000);
            if (std::abs(ratio - 1.0) > 5.0 * error) std::abort();
        }
    });
    print_peak_memory();

    Rng rng(2);
    const Matrix q = standard_normal(1024, 64, rng);
    const Matrix k = standard_normal(1024, 64, rng);
    const Matrix v = standard_normal(1024, 64, rng);
    measure("scaled_dot_product_attention", 20, [&] {
        const Attention attention = scaled_dot_product_attention(q, k, v);
        if (!(std::abs(attention.output(0, 0)) < 10.0)) std::abort();
    });
}
