/// @file
/// The contract of lesson 5, compiled once on top of the vocabulary.
#pragma once

#include "cross_attention.hpp"
