#include "fixtures.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <cstring>

#include "support/product.hpp"

namespace qkv_tests {
namespace {

std::uint64_t seed_of_run() {
    const char* seed = std::getenv("QKV_SEED");
    return seed == nullptr ? 1 : std::strtoull(seed, nullptr, 10);
}

/// FNV-1a: a hash that is the same everywhere, which std::hash does not promise.
std::uint64_t hash(const char* text) {
    std::uint64_t value = 14695981039346656037U;
    for (; *text != '\0'; ++text) {
        value = (value ^ static_cast<unsigned char>(*text)) * 1099511628211U;
    }
    return value;
}

const doctest::TestCaseData* case_that_drew = nullptr;

}  // namespace

std::optional<std::uint64_t> drawn_with_seed() {
    if (case_that_drew != doctest::getContextOptions()->currentTest) return std::nullopt;
    return seed_of_run();
}

qkv::Rng fixture_rng() {
    case_that_drew = doctest::getContextOptions()->currentTest;
    return qkv::Rng(hash(case_that_drew->m_name) ^ (seed_of_run() * 0x9e3779b97f4a7c15U));
}

qkv::Matrix draw_matrix(std::size_t rows, std::size_t columns, qkv::Rng& rng) {
    return standard_normal(rows, columns, rng);
}

qkv::Batch draw_batch(std::size_t batch, std::size_t rows, std::size_t columns, qkv::Rng& rng) {
    qkv::Batch drawn = xt::zeros<double>({batch, rows, columns});
    const qkv::Matrix cells = standard_normal(1, drawn.size(), rng);
    std::copy(cells.begin(), cells.end(), drawn.begin());
    return drawn;
}

qkv::Head draw_head(std::size_t height, std::size_t key_width, std::size_t value_width,
                    qkv::Rng& rng) {
    // one after another: the order in which arguments are evaluated differs between compilers
    qkv::Head head;
    head.w_q = draw_matrix(height, key_width, rng);
    head.w_k = draw_matrix(height, key_width, rng);
    head.w_v = draw_matrix(height, value_width, rng);
    return head;
}

qkv::Matrix entry_of(const qkv::Batch& batch, std::size_t entry) {
    qkv::Matrix sequence = xt::zeros<double>({batch.shape(1), batch.shape(2)});
    std::copy_n(batch.begin() + static_cast<std::ptrdiff_t>(entry * sequence.size()),
                sequence.size(), sequence.begin());
    return sequence;
}

qkv::Matrix rows_of(const qkv::Matrix& matrix, const std::vector<std::size_t>& rows) {
    qkv::Matrix chosen = xt::zeros<double>({rows.size(), matrix.shape(1)});
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t f = 0; f < matrix.shape(1); ++f) chosen(i, f) = matrix(rows[i], f);
    }
    return chosen;
}

qkv::Matrix side_by_side(const qkv::Matrix& a, const qkv::Matrix& b, const qkv::Matrix& c) {
    qkv::Matrix all = xt::zeros<double>({a.shape(0), a.shape(1) + b.shape(1) + c.shape(1)});
    for (std::size_t row = 0; row < all.shape(0); ++row) {
        std::size_t column = 0;
        for (const qkv::Matrix* block : {&a, &b, &c}) {
            for (std::size_t i = 0; i < block->shape(1); ++i) all(row, column++) = (*block)(row, i);
        }
    }
    return all;
}

qkv::Matrix transposed(const qkv::Matrix& matrix) {
    qkv::Matrix result = xt::zeros<double>({matrix.shape(1), matrix.shape(0)});
    for (std::size_t row = 0; row < matrix.shape(0); ++row) {
        for (std::size_t column = 0; column < matrix.shape(1); ++column) {
            result(column, row) = matrix(row, column);
        }
    }
    return result;
}

qkv::Matrix expected_product(const qkv::Matrix& x, const qkv::Matrix& w) {
    qkv::Matrix product = xt::zeros<double>({x.shape(0), w.shape(1)});
    multiply(x.data(), w.data(), product.data(), x.shape(0), w.shape(0), w.shape(1));
    return product;
}

qkv::Matrix expected_scores(const qkv::Matrix& q, const qkv::Matrix& k) {
    return expected_product(q, transposed(k));
}

qkv::Matrix expected_softmax(const qkv::Matrix& logits) {
    qkv::Matrix weights = xt::zeros<double>({logits.shape(0), logits.shape(1)});
    for (std::size_t row = 0; row < logits.shape(0); ++row) {
        long double largest = -infinity;
        for (std::size_t i = 0; i < logits.shape(1); ++i) {
            largest = std::max(largest, static_cast<long double>(logits(row, i)));
        }
        long double sum = 0;
        for (std::size_t i = 0; i < logits.shape(1); ++i) sum += std::exp(logits(row, i) - largest);
        for (std::size_t i = 0; i < logits.shape(1); ++i) {
            weights(row, i) = static_cast<double>(std::exp(logits(row, i) - largest) / sum);
        }
    }
    return weights;
}

qkv::Attention expected_soft_lookup(const qkv::Matrix& q, const qkv::Matrix& k,
                                    const qkv::Matrix& v, double temperature) {
    qkv::Matrix logits = expected_scores(q, k);
    for (double& logit : logits) logit /= temperature;
    const qkv::Matrix weights = expected_softmax(logits);
    return {weights, expected_product(weights, v)};
}

qkv::Attention expected_attention(const qkv::Matrix& q, const qkv::Matrix& k,
                                  const qkv::Matrix& v) {
    return expected_soft_lookup(q, k, v, std::sqrt(static_cast<double>(q.shape(1))));
}

qkv::QKV expected_projections(const qkv::Matrix& x, const qkv::Head& head) {
    return {expected_product(x, head.w_q), expected_product(x, head.w_k),
            expected_product(x, head.w_v)};
}

qkv::BatchQKV expected_projections(const qkv::Batch& x, const qkv::Head& head) {
    const std::size_t batch = x.shape(0);
    const std::size_t rows = x.shape(1);
    qkv::BatchQKV all{xt::zeros<double>({batch, rows, head.w_q.shape(1)}),
                      xt::zeros<double>({batch, rows, head.w_k.shape(1)}),
                      xt::zeros<double>({batch, rows, head.w_v.shape(1)})};
    for (std::size_t entry = 0; entry < batch; ++entry) {
        const qkv::QKV one = expected_projections(entry_of(x, entry), head);
        const auto copy = [entry](const qkv::Matrix& from, qkv::Batch& to) {
            std::copy(from.begin(), from.end(),
                      to.begin() + static_cast<std::ptrdiff_t>(entry * from.size()));
        };
        copy(one.q, all.q);
        copy(one.k, all.k);
        copy(one.v, all.v);
    }
    return all;
}

}  // namespace qkv_tests
