/// @file
/// What has recorded mistakes: the functions of the lessons, and what their classes do, as the reference
/// has them, or with a mistake in one of them.
#pragma once

#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"
#include "scaling.hpp"
#include "three_matrices.hpp"

#include <cstdint>
#include <vector>

namespace qkv_living {

// A class is seen by what it is made of and called with: each of these makes an object and calls it.

/// Projection(head)(x)
template <class Projection>
qkv::BatchQKV project_batch(const qkv::Head& head, const qkv::Batch& x) {
    return Projection(head)(x);
}

/// Projection(head).parameter_count()
template <class Projection>
std::size_t count_parameters(const qkv::Head& head) {
    return Projection(head).parameter_count();
}

/// Projection::from_linear(...)(x), of matrices as a linear layer stores them
template <class Projection>
qkv::BatchQKV project_linear(const qkv::Head& stored, const qkv::Batch& x) {
    return Projection::from_linear(stored.w_q, stored.w_k, stored.w_v)(x);
}

/// What a memory answers: to `decoder`, to -decoder as its next step, and what the memory of -encoder
/// answers to `decoder`. What is kept too long shows in the second and the third.
template <class Memory>
std::vector<qkv::Attention> attend(const qkv::Matrix& encoder, const qkv::Head& head,
                                   const qkv::Matrix& decoder) {
    const Memory memory(encoder, head);
    qkv::Attention first = memory.attend(decoder);
    qkv::Attention next = memory.attend(-decoder);
    return {std::move(first), std::move(next), Memory(-encoder, head).attend(decoder)};
}

/// Makes a memory, and nothing else.
template <class Memory>
void remember(const qkv::Matrix& encoder, const qkv::Head& head) {
    (void)Memory(encoder, head);
}

/// Counts as the course's machines have them: std::size_t has 32 bits in WebAssembly, and some mistakes
/// are about numbers that take more. make_mistakes.js writes both, of the reference's text.
namespace wide {
std::uint64_t score_degrees_of_freedom(std::uint64_t d_model, std::uint64_t d_k);
double predicted_variance(std::uint64_t d_k, double mean, double standard_deviation);
}  // namespace wide

/// Each is the reference's as long as nobody puts another there. make_mistakes.js reads their names here.
struct Functions {
    decltype(&qkv::head_width) head_width = qkv::head_width;
    decltype(&qkv::project) project = qkv::project;
    decltype(&qkv::project_qkv) project_qkv = qkv::project_qkv;
    decltype(&qkv::project_fused) project_fused = qkv::project_fused;
    decltype(&project_batch<qkv::QKVProjection>) project_batch =
        qkv_living::project_batch<qkv::QKVProjection>;
    decltype(&count_parameters<qkv::QKVProjection>) count_parameters =
        qkv_living::count_parameters<qkv::QKVProjection>;
    decltype(&project_linear<qkv::QKVProjection>) project_linear =
        qkv_living::project_linear<qkv::QKVProjection>;

    decltype(&qkv::scores) scores = qkv::scores;
    decltype(&qkv::softmax) softmax = qkv::softmax;
    decltype(&qkv::hard_lookup) hard_lookup = qkv::hard_lookup;
    decltype(&qkv::soft_lookup) soft_lookup = qkv::soft_lookup;
    decltype(&qkv::when_a_value_changes) when_a_value_changes = qkv::when_a_value_changes;
    decltype(&qkv::when_keys_and_values_are_permuted_together)
        when_keys_and_values_are_permuted_together =
            qkv::when_keys_and_values_are_permuted_together;
    decltype(&qkv::when_only_keys_are_permuted) when_only_keys_are_permuted =
        qkv::when_only_keys_are_permuted;
    decltype(&qkv::when_a_constant_is_added_to_every_score)
        when_a_constant_is_added_to_every_score = qkv::when_a_constant_is_added_to_every_score;

    decltype(&qkv::bilinear_form) bilinear_form = qkv::bilinear_form;
    decltype(&qkv::asymmetry) asymmetry = qkv::asymmetry;
    decltype(&wide::score_degrees_of_freedom) score_degrees_of_freedom =
        wide::score_degrees_of_freedom;
    decltype(&qkv::swap_head) swap_head = qkv::swap_head;
    decltype(&qkv::previous_token_head) previous_token_head = qkv::previous_token_head;
    decltype(&qkv::lookup_head) lookup_head = qkv::lookup_head;

    decltype(&qkv::moments) moments = qkv::moments;
    decltype(&qkv::dot_products) dot_products = qkv::dot_products;
    decltype(&qkv::variance_experiment) variance_experiment = qkv::variance_experiment;
    decltype(&wide::predicted_variance) predicted_variance = wide::predicted_variance;
    decltype(&qkv::softmax_jacobian) softmax_jacobian = qkv::softmax_jacobian;
    decltype(&qkv::entropy) entropy = qkv::entropy;
    decltype(&qkv::scaled_dot_product_attention) scaled_dot_product_attention =
        qkv::scaled_dot_product_attention;

    decltype(&qkv::self_attention) self_attention = qkv::self_attention;
    decltype(&qkv::cross_attention) cross_attention = qkv::cross_attention;
    decltype(&qkv::causal_mask) causal_mask = qkv::causal_mask;
    decltype(&qkv::padding_mask) padding_mask = qkv::padding_mask;
    decltype(&qkv::masked_attention) masked_attention = qkv::masked_attention;
    decltype(&qkv::cross_attention_batch) cross_attention_batch = qkv::cross_attention_batch;
    decltype(&attend<qkv::EncoderMemory>) attend = qkv_living::attend<qkv::EncoderMemory>;
    decltype(&remember<qkv::EncoderMemory>) remember = qkv_living::remember<qkv::EncoderMemory>;
};

/// The functions as somebody has them who makes a recorded mistake. make_mistakes.js writes this.
///
/// @param index the mistake's place in the list, from 0
Functions with_mistake(std::size_t index);

}  // namespace qkv_living
