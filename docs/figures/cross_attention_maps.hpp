/// @file
/// What the figures of lesson 5 share: the worked example, and maps of who sees whom.
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "cross_attention.hpp"
#include "drawing.hpp"
#include "projections.hpp"

namespace lesson_5 {

/// A translator that has written "elle lit" and reads "she reads red books", filled up by two
/// positions. T = 3, S = 6, d_k = 2, d_v = 4, d_decoder = 5, d_encoder = 7: no two sizes are equal.
/// The numbers are chosen to be followed by hand, not learned.
inline const std::vector<std::string> source_words{"she", "reads", "red", "books", "pad", "pad"};
inline const std::vector<std::string> target_words{"start", "elle", "lit"};
inline constexpr std::size_t source_valid = 4;

inline const qkv::Matrix decoder{
    {1, 0, 0, 1, 0},  // start
    {0, 1, 0, 1, 1},  // elle
    {0, 0, 1, 1, 0},  // lit
};
inline const qkv::Matrix encoder{
    {1, 0, 0, 0, 0, 0, 1},  // she
    {0, 1, 0, 0, 0, 0, 1},  // reads
    {0, 0, 1, 0, 0, 1, 1},  // red
    {0, 0, 0, 1, 0, 1, 1},  // books
    {0, 0, 0, 0, 1, 0, 1},  // what the source was filled up with
    {0, 0, 0, 0, 1, 0, 1},
};
inline const qkv::Head head{
    {{0, -1}, {-2, 0}, {-2, -1}, {1, 0}, {0, 1}},
    {{2, 0}, {-1, 3}, {-2, -1}, {-3, -2}, {-2, -1}, {0, -1}, {1, 0}},
    {{4, 0, 0, 0},
     {0, 4, 0, 0},
     {0, 0, 4, 0},
     {0, 0, 0, 4},
     {7, 7, 7, 7},
     {0, 0, 0, 1},
     {0, 0, 0, 0}},
};

/// Cells without numbers, for a matrix of which the shape matters: a row for each position.
/// Returns the corner at the lower right.
inline book::Point cells(book::Drawing& drawing, book::Point at, std::size_t rows,
                         std::size_t columns, double side, book::Ink ink) {
    const double width = static_cast<double>(columns) * side;
    const double height = static_cast<double>(rows) * side;
    drawing.box(at, width, height, {ink, 1.5, false}, true);
    for (std::size_t i = 1; i < rows; ++i) {
        const double y = at.y + static_cast<double>(i) * side;
        drawing.line({at.x, y}, {at.x + width, y}, {ink, 1, false});
    }
    for (std::size_t j = 1; j < columns; ++j) {
        const double x = at.x + static_cast<double>(j) * side;
        drawing.line({x, at.y}, {x, at.y + height}, {book::Ink::quiet, 0.4, false});
    }
    return {at.x + width, at.y + height};
}

/// A mask: a filled cell where the query of that row may see the key of that column.
inline book::Point map_of(book::Drawing& drawing, book::Point at, const qkv::Mask& mask,
                          double side, book::Ink frame = book::Ink::score) {
    for (std::size_t i = 0; i < mask.shape(0); ++i) {
        for (std::size_t j = 0; j < mask.shape(1); ++j) {
            // a gap around each, so that they can be counted
            drawing.shaded_cell({at.x + static_cast<double>(j) * side + 1.5,
                                 at.y + static_cast<double>(i) * side + 1.5},
                                side - 3, side - 3,
                                mask(i, j) ? 0.75 : std::numeric_limits<double>::quiet_NaN(), "");
        }
    }
    const double width = static_cast<double>(mask.shape(1)) * side;
    const double height = static_cast<double>(mask.shape(0)) * side;
    drawing.box(at, width, height, {frame, 2, false});
    return {at.x + width, at.y + height};
}

/// How many keys the query may see.
inline std::size_t seen_by(const qkv::Mask& mask, std::size_t query) {
    std::size_t seen = 0;
    for (std::size_t j = 0; j < mask.shape(1); ++j) seen += mask(query, j) ? 1 : 0;
    return seen;
}

}  // namespace lesson_5
