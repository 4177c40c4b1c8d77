/// @file
/// The contract of lesson 2, compiled once on top of the vocabulary.
#pragma once

#include "roles.hpp"
