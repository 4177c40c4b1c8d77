// names freedom-32-bits
// Keeps both sizes in a small struct of 32-bit numbers, "for no layer is that wide", and counts with
// them from the first check on.
#include "three_matrices.hpp"

namespace qkv {
namespace {

struct HeadSize {
    std::uint32_t width;
    std::uint32_t dimensions;

    bool fits() const { return 0 < dimensions && dimensions <= width; }
    std::uint32_t scores() const { return dimensions * (width + (width - dimensions)); }
};

}  // namespace

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    const HeadSize size{.width = static_cast<std::uint32_t>(d_model),
                        .dimensions = static_cast<std::uint32_t>(d_k)};
    if (!size.fits()) {
        throw std::invalid_argument("no head of " + std::to_string(size.dimensions) + " in " +
                                    std::to_string(size.width));
    }
    return size.scores();
}

}  // namespace qkv
