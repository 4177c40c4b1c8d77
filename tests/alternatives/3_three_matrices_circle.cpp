// Lesson 3 in plain loops, with positions and keys on a circle: two dimensions are enough for 64 of
// them, if the query is long.

#include "three_matrices.hpp"

namespace qkv {
namespace {

/// Point `index` of `count` on a circle of this radius, written into a row.
void put_on_circle(Matrix& w, std::size_t row, std::size_t index, std::size_t count,
                   double radius) {
    const double angle =
        6.283185307179586 * static_cast<double>(index) / static_cast<double>(count);
    w(row, 0) = radius * std::cos(angle);
    w(row, 1) = radius * std::sin(angle);
}

/// Neighbours among 64 are 1 - cos(2π/64) = 0.0048 apart: 5000 makes that 24, and 17 after √2.
constexpr double reach = 5000.0;

}  // namespace

Matrix bilinear_form(const Matrix& w_q, const Matrix& w_k) {
    const std::size_t n = w_q.shape(0);
    const std::size_t d = w_q.shape(1);
    if (w_k.shape(0) != n || w_k.shape(1) != d) {
        throw std::invalid_argument(qkv_print::shape(w_q) + " is not " + qkv_print::shape(w_k));
    }
    Matrix form({n, n});
    for (std::size_t a = 0; a < n; ++a) {
        for (std::size_t b = n; b-- > 0;) {
            double sum = 0;
            for (std::size_t i = d; i-- > 0;) sum += w_q(a, i) * w_k(b, i);
            form(a, b) = sum;
        }
    }
    return form;
}

double asymmetry(const Matrix& scores) {
    if (scores.shape(0) != scores.shape(1)) {
        throw std::invalid_argument("not square: " + qkv_print::shape(scores));
    }
    double largest = 0;
    for (std::size_t i = 0; i < scores.shape(0); ++i) {
        for (std::size_t j = 0; j < scores.shape(0); ++j) {
            const double difference = scores(i, j) - scores(j, i);
            if (difference > largest) largest = difference;  // (j, i) comes by with the other sign
        }
    }
    return largest;
}

std::size_t score_degrees_of_freedom(std::size_t d_model, std::size_t d_k) {
    if (d_k < 1) throw std::invalid_argument("no dimension");
    if (d_model < d_k) {
        throw std::invalid_argument(std::to_string(d_model) + " < " + std::to_string(d_k));
    }
    return d_k * (d_model + (d_model - d_k));
}

Head swap_head() {
    // One dimension: the two tokens stand on either side of 0.
    Head head;
    head.w_q = Matrix{{30.0}, {-30.0}};
    head.w_k = Matrix{{-1.0}, {1.0}};
    head.w_v = Matrix{{1.0}, {2.0}};
    return head;
}

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    if (vocabulary * positions == 0) throw std::invalid_argument("nothing to design");
    const std::size_t d_model = vocabulary + positions;
    Head head;
    head.w_q = Matrix({d_model, 2}, 0.0);
    head.w_k = Matrix({d_model, 2}, 0.0);
    head.w_v = Matrix({d_model, vocabulary}, 0.0);
    const std::size_t circle = std::max<std::size_t>(positions, 2);
    for (std::size_t p = 0; p < positions; ++p) {
        put_on_circle(head.w_k, vocabulary + p, p, circle, 1.0);
        // position 0 wraps around to the last one, which is as good as any
        put_on_circle(head.w_q, vocabulary + p, p + circle - 1, circle, reach);
    }
    for (std::size_t t = 0; t < vocabulary; ++t) head.w_v(t, t) = 1.0;
    return head;
}

Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    if (key_width == 0 || payload_width == 0) throw std::invalid_argument("nothing to look up");
    const std::size_t d_model = key_width + payload_width;
    Head head;
    head.w_q = Matrix({d_model, 2}, 0.0);
    head.w_k = Matrix({d_model, 2}, 0.0);
    head.w_v = Matrix({d_model, payload_width}, 0.0);
    for (std::size_t key = 0; key < key_width; ++key) {
        put_on_circle(head.w_q, key, key, key_width, reach);
        put_on_circle(head.w_k, key, key, key_width, 1.0);
    }
    for (std::size_t f = 0; f < payload_width; ++f) head.w_v(key_width + f, f) = 1.0;
    return head;
}

}  // namespace qkv
