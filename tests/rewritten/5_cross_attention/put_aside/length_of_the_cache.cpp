// names causal-mask-clamps-the-difference
// What the keys are longer by is a cache of earlier steps, and a cache cannot be shorter than
// nothing.
#include "cross_attention.hpp"

namespace qkv {

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    const auto T = static_cast<std::ptrdiff_t>(target_length);
    const auto S = static_cast<std::ptrdiff_t>(source_length);
    const std::ptrdiff_t cached = std::max<std::ptrdiff_t>(S - T, 0);

    const auto i = xt::view(xt::arange<std::ptrdiff_t>(T), xt::all(), xt::newaxis());
    const auto j = xt::view(xt::arange<std::ptrdiff_t>(S), xt::newaxis(), xt::all());
    Mask visible = j <= i + cached;
    return visible;
}

}  // namespace qkv
