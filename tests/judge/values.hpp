/// @file
/// The values of the contracts as bytes, see call_format.hpp.
///
/// put(writer, value) and take(reader, value) know the vocabulary's types, lists of what they know,
/// and structs whose members Members names:
///
///     template <> struct Members<qkv::Moments> {
///         static auto of(auto& moments) { return std::tie(moments.mean, moments.variance); }
///     };
#pragma once

#include <algorithm>
#include <concepts>
#include <limits>
#include <tuple>
#include <type_traits>

#include "judge/call_format.hpp"
#include "tensor.hpp"

namespace qkv_judge {

template <class Struct>
struct Members;

template <>
struct Members<qkv::Head> {
    static auto of(auto& head) { return std::tie(head.w_q, head.w_k, head.w_v); }
};
template <>
struct Members<qkv::QKV> {
    static auto of(auto& qkv) { return std::tie(qkv.q, qkv.k, qkv.v); }
};
template <>
struct Members<qkv::BatchQKV> {
    static auto of(auto& qkv) { return std::tie(qkv.q, qkv.k, qkv.v); }
};
template <>
struct Members<qkv::Attention> {
    static auto of(auto& attention) { return std::tie(attention.weights, attention.output); }
};

template <class Type>
concept Struct = requires(Type& value) {
    Members<Type>::of(value);
};

inline void put(Writer& writer, std::size_t number) { writer.put_number(number); }
inline void put(Writer& writer, bool is) { writer.put_byte(is ? 1 : 0); }
inline void put(Writer& writer, double number) { writer.put_double(number); }

template <class Cell, std::size_t rank>
void put(Writer& writer, const xt::xtensor<Cell, rank>& tensor) {
    for (const std::size_t extent : tensor.shape()) writer.put_number(extent);
    if constexpr (std::is_same_v<Cell, bool>) {
        for (std::size_t i = 0; i < tensor.size(); ++i) put(writer, tensor.data()[i]);
    } else {
        writer.put({reinterpret_cast<const char*>(tensor.data()), tensor.size() * sizeof(Cell)});
    }
}

/// Its state: an Rng that continues with the same numbers.
inline void put(Writer& writer, const qkv::Rng& rng) {
    static_assert(std::is_trivially_copyable_v<qkv::Rng>);
    writer.put({reinterpret_cast<const char*>(&rng), sizeof rng});
}

template <Struct Type>
void put(Writer& writer, const Type& value) {
    std::apply([&](const auto&... member) { (put(writer, member), ...); },
               Members<Type>::of(value));
}

template <class Element>
void put(Writer& writer, const std::vector<Element>& list) {
    writer.put_number(list.size());
    for (const Element& element : list) put(writer, element);
}

inline void take(Reader& reader, std::size_t& number) { number = reader.take_number(); }
inline void take(Reader& reader, bool& is) { is = reader.take_bool(); }
inline void take(Reader& reader, double& number) { number = reader.take_double(); }

template <class Cell, std::size_t rank>
void take(Reader& reader, xt::xtensor<Cell, rank>& tensor) {
    typename xt::xtensor<Cell, rank>::shape_type shape;
    // Extents are bounded each, since their product may be 0; and their product, since it may be huge.
    std::uint64_t cells = 1;
    for (auto& extent : shape) {
        const std::uint64_t length = reader.take_number();
        if (length > most_bytes) throw Malformed("a tensor is too large");
        extent = static_cast<std::size_t>(length);
        cells = std::min<std::uint64_t>(cells * length, most_bytes + 1);
    }
    if (std::find(shape.begin(), shape.end(), std::size_t{0}) != shape.end()) cells = 0;
    if (cells > most_bytes) throw Malformed("a tensor is too large");
    if constexpr (std::is_same_v<Cell, bool>) {
        const std::string_view bytes = reader.take(cells);
        tensor.resize(shape);
        std::transform(bytes.begin(), bytes.end(), tensor.data(), [](char byte) {
            return Reader({&byte, 1}).take_bool();
        });
    } else {
        const std::string_view bytes = reader.take(cells * sizeof(Cell));
        tensor.resize(shape);
        if (!bytes.empty()) std::memcpy(tensor.data(), bytes.data(), bytes.size());
    }
}

inline void take(Reader& reader, qkv::Rng& rng) {
    std::memcpy(&rng, reader.take(sizeof rng).data(), sizeof rng);
}

template <Struct Type>
void take(Reader& reader, Type& value) {
    std::apply([&](auto&... member) { (take(reader, member), ...); }, Members<Type>::of(value));
}

template <class Element>
void take(Reader& reader, std::vector<Element>& list) {
    list.clear();
    // each takes a byte at least: a length that is not true fills no memory
    list.resize(std::min(reader.take_length(1), most_bytes / sizeof(Element)));
    for (Element& element : list) take(reader, element);
}

/// Can the one be written where the other is?
template <class Type>
bool have_one_shape(const Type&, const Type&) {
    return true;
}
template <class Cell, std::size_t rank>
bool have_one_shape(const xt::xtensor<Cell, rank>& a, const xt::xtensor<Cell, rank>& b) {
    return a.shape() == b.shape();
}
template <class Element>
bool have_one_shape(const std::vector<Element>& a, const std::vector<Element>& b) {
    return a.size() == b.size();
}
template <Struct Type>
bool have_one_shape(const Type& a, const Type& b) {
    return std::apply(
        [&](const auto&... of_a) {
            return std::apply(
                [&](const auto&... of_b) { return (have_one_shape(of_a, of_b) && ...); },
                Members<Type>::of(b));
        },
        Members<Type>::of(a));
}

}  // namespace qkv_judge
