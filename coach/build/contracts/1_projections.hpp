/// @file
/// The contract of lesson 1, compiled once on top of the vocabulary.
#pragma once

#include "projections.hpp"
