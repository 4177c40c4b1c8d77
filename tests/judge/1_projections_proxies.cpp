// Lesson 1, as its judge sees it: every call goes to the submission's program.
#include <optional>

#include "judge/remote.hpp"
#include "projections.hpp"

namespace qkv {

using namespace qkv_judge;

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    return call<std::size_t>("head_width", d_model, num_heads);
}

Matrix project(const Matrix& x, const Matrix& w) { return call<Matrix>("project", x, w); }

QKV project_qkv(const Matrix& x, const Head& head) { return call<QKV>("project_qkv", x, head); }

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    return call<QKV>("project_fused", x, w_qkv, d_k, d_v);
}

namespace {

/// The number of an object that stands there already.
std::optional<std::uint64_t> made_by_from_linear;

}  // namespace

QKVProjection::QKVProjection(Head head) {
    const auto made = std::exchange(made_by_from_linear, std::nullopt);
    head_.w_q = kept(made ? *made : make("QKVProjection", head));
}

QKVProjection QKVProjection::from_linear(const Matrix& q_weight, const Matrix& k_weight,
                                         const Matrix& v_weight) {
    made_by_from_linear = make("QKVProjection::from_linear", q_weight, k_weight, v_weight);
    return QKVProjection(Head{});
}

BatchQKV QKVProjection::operator()(const Batch& x) const {
    return call_object<BatchQKV>(object_in(head_.w_q), "QKVProjection::operator()", x);
}

std::size_t QKVProjection::parameter_count() const {
    return call_object<std::size_t>(object_in(head_.w_q), "QKVProjection::parameter_count");
}

}  // namespace qkv
