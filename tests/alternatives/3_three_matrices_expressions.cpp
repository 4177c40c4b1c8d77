// Lesson 3 in xtensor expressions: identity matrices and views, scores so large that the others'
// weights vanish, and other parts of a row silenced on one side only.

#include "three_matrices.hpp"

namespace qkv {
namespace {

[[noreturn]] void refuse(const std::string& what, std::size_t a, std::size_t b) {
    throw std::invalid_argument(what + ": " + std::to_string(a) + ", " + std::to_string(b));
}

}  // namespace

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    if (w_q.shape(0) != w_k.shape(0)) refuse("heights", w_q.shape(0), w_k.shape(0));
    if (w_q.shape(1) != w_k.shape(1)) refuse("widths", w_q.shape(1), w_k.shape(1));
    return xt::sum(xt::view(w_q, xt::all(), xt::newaxis(), xt::all()) *
                       xt::view(w_k, xt::newaxis(), xt::all(), xt::all()),
                   {2});
}

double asymmetry(const Matrix& scores) {
    if (scores.shape(0) != scores.shape(1)) refuse("not square", scores.shape(0), scores.shape(1));
    if (scores.size() == 0) return 0.0;
    const Matrix mirrored = xt::transpose(scores);
    return xt::amax(xt::abs(scores - mirrored))();
}

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    if (d_k == 0 || d_k > d_model) refuse("d_k out of range", d_k, d_model);
    return d_model * d_model - (d_model - d_k) * (d_model - d_k);
}

Head swap_head() {
    const Matrix exchange{{0, 1}, {1, 0}};
    return {xt::eye<double>(2) * 100.0, exchange, xt::eye<double>(2)};
}

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (vocabulary == 0 || positions == 0) refuse("nothing to design", vocabulary, positions);
    const std::size_t d_model = vocabulary + positions;
    Head head{xt::zeros<double>({d_model, positions}), xt::zeros<double>({d_model, positions}),
              xt::eye<double>({d_model, vocabulary})};
    xt::view(head.w_q, xt::range(vocabulary, d_model), xt::all()) = xt::eye<double>(positions);
    // keys say who should read them: the position after their own
    xt::view(head.w_k, xt::range(vocabulary, d_model), xt::all()) =
        1e4 * xt::eye<double>(positions, 1);
    return head;
}

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    if (key_width == 0 || payload_width == 0) refuse("no dictionary", key_width, payload_width);
    const std::size_t d_model = key_width + payload_width;
    // queries have no payload, so keys may show theirs: nothing meets it
    Head head{1e4 * xt::eye<double>(d_model), xt::eye<double>(d_model),
              xt::zeros<double>({d_model, payload_width})};
    xt::view(head.w_v, xt::range(key_width, d_model), xt::all()) = xt::eye<double>(payload_width);
    return head;
}

}  // namespace qkv
