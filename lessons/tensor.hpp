/// @file
/// The vocabulary of the course: the types and the few functions that every lesson is given.
///
/// A lesson includes its contract, and the contract includes this. Any other xtensor header may be
/// included beside it. This is the one place that knows where xtensor keeps its headers: in one
/// folder up to version 0.25, in several from 0.26 on.
#pragma once

// Index checks: an index out of range throws instead of reading whatever lies there. A build with
// optimisation, which defines NDEBUG, goes without.
#if !defined(XTENSOR_ENABLE_ASSERT) && !defined(NDEBUG)
#define XTENSOR_ENABLE_ASSERT
#endif

#if __has_include(<xtensor/containers/xtensor.hpp>)
#include <xtensor/containers/xadapt.hpp>
#include <xtensor/containers/xtensor.hpp>
#include <xtensor/core/xeval.hpp>
#include <xtensor/core/xmath.hpp>
#include <xtensor/core/xnoalias.hpp>
#include <xtensor/generators/xbuilder.hpp>
#include <xtensor/misc/xmanipulation.hpp>
#include <xtensor/misc/xsort.hpp>
#include <xtensor/views/xview.hpp>
#else
#include <xtensor/xadapt.hpp>
#include <xtensor/xbuilder.hpp>
#include <xtensor/xeval.hpp>
#include <xtensor/xmanipulation.hpp>
#include <xtensor/xmath.hpp>
#include <xtensor/xnoalias.hpp>
#include <xtensor/xsort.hpp>
#include <xtensor/xtensor.hpp>
#include <xtensor/xview.hpp>
#endif

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

/// Query, key and value: the course.
namespace qkv {

using Vector = xt::xtensor<double, 1>;  ///< (length)
using Matrix = xt::xtensor<double, 2>;  ///< (rows, columns)
using Batch = xt::xtensor<double, 3>;   ///< (batch, seq_len, features)
using Mask = xt::xtensor<bool, 2>;      ///< (T, S); true = this query may attend to this key

/// The matrix product a·b, computed by BLAS.
///
/// @param a (m, n).
/// @param b (n, p).
/// @return (m, p); all zeros where n is 0.
/// @throws std::invalid_argument if a is not as wide as b is high; the message holds both shapes.
Matrix matmul(const Matrix& a, const Matrix& b);

/// What the stub of an exercise throws until somebody writes the exercise.
///
/// It is no std::invalid_argument, so that no check takes it for a refused argument.
class NotImplemented : public std::logic_error {
 public:
    /// @param function  the function that is still to be written
    /// @param arguments its arguments: naming them here keeps the compiler from calling them unused
    template <class... Arguments>
    explicit NotImplemented(std::string_view function,
                            [[maybe_unused]] const Arguments&... arguments)
        : std::logic_error(message(function)) {}

 private:
    static std::string message(std::string_view function);
};

/// A random number generator: the same seed gives the same numbers on every platform and compiler.
///
/// xoshiro256++: 64 bits in a nanosecond, from a state that fits into registers. A copy goes on with
/// the same numbers as the original. It can be handed to anything that takes a random bit generator,
/// but the standard library's distributions differ from platform to platform: draw with
/// standard_normal() where the numbers matter.
///
/// @see Blackman and Vigna 2021, Scrambled linear pseudorandom number generators
class Rng {
 public:
    using result_type = std::uint64_t;  ///< 64 random bits

    /// Equal seeds, equal numbers.
    explicit Rng(std::uint64_t seed);

    /// The smallest number that can be drawn, 0.
    static constexpr result_type min() { return 0; }
    /// The largest, 2^64 - 1.
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }
    /// The next 64 random bits.
    result_type operator()() {
        const result_type result = std::rotl(state_[0] + state_[3], 23) + state_[0];
        const result_type shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = std::rotl(state_[3], 45);
        return result;
    }

 private:
    std::array<std::uint64_t, 4> state_;
};

/// Independent draws from N(0, 1), row by row; the same on every platform, up to rounding.
///
/// @return (rows, columns).
Matrix standard_normal(std::size_t rows, std::size_t columns, Rng& rng);

/// The learned matrices of one attention head, each (d_in, d_out).
struct Head {
    Matrix w_q;  ///< (d_model, d_k)
    Matrix w_k;  ///< (d_model, d_k): shares its width with w_q
    Matrix w_v;  ///< (d_model, d_v)
};

/// Queries, keys and values of one sequence: what a Head makes of it.
struct QKV {
    Matrix q;  ///< (T, d_k)
    Matrix k;  ///< (S, d_k)
    Matrix v;  ///< (S, d_v)
};

/// Queries, keys and values of a batch of sequences.
struct BatchQKV {
    Batch q;  ///< (batch, T, d_k)
    Batch k;  ///< (batch, S, d_k)
    Batch v;  ///< (batch, S, d_v)
};

/// What attention returns.
struct Attention {
    Matrix weights;  ///< (T, S): how much of each value each query takes
    Matrix output;   ///< (T, d_v): weights·V
};

}  // namespace qkv

/// Readable text for error messages and for a look at what the code computes.
///
/// It stands beside namespace qkv, so that a learner's own helper called `shape` is not ambiguous.
namespace qkv_print {

std::string shape(const qkv::Vector& vector);  ///< "(4)"
std::string shape(const qkv::Matrix& matrix);  ///< "(3, 5)"
std::string shape(const qkv::Batch& batch);    ///< "(2, 3, 5)"
std::string shape(const qkv::Mask& mask);      ///< "(3, 4)"

/// A number in four significant digits, without a sign on NaN: "0.7071", "-1.5e+300", "nan".
std::string number(double value);

/// The matrix, a line a row, columns aligned; beyond 12 rows or columns, the first ones and "...".
std::string values(const qkv::Matrix& matrix);

}  // namespace qkv_print
