// The numbers that the questions of lesson 5 ask for.

#include "cross_attention.hpp"

#include "figure.hpp"

namespace {

/// How many keys the first query may see.
double seen_by_the_first(const qkv::Mask& mask) {
    double seen = 0;
    for (std::size_t j = 0; j < mask.shape(1); ++j) seen += mask(0, j) ? 1 : 0;
    return seen;
}

/// A row of three keys with these weights when all may be seen: 1/8, 2/8, 5/8.
qkv::Attention of_eighths(const qkv::Mask& mask) {
    const qkv::Matrix q{{1}};
    const qkv::Matrix k{{0}, {std::log(2.0)}, {std::log(5.0)}};
    const qkv::Matrix v{{1}, {2}, {3}};
    return qkv::masked_attention(q, k, v, mask);
}

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.answer("who-is-mixed", [] {
            const qkv::Matrix decoder{{2}, {6}};
            const qkv::Matrix encoder{{10}, {20}, {30}, {60}};
            const qkv::Head head{{{0}}, {{1}}, {{1}}};
            return qkv::cross_attention(decoder, encoder, head).output(0, 0);
        });
        results.answer("two-late-queries",
                       [] { return seen_by_the_first(qkv::causal_mask(2, 5)); });
        results.answer("more-queries-than-keys",
                       [] { return seen_by_the_first(qkv::causal_mask(3, 2)); });
        results.answer("one-of-three-hidden", [] {
            const qkv::Mask mask{{true, true, false}};
            return of_eighths(mask).weights(0, 0);
        });
        results.answer("all-hidden", [] {
            const qkv::Mask mask{{false, false, false}};
            return of_eighths(mask).weights(0, 2);
        });
        results.answer("padding-in-a-batch", [] {
            const qkv::Batch decoder{{{3}}, {{3}}};
            const qkv::Batch encoder{{{1}, {2}, {3}, {4}}, {{8}, {16}, {30}, {90}}};
            const qkv::Head head{{{0}}, {{1}}, {{1}}};
            return qkv::cross_attention_batch(decoder, encoder, head, {1, 2})(1, 0, 0);
        });
    });
}
