// names lookup-opposite-sign
// Has distances in mind and gives the keys a minus, so that the matching one gets the lowest score.
#include "three_matrices.hpp"

namespace qkv {

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    for (const std::size_t width : {key_width, payload_width}) {
        if (width == 0) throw std::invalid_argument("a width is 0");
    }
    const std::size_t d_model = key_width + payload_width;
    const double half = 5.0 * std::pow(static_cast<double>(key_width), 0.25);
    Matrix queries = Matrix::from_shape({d_model, key_width});
    queries.fill(0.0);
    for (std::size_t i = 0; i < key_width; ++i) queries.at(i, i) = half;
    Matrix keys = -queries;
    Matrix payload({d_model, payload_width}, 0.0);
    for (std::size_t i = key_width; i < d_model; ++i) payload.at(i, i - key_width) = 1.0;
    return {queries, keys, payload};
}

}  // namespace qkv
