// names qkv-values-forced-to-d-k
// Stacks the three matrices to one tensor to loop over, so all of them must have the same shape: values
// of another width are refused.
#include "projections.hpp"

namespace qkv {

QKV project_qkv(const Matrix& x, const Head& head) {
    const auto same = [&](const Matrix& other, const char* name) {
        if (other.shape() != head.w_q.shape()) {
            throw std::invalid_argument(std::string(name) + " is " + qkv_print::shape(other) +
                                        " but w_q is " + qkv_print::shape(head.w_q));
        }
    };
    same(head.w_k, "w_k");
    same(head.w_v, "w_v");
    const Batch weights = xt::stack(xt::xtuple(head.w_q, head.w_k, head.w_v), 0);
    std::array<Matrix, 3> parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i] = project(x, Matrix(xt::view(weights, i)));
    }
    return {parts[0], parts[1], parts[2]};
}

}  // namespace qkv
