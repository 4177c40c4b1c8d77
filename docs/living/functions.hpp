/// @file
/// The functions of the lessons that have recorded mistakes which a figure shows: as the reference has
/// them, or with a mistake in one of them.
#pragma once

#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"
#include "scaling.hpp"
#include "three_matrices.hpp"

namespace qkv_living {

/// Each is the reference's as long as nobody puts another there. make_mistakes.js reads their names here.
struct Functions {
    decltype(&qkv::project) project = qkv::project;
    decltype(&qkv::project_qkv) project_qkv = qkv::project_qkv;
    decltype(&qkv::scores) scores = qkv::scores;
    decltype(&qkv::softmax) softmax = qkv::softmax;
    decltype(&qkv::hard_lookup) hard_lookup = qkv::hard_lookup;
    decltype(&qkv::soft_lookup) soft_lookup = qkv::soft_lookup;
    decltype(&qkv::bilinear_form) bilinear_form = qkv::bilinear_form;
    decltype(&qkv::asymmetry) asymmetry = qkv::asymmetry;
    decltype(&qkv::swap_head) swap_head = qkv::swap_head;
    decltype(&qkv::moments) moments = qkv::moments;
    decltype(&qkv::softmax_jacobian) softmax_jacobian = qkv::softmax_jacobian;
    decltype(&qkv::entropy) entropy = qkv::entropy;
    decltype(&qkv::scaled_dot_product_attention) scaled_dot_product_attention =
        qkv::scaled_dot_product_attention;
    decltype(&qkv::self_attention) self_attention = qkv::self_attention;
    decltype(&qkv::cross_attention) cross_attention = qkv::cross_attention;
    decltype(&qkv::causal_mask) causal_mask = qkv::causal_mask;
    decltype(&qkv::padding_mask) padding_mask = qkv::padding_mask;
    decltype(&qkv::masked_attention) masked_attention = qkv::masked_attention;
};

/// The functions as somebody has them who makes a recorded mistake. make_mistakes.js writes this.
///
/// @param index the mistake's place in the list, from 0
Functions with_mistake(std::size_t index);

}  // namespace qkv_living
