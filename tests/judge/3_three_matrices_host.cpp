// Lesson 3, as a submission's program offers it.
#include "judge/host.hpp"
#include "three_matrices.hpp"

namespace qkv_judge {

using namespace qkv;

const Offers& offers() {
    static const Offers all = [] {
        Offers offers;
        offers.function("bilinear_form", bilinear_form);
        offers.function("asymmetry", asymmetry);
        offers.function("score_degrees_of_freedom", score_degrees_of_freedom);
        offers.function("swap_head", swap_head);
        offers.function("previous_token_head", previous_token_head);
        offers.function("lookup_head", lookup_head);
        return offers;
    }();
    return all;
}

}  // namespace qkv_judge
