/// @file
/// Lesson 2's own types as bytes.
#pragma once

#include "judge/values.hpp"
#include "roles.hpp"

namespace qkv_judge {

template <>
struct Members<qkv::Prediction> {
    static auto of(auto& prediction) {
        return std::tie(prediction.weights_change, prediction.output_changes);
    }
};

}  // namespace qkv_judge
