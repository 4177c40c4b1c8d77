// The numbers that the questions of lesson 3 ask for.

#include "three_matrices.hpp"

#include "figure.hpp"
#include "projections.hpp"
#include "roles.hpp"

namespace {

/// Unmasked scaled dot-product attention with a designed head.
qkv::Attention run(const qkv::Head& head, const qkv::Matrix& queries, const qkv::Matrix& memory) {
    return qkv::soft_lookup(qkv::project(queries, head.w_q), qkv::project(memory, head.w_k),
                            qkv::project(memory, head.w_v),
                            std::sqrt(static_cast<double>(head.w_q.shape(1))));
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.answer("one-feature-each", [] {
            const qkv::Matrix w_q{{1, -1}, {2, 1}, {0, 1}};
            const qkv::Matrix w_k{{0, 3}, {1, 1}, {2, 0}};
            return qkv::bilinear_form(w_q, w_k)(1, 0);
        });
        results.answer("numbers-that-count",
                       [] { return static_cast<double>(qkv::score_degrees_of_freedom(6, 2)); });
        results.answer("how-sure-at-64", [] {
            constexpr std::size_t vocabulary = 3, positions = 64;
            qkv::Matrix x = xt::zeros<double>({positions, vocabulary + positions});
            for (std::size_t i = 0; i < positions; ++i) {
                x(i, i % vocabulary) = 1.0;
                x(i, vocabulary + i) = 1.0;
            }
            return run(qkv::previous_token_head(vocabulary, positions), x, x).weights(5, 4);
        });
        results.answer("what-is-read", [] {
            const qkv::Matrix memory{{1, 0, 0, 0.5}, {0, 1, 0, -0.25}, {0, 0, 1, 1}};
            const qkv::Matrix queries{{0, 1, 0, 0}};
            return run(qkv::lookup_head(3, 1), queries, memory).output(0, 0);
        });
    });
}
