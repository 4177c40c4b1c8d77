#include "product.hpp"

namespace qkv_tests {

void multiply(const double* x, const double* w, double* out, std::size_t rows, std::size_t inner,
              std::size_t columns) {
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            long double sum = 0;
            for (std::size_t i = 0; i < inner; ++i) {
                sum += static_cast<long double>(x[row * inner + i]) * w[i * columns + column];
            }
            out[row * columns + column] = static_cast<double>(sum);
        }
    }
}

}  // namespace qkv_tests
