/// @file
/// Lesson 4's own types as bytes.
#pragma once

#include "judge/values.hpp"
#include "scaling.hpp"

namespace qkv_judge {

template <>
struct Members<qkv::Moments> {
    static auto of(auto& moments) { return std::tie(moments.mean, moments.variance); }
};
template <>
struct Members<qkv::VarianceTrial> {
    static auto of(auto& trial) { return std::tie(trial.d_k, trial.raw, trial.scaled); }
};

}  // namespace qkv_judge
