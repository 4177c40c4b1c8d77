// names head-width-divides-the-wrong-way
// Tests divisibility by the greatest common divisor, and compares it with the wrong one of the two:
// d_model has to divide num_heads. Zeros are caught first, in one test.
#include "projections.hpp"

#include <sstream>

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    std::ostringstream complaint;
    if (std::min(d_model, num_heads) < 1) {
        complaint << "zero is no size";
    } else if (std::gcd(d_model, num_heads) != d_model) {
        complaint << d_model << " is not divisible by " << num_heads;
    }
    if (!complaint.str().empty()) throw std::invalid_argument(complaint.str());
    return d_model / num_heads;
}

}  // namespace qkv
