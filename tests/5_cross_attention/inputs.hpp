/// @file
/// What the suites of lesson 5 share: heads between two sequences, masks as pictures, and what
/// attention over the keys that are left should give.
#pragma once

#include <string_view>
#include <vector>

#include "support/fixtures.hpp"

namespace qkv_tests {

/// w_q (decoder_width, key_width), w_k (encoder_width, key_width), w_v (encoder_width,
/// value_width). Queries, keys and values of standard normal inputs then have a variance of 1:
/// weights far from 0 and 1, in which a wrong logit shows.
inline qkv::Head draw_cross_head(std::size_t decoder_width, std::size_t encoder_width,
                                 std::size_t key_width, std::size_t value_width, qkv::Rng& rng) {
    const double for_decoder = std::sqrt(static_cast<double>(decoder_width));
    const double for_encoder = std::sqrt(static_cast<double>(encoder_width));
    qkv::Head head;
    head.w_q = draw_matrix(decoder_width, key_width, rng) / for_decoder;
    head.w_k = draw_matrix(encoder_width, key_width, rng) / for_encoder;
    head.w_v = draw_matrix(encoder_width, value_width, rng) / for_encoder;
    return head;
}

/// A head that fits no decoder and encoder, and the two numbers that disagree.
struct Misfit {
    qkv::Head head;
    std::vector<std::size_t> numbers;
};

/// The head, made for d_decoder and d_encoder, with `wrong` for one extent of one of its matrices.
inline std::vector<Misfit> misfits(const qkv::Head& right, std::size_t wrong, qkv::Rng& rng) {
    std::vector<Misfit> all(5, Misfit{right, {}});
    all[0].head.w_q = draw_matrix(wrong, d_k, rng);
    all[0].numbers = {d_decoder, wrong};
    all[1].head.w_k = draw_matrix(wrong, d_k, rng);
    all[1].numbers = {d_encoder, wrong};
    all[2].head.w_v = draw_matrix(wrong, d_v, rng);
    all[2].numbers = {d_encoder, wrong};
    all[3].head.w_k = draw_matrix(d_encoder, wrong, rng);
    all[3].numbers = {d_k, wrong};
    all[4].head.w_q = draw_matrix(d_decoder, wrong, rng);
    all[4].numbers = {d_k, wrong};
    return all;
}

/// How many queries a misfit is tried on, and its wrong extent.
struct WrongWidth {
    std::size_t queries, width;
};
inline constexpr WrongWidth wrong_widths[] = {{target_length, 13}, {target_length, 1}, {0, 13}};

inline qkv::Attention expected_cross_attention(const qkv::Matrix& decoder,
                                               const qkv::Matrix& encoder, const qkv::Head& head) {
    return expected_attention(expected_product(decoder, head.w_q),
                              expected_product(encoder, head.w_k),
                              expected_product(encoder, head.w_v));
}

/// mask_of({"#.", "##"}): '#' where the query of that row may see the key of that column.
inline qkv::Mask mask_of(const std::vector<std::string_view>& rows) {
    qkv::Mask mask = xt::zeros<bool>({rows.size(), rows.empty() ? 0 : rows.front().size()});
    for (std::size_t i = 0; i < mask.shape(0); ++i) {
        for (std::size_t j = 0; j < mask.shape(1); ++j) mask(i, j) = rows[i][j] == '#';
    }
    return mask;
}

inline qkv::Mask mask_of_all(std::size_t queries, std::size_t keys, bool may_see) {
    qkv::Mask mask = xt::zeros<bool>({queries, keys});
    mask.fill(may_see);
    return mask;
}

/// Each cell by the toss of a coin; rows without a key among them.
inline qkv::Mask draw_mask(std::size_t queries, std::size_t keys, qkv::Rng& rng) {
    qkv::Mask mask = xt::zeros<bool>({queries, keys});
    for (std::size_t i = 0; i < queries; ++i) {
        for (std::size_t j = 0; j < keys; ++j) mask(i, j) = (rng() >> 63U) != 0;
    }
    return mask;
}

/// These queries' rows of what attention returned.
inline qkv::Attention rows_of(const qkv::Attention& attention,
                              const std::vector<std::size_t>& rows) {
    return {rows_of(attention.weights, rows), rows_of(attention.output, rows)};
}

/// For each query attention over the keys that it may see, all others removed; without a key, 0.
inline qkv::Attention expected_masked_attention(const qkv::Matrix& q, const qkv::Matrix& k,
                                                const qkv::Matrix& v, const qkv::Mask& mask) {
    qkv::Attention expected{xt::zeros<double>({q.shape(0), k.shape(0)}),
                            xt::zeros<double>({q.shape(0), v.shape(1)})};
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        std::vector<std::size_t> seen;
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            if (mask(i, j)) seen.push_back(j);
        }
        if (seen.empty()) continue;
        const qkv::Attention one =
            expected_attention(rows_of(q, {i}), rows_of(k, seen), rows_of(v, seen));
        for (std::size_t j = 0; j < seen.size(); ++j) {
            expected.weights(i, seen[j]) = one.weights(0, j);
        }
        for (std::size_t f = 0; f < v.shape(1); ++f) expected.output(i, f) = one.output(0, f);
    }
    return expected;
}

/// Each entry's attention over as many rows of its source as are its own; without one, 0.
inline qkv::Batch expected_cross_attention_batch(const qkv::Batch& decoder,
                                                 const qkv::Batch& encoder, const qkv::Head& head,
                                                 const std::vector<std::size_t>& source_lengths) {
    qkv::Batch expected =
        xt::zeros<double>({decoder.shape(0), decoder.shape(1), head.w_v.shape(1)});
    for (std::size_t b = 0; b < decoder.shape(0); ++b) {
        if (source_lengths[b] == 0) continue;
        std::vector<std::size_t> own(source_lengths[b]);
        std::iota(own.begin(), own.end(), std::size_t{0});
        const qkv::Attention one = expected_cross_attention(
            entry_of(decoder, b), rows_of(entry_of(encoder, b), own), head);
        for (std::size_t i = 0; i < decoder.shape(1); ++i) {
            for (std::size_t f = 0; f < head.w_v.shape(1); ++f) {
                expected(b, i, f) = one.output(i, f);
            }
        }
    }
    return expected;
}

}  // namespace qkv_tests
