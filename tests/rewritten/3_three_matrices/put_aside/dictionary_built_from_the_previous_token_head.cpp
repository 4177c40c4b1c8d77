// names previous-scale-forgotten lookup-scale-forgotten
// Chooses a gap of 16 between the scores and leaves the division by the root out of account. The
// dictionary is made of that head: key c asks as position c + 1 would.
#include "three_matrices.hpp"

namespace qkv {

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (vocabulary == 0) throw std::invalid_argument("vocabulary is 0");
    if (positions == 0) throw std::invalid_argument("positions is 0");
    const double gap = 16.0;
    Head head;
    for (Matrix* w : {&head.w_q, &head.w_k})
        *w = xt::zeros<double>({vocabulary + positions, positions});
    head.w_v = xt::eye<double>({vocabulary + positions, vocabulary}, 0);
    std::size_t row = vocabulary;
    head.w_k(row, 0) = 1.0;
    for (std::size_t p = 1; p < positions; ++p) {
        ++row;
        head.w_k(row, p) = 1.0;
        head.w_q(row, p - 1) = gap;
    }
    return head;
}

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    if (key_width == 0 || payload_width == 0) throw std::invalid_argument("a width is 0");
    const Head previous = previous_token_head(payload_width, key_width + 1);
    const std::size_t rows = key_width + payload_width;
    Head head{Matrix({rows, key_width + 1}, 0.0), Matrix({rows, key_width + 1}, 0.0),
              Matrix({rows, payload_width}, 0.0)};
    for (std::size_t c = 0; c < key_width; ++c) {
        xt::row(head.w_q, static_cast<std::ptrdiff_t>(c)) =
            xt::row(previous.w_q, static_cast<std::ptrdiff_t>(payload_width + c + 1));
        xt::row(head.w_k, static_cast<std::ptrdiff_t>(c)) =
            xt::row(previous.w_k, static_cast<std::ptrdiff_t>(payload_width + c));
    }
    for (std::size_t f = 0; f < payload_width; ++f) {
        xt::row(head.w_v, static_cast<std::ptrdiff_t>(key_width + f)) =
            xt::row(previous.w_v, static_cast<std::ptrdiff_t>(f));
    }
    return head;
}

}  // namespace qkv
