// Lesson 1, as a submission's program offers it.
#include "judge/host.hpp"
#include "projections.hpp"

namespace qkv_judge {

using namespace qkv;

const Offers& offers() {
    static const Offers all = [] {
        Offers offers;
        offers.function("head_width", head_width);
        offers.function("project", project);
        offers.function("project_qkv", project_qkv);
        offers.function("project_fused", project_fused);
        offers.maker<Head>("QKVProjection", [](const Head& head) { return QKVProjection(head); });
        offers.maker<Matrix, Matrix, Matrix>("QKVProjection::from_linear",
                                             QKVProjection::from_linear);
        offers.method("QKVProjection::operator()", &QKVProjection::operator());
        offers.method("QKVProjection::parameter_count", &QKVProjection::parameter_count);
        return offers;
    }();
    return all;
}

}  // namespace qkv_judge
