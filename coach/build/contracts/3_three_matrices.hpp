/// @file
/// The contract of lesson 3, compiled once on top of the vocabulary.
#pragma once

#include "three_matrices.hpp"
