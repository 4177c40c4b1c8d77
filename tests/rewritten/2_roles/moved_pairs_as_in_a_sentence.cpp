// names predicts-that-moved-pairs-change-the-output
// Thinks of the order of words in a sentence: other order, other meaning, hence another output.
#include "roles.hpp"

namespace qkv {

Prediction when_keys_and_values_are_permuted_together() {
    const std::vector<std::string> before{"dog", "bites", "man"};
    std::vector<std::string> after = before;
    std::reverse(after.begin(), after.end());
    Prediction p;
    p.weights_change = before != after;
    p.output_changes = p.weights_change;
    return p;
}

}  // namespace qkv
