// The numbers that the questions of lesson 2 ask for.

#include "roles.hpp"

#include "figure.hpp"

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.answer("longer-key", [] {
            const qkv::Matrix q{{1, 2}};
            const qkv::Matrix longer{{6, 3}};
            return qkv::scores(q, longer)(0, 0);
        });
        results.answer("all-scores-equal", [] {
            const qkv::Matrix logits{{0, 0, 0}, {2, 0, 1}};
            return qkv::softmax(logits)(0, 0);
        });
        results.answer("whose-value", [] {
            const qkv::Matrix q{{1}};
            const qkv::Matrix k{{3}, {5}, {5}, {-7}};
            const qkv::Matrix v{{1}, {2}, {4}, {8}};
            return qkv::hard_lookup(q, k, v)(0, 0);
        });
        results.answer("twice-as-warm", [] {
            const qkv::Matrix q{{1}};
            const qkv::Matrix k{{0}, {std::log(9.0)}};
            const qkv::Matrix v{{0}, {1}};
            return qkv::soft_lookup(q, k, v, 2.0).weights(0, 1);
        });
    });
}
