#include "tensor.hpp"

#include <cstdio>
#include <xtensor-blas/xblas.hpp>

#include "ziggurat.hpp"

namespace qkv {

Matrix matmul(const Matrix& a, const Matrix& b) {
    if (a.shape(1) != b.shape(0)) {
        throw std::invalid_argument(
            "matmul: the first matrix must be as wide as the second is high, got " +
            qkv_print::shape(a) + " and " + qkv_print::shape(b));
    }
    // BLAS refuses empty matrices; a sum over nothing is 0.
    if (a.size() == 0 || b.size() == 0) return xt::zeros<double>({a.shape(0), b.shape(1)});
    Matrix product = xt::empty<double>({a.shape(0), b.shape(1)});
    xt::blas::gemm(a, b, product);
    return product;
}

std::string NotImplemented::message(std::string_view function) {
    return std::string(function) + " is not implemented yet";
}

Rng::Rng(std::uint64_t seed) {
    // SplitMix64, as the authors advise: similar seeds get states that have nothing in common.
    for (std::uint64_t& word : state_) {
        seed += 0x9e3779b97f4a7c15U;
        std::uint64_t mixed = (seed ^ (seed >> 30)) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebU;
        word = mixed ^ (mixed >> 31);
    }
}

Matrix standard_normal(std::size_t rows, std::size_t columns, Rng& rng) {
    Matrix drawn = xt::empty<double>({rows, columns});
    qkv_random::fill_with_normals(drawn.data(), drawn.data() + drawn.size(), rng);
    return drawn;
}

}  // namespace qkv

namespace qkv_print {
namespace {

constexpr std::size_t most_shown = 12;

template <class Tensor>
std::string shape_of(const Tensor& tensor) {
    std::string text = "(";
    for (std::size_t axis = 0; axis < tensor.dimension(); ++axis) {
        if (axis > 0) text += ", ";
        text += std::to_string(tensor.shape(axis));
    }
    return text + ")";
}

}  // namespace

std::string shape(const qkv::Vector& vector) { return shape_of(vector); }
std::string shape(const qkv::Matrix& matrix) { return shape_of(matrix); }
std::string shape(const qkv::Batch& batch) { return shape_of(batch); }
std::string shape(const qkv::Mask& mask) { return shape_of(mask); }

std::string number(double value) {
    if (std::isnan(value)) return "nan";  // else some print "-nan"
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

std::string values(const qkv::Matrix& matrix) {
    const std::size_t rows = std::min(matrix.shape(0), most_shown);
    const std::size_t columns = std::min(matrix.shape(1), most_shown);
    std::size_t width = 0;
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            width = std::max(width, number(matrix(row, column)).size());
        }
    }
    std::string text;
    for (std::size_t row = 0; row < rows; ++row) {
        text += row == 0 ? "[[" : " [";
        for (std::size_t column = 0; column < columns; ++column) {
            const std::string cell = number(matrix(row, column));
            text += (column > 0 ? "  " : "") + std::string(width - cell.size(), ' ') + cell;
        }
        if (columns < matrix.shape(1)) text += "  ...";
        text += row + 1 < matrix.shape(0) ? "]\n" : "]";
    }
    if (rows < matrix.shape(0)) text += " ...";
    return rows == 0 ? shape(matrix) + ", no rows" : text + "]";
}

}  // namespace qkv_print
