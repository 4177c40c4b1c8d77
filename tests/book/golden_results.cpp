// What the reference solutions compute on the golden data, compiled as the suites are: one JSON object,
// with all digits. living_module.test.js compares it with what they compute as WebAssembly.

#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"
#include "scaling.hpp"
#include "three_matrices.hpp"

#include "support/golden.hpp"

#include <cstdio>

namespace {

using qkv::Matrix;
using qkv_tests::golden_batch;
using qkv_tests::golden_matrix;
using qkv_tests::golden_vector;

void print(const char* name, const Matrix& matrix) {
    static const char* before = "{";
    std::printf("%s\"%s\": [", before, name);
    before = ",\n";
    for (std::size_t i = 0; i < matrix.shape(0); ++i) {
        std::printf(i == 0 ? "[" : ", [");
        for (std::size_t j = 0; j < matrix.shape(1); ++j) {
            std::printf(j == 0 ? "%.17g" : ", %.17g", matrix(i, j));
        }
        std::printf("]");
    }
    std::printf("]");
}

void print(const char* name, const qkv::Vector& vector) {
    print(name, Matrix(xt::view(vector, xt::newaxis(), xt::all())));
}

Matrix as_numbers(const qkv::Mask& mask) { return xt::cast<double>(mask); }

}  // namespace

int main() {
    const Matrix x = xt::view(golden_batch("projection_x"), 1);
    const qkv::Head head{xt::transpose(golden_matrix("projection_linear_q")),
                         xt::transpose(golden_matrix("projection_linear_k")),
                         xt::transpose(golden_matrix("projection_linear_v"))};
    const qkv::QKV projected = qkv::project_qkv(x, head);
    print("project", qkv::project(x, head.w_q));
    print("project_qkv.q", projected.q);
    print("project_qkv.k", projected.k);
    print("project_qkv.v", projected.v);

    const Matrix q = golden_matrix("sdpa_q");
    const Matrix k = golden_matrix("sdpa_k");
    const Matrix v = golden_matrix("sdpa_v");
    const qkv::Attention soft = qkv::soft_lookup(q, k, v, 0.7);
    const qkv::Attention scaled = qkv::scaled_dot_product_attention(q, k, v);
    print("scores", qkv::scores(q, k));
    print("softmax", qkv::softmax(golden_matrix("softmax_logits")));
    print("hard_lookup", qkv::hard_lookup(q, k, v));
    print("soft_lookup.weights", soft.weights);
    print("soft_lookup.output", soft.output);
    print("scaled_dot_product_attention.weights", scaled.weights);
    print("scaled_dot_product_attention.output", scaled.output);

    print("bilinear_form", qkv::bilinear_form(head.w_q, head.w_k));
    print("asymmetry", Matrix{{qkv::asymmetry(qkv::scores(q, q))}});
    print("swap_head.w_q", qkv::swap_head().w_q);

    const qkv::Moments found = qkv::moments(golden_vector("moments_samples"));
    print("moments", Matrix{{found.mean, found.variance}});
    print("softmax_jacobian", qkv::softmax_jacobian(golden_vector("jacobian_p")));
    print("entropy", Matrix{{qkv::entropy(golden_vector("jacobian_p"))}});
    qkv::Rng products(7);
    print("dot_products", qkv::dot_products(64, 500, products));
    qkv::Rng normals(7);
    print("standard_normal", qkv::standard_normal(40, 50, normals));

    const Matrix decoder = golden_matrix("rect_decoder");
    const Matrix encoder = golden_matrix("rect_encoder");
    const qkv::Head rectangular{golden_matrix("rect_w_q"), golden_matrix("rect_w_k"),
                                golden_matrix("rect_w_v")};
    const qkv::Mask causal = qkv::causal_mask(decoder.shape(0), encoder.shape(0));
    const qkv::Attention cross = qkv::cross_attention(decoder, encoder, rectangular);
    const qkv::Attention masked = qkv::masked_attention(
        qkv::project(decoder, rectangular.w_q), qkv::project(encoder, rectangular.w_k),
        qkv::project(encoder, rectangular.w_v), causal);
    print("cross_attention.weights", cross.weights);
    print("cross_attention.output", cross.output);
    print("causal_mask", as_numbers(causal));
    print("padding_mask", as_numbers(qkv::padding_mask(3, 5, 2)));
    print("masked_attention.weights", masked.weights);
    print("masked_attention.output", masked.output);
    std::printf("}\n");
}
