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

/// The entries of a batch below each other.
void print(const char* name, const qkv::Batch& batch) {
    Matrix rows = xt::empty<double>({batch.shape(0) * batch.shape(1), batch.shape(2)});
    std::copy(batch.begin(), batch.end(), rows.begin());
    print(name, rows);
}

void print(const char* name, double number) { print(name, Matrix{{number}}); }

void print(const std::string& name, const qkv::Head& head) {
    print((name + ".w_q").c_str(), head.w_q);
    print((name + ".w_k").c_str(), head.w_k);
    print((name + ".w_v").c_str(), head.w_v);
}

void print(const std::string& name, const qkv::BatchQKV& made) {
    print((name + ".q").c_str(), made.q);
    print((name + ".k").c_str(), made.k);
    print((name + ".v").c_str(), made.v);
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
    const std::size_t d_k = head.w_q.shape(1);
    const std::size_t d_v = head.w_v.shape(1);
    const Matrix w_qkv = xt::concatenate(xt::xtuple(head.w_q, head.w_k, head.w_v), 1);
    const qkv::QKV fused = qkv::project_fused(x, w_qkv, d_k, d_v);
    print("project_fused.q", fused.q);
    print("project_fused.k", fused.k);
    print("project_fused.v", fused.v);
    const qkv::QKVProjection module(head);
    print("project_batch", module(golden_batch("projection_x")));
    print("project_linear",
          qkv::QKVProjection::from_linear(
              golden_matrix("projection_linear_q"), golden_matrix("projection_linear_k"),
              golden_matrix("projection_linear_v"))(golden_batch("projection_x")));
    print("count_parameters", static_cast<double>(module.parameter_count()));
    print("head_width", static_cast<double>(qkv::head_width(768, 12)));

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
    print("swap_head", qkv::swap_head());
    print("previous_token_head", qkv::previous_token_head(3, 5));
    print("lookup_head", qkv::lookup_head(4, 2));
    // more than the 32 bits that a count has in WebAssembly
    print("score_degrees_of_freedom",
          static_cast<double>(qkv::score_degrees_of_freedom(100000, 50000)));
    print("predicted_variance", qkv::predicted_variance(5000000000, 0.5, 1.5));

    const qkv::Moments found = qkv::moments(golden_vector("moments_samples"));
    print("moments", Matrix{{found.mean, found.variance}});
    print("softmax_jacobian", qkv::softmax_jacobian(golden_vector("jacobian_p")));
    print("entropy", Matrix{{qkv::entropy(golden_vector("jacobian_p"))}});
    qkv::Rng products(7);
    print("dot_products", qkv::dot_products(64, 500, products));
    qkv::Rng experiment(7);
    const qkv::VarianceTrial trial = qkv::variance_experiment({9, 16}, 50, experiment)[1];
    print("variance_experiment", Matrix{{16.0, trial.raw.mean, trial.raw.variance,
                                         trial.scaled.mean, trial.scaled.variance}});
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
    const qkv::Attention remembered = qkv::EncoderMemory(encoder, rectangular).attend(decoder);
    print("attend.weights", remembered.weights);
    print("attend.output", remembered.output);
    const qkv::Batch decoders = xt::stack(xt::xtuple(decoder, -decoder));
    const qkv::Batch encoders = xt::stack(xt::xtuple(encoder, -encoder));
    print("cross_attention_batch",
          qkv::cross_attention_batch(decoders, encoders, rectangular, {2, encoder.shape(0)}));
    std::printf("}\n");
}
