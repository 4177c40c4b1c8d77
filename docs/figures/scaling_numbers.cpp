// The small numbers in the text of lesson 4.

#include "figure.hpp"
#include "roles.hpp"
#include "scaling.hpp"

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.number("scaling_e8", std::exp(8.0), 0);
        const qkv::Moments two = qkv::moments({0, 2});
        results.number("scaling_two_mean", two.mean, 0);
        results.number("scaling_two_variance", two.variance, 0);
        results.number("scaling_gap_1e18", std::nextafter(1e18, 2e18) - 1e18, 0);
        results.number("scaling_all_at_once", 2.0 * 8 * 2000 * 4000 / 1e6, 0);

        // what a mean does, and what components between 0 and 1 have
        results.number("scaling_mean_1", qkv::predicted_variance(64, 1, 1), 0);
        results.number("scaling_uniform_48", qkv::predicted_variance(48, 0.5, std::sqrt(1 / 12.0)),
                       2);

        // x of variance 1, d_model inputs, weights uniform between ±1/√d_model: q and k of variance 1/3
        results.number("scaling_linear_sd",
                       std::sqrt(qkv::predicted_variance(64, 0, std::sqrt(1 / 3.0)) / 64), 2);
        // Xavier's variance on the fused matrix (d_model, 3·d_model): 2 / (4·d_model)
        results.number("scaling_mha_sd",
                       std::sqrt(qkv::predicted_variance(64, 0, std::sqrt(0.5)) / 64), 2);

        // the whiteboard's example
        const qkv::Matrix identity{{1, 0}, {0, 1}}, v{{1, 2}, {3, 4}};
        const qkv::Attention by_hand = qkv::scaled_dot_product_attention(identity, identity, v);
        results.number("scaling_hand_logit", 1 / std::sqrt(2.0), 4);
        results.number("scaling_hand_more", by_hand.weights(0, 0), 4);
        results.number("scaling_hand_less", by_hand.weights(0, 1), 4);
        std::string output = "[[";
        for (std::size_t i = 0; i < 2; ++i) {
            if (i > 0) output += "], [";
            output += book::decimals(by_hand.output(i, 0), 4) + ", " +
                      book::decimals(by_hand.output(i, 1), 4);
        }
        results.text("scaling_hand_output", output + "]]");
    });
}
