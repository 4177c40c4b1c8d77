// The numbers that the questions of lesson 1 ask for.

#include "1_projections.hpp"

#include "figure.hpp"

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.answer("which-way-round", [] {
            const qkv::Matrix x{{1, 2}, {3, 1}};
            const qkv::Matrix w{{0, 1}, {2, 0.5}};
            return qkv::project(x, w)(0, 0);
        });
        results.answer("where-values-begin", [] {
            const qkv::Matrix x{{1}};
            const qkv::Matrix w_qkv{{0, 1, 2, 3, 4, 5, 6, 7, 8}};  // each column holds its number
            return qkv::project_fused(x, w_qkv, 2, 5).v(0, 0);
        });
        results.answer("learned-numbers", [] {
            return static_cast<double>(qkv::QKVProjection(example::head).parameter_count());
        });
        results.answer("a-stored-matrix", [] {
            const qkv::Matrix q_weight{{1, 2, 3}, {4, 5, 6}};
            const qkv::Matrix k_weight{{7, 0, 0}, {8, 0, 0}};
            const qkv::Matrix v_weight{{1, 0, 0}};
            const auto module = qkv::QKVProjection::from_linear(q_weight, k_weight, v_weight);
            return module(qkv::Batch{{{1, 0, 0}}}).q(0, 0, 1);
        });
    });
}
