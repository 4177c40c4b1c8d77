/// @file
/// The contract of lesson 4, compiled once on top of the vocabulary, and the usual ways to fill a list of
/// trials: a vector of a type that the vocabulary does not know costs 0.15 s in each build.
#pragma once

#include "scaling.hpp"

namespace qkv_precompiled {

inline void trials(const qkv::Vector& v) {
    std::vector<qkv::VarianceTrial> made;
    made.reserve(v.size());
    made.push_back({v.size(), {v(0), v(0)}, {}});
    made.push_back(made.front());
    made.emplace_back() = made.back();
    made.resize(v.size());
    std::vector<qkv::VarianceTrial> sized(v.size());
    for (qkv::VarianceTrial& trial : sized) trial.raw = made[0].scaled;
    std::vector<qkv::VarianceTrial> copied = made;
    copied = sized;
    copied = std::move(made);
    std::vector<qkv::VarianceTrial> moved = std::move(copied);
}

}  // namespace qkv_precompiled
