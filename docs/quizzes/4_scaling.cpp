// The numbers that the questions of lesson 4 ask for, and the worked example that its page shows.

#include "scaling.hpp"

#include "figure.hpp"

namespace {

qkv::Attention worked_example() {
    using namespace qkv;
    //! [worked example]
    const Matrix q{{2, 0, 1, 1}, {0, 1, -1, 0}};
    const Matrix k{{1, 3, 2, 0}, {0, 1, 1, 1}, {1, 0, -1, -1}};
    const Matrix v{{10}, {20}, {40}};
    const Attention attention = scaled_dot_product_attention(q, k, v);
    //! [worked example]
    return attention;
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.answer("scores-with-a-mean", [] { return qkv::predicted_variance(64, 1, 1); });
        results.answer("another-key-gains", [] {
            return qkv::softmax_jacobian({0.6, 0.3, 0.1})(0, 1);
        });
        results.answer("weight-of-the-best-key", [] { return worked_example().weights(0, 0); });
    });
}
