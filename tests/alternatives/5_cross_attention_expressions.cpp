// Lesson 5 in xtensor expressions. The masks are comparisons of ranges; a query's visible keys are
// gathered into smaller matrices, to which attention without a mask is applied.

#include "cross_attention.hpp"
#include "projections.hpp"
#include "roles.hpp"

namespace qkv {
namespace {

void demand(bool holds, const char* what, const Matrix& a, const Matrix& b) {
    if (holds) return;
    throw std::invalid_argument(std::string(what) + ": " + qkv_print::shape(a) + ", " +
                                qkv_print::shape(b));
}

void demand_number(std::size_t expected, std::size_t got, const char* what) {
    if (expected == got) return;
    throw std::invalid_argument(std::string(what) + ": " + std::to_string(got) + " instead of " +
                                std::to_string(expected));
}

/// A soft lookup at the temperature √d_k.
Attention plain(const Matrix& q, const Matrix& k, const Matrix& v) {
    return soft_lookup(q, k, v, std::sqrt(static_cast<double>(k.shape(1))));
}

}  // namespace

Attention self_attention(const Matrix& x, const Head& head) {
    const auto [q, k, v] = project_qkv(x, head);
    return plain(q, k, v);
}

Attention cross_attention(const Matrix& decoder, const Matrix& encoder, const Head& head) {
    demand(head.w_q.shape(1) == head.w_k.shape(1), "widths", head.w_q, head.w_k);
    return plain(project(decoder, head.w_q), project(encoder, head.w_k),
                 project(encoder, head.w_v));
}

Mask causal_mask(std::size_t target_length, std::size_t source_length) {
    Mask mask = xt::zeros<bool>({target_length, source_length});
    if (mask.size() == 0) return mask;
    const auto queries =
        xt::view(xt::arange<double>(static_cast<double>(target_length)), xt::all(), xt::newaxis());
    const auto keys = xt::arange<double>(static_cast<double>(source_length));
    const double ahead = static_cast<double>(source_length) - static_cast<double>(target_length);
    mask = keys - queries <= ahead;
    return mask;
}

Mask padding_mask(std::size_t target_length, std::size_t source_length, std::size_t valid) {
    if (valid > source_length) {
        throw std::invalid_argument(std::to_string(valid) + " > " + std::to_string(source_length));
    }
    Mask mask = xt::ones<bool>({target_length, source_length});
    xt::view(mask, xt::all(), xt::range(valid, source_length)) = false;
    return mask;
}

Attention masked_attention(const Matrix& q, const Matrix& k, const Matrix& v, const Mask& mask) {
    demand(q.shape(1) == k.shape(1) && q.shape(1) > 0, "widths", q, k);
    demand(k.shape(0) == v.shape(0), "lengths", k, v);
    demand_number(q.shape(0), mask.shape(0), "rows of the mask");
    demand_number(k.shape(0), mask.shape(1), "columns of the mask");
    Attention result{xt::zeros<double>({q.shape(0), k.shape(0)}),
                     xt::zeros<double>({q.shape(0), v.shape(1)})};
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        std::vector<std::size_t> seen;
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            if (mask(i, j)) seen.push_back(j);
        }
        if (seen.empty()) continue;
        const Matrix query = xt::view(q, xt::range(i, i + 1), xt::all());
        const Matrix keys = xt::view(k, xt::keep(seen), xt::all());
        const Matrix values = xt::view(v, xt::keep(seen), xt::all());
        const Attention one = plain(query, keys, values);
        xt::view(result.weights, xt::range(i, i + 1), xt::keep(seen)) = one.weights;
        xt::row(result.output, static_cast<int>(i)) = xt::row(one.output, 0);
    }
    return result;
}

Batch cross_attention_batch(const Batch& decoder, const Batch& encoder, const Head& head,
                            const std::vector<std::size_t>& source_lengths) {
    demand_number(decoder.shape(0), encoder.shape(0), "entries of the encoder");
    demand_number(decoder.shape(0), source_lengths.size(), "source lengths");
    const std::size_t d_v = head.w_v.shape(1);
    Batch output = xt::zeros<double>({decoder.shape(0), decoder.shape(1), d_v});
    std::size_t b = 0;
    for (const std::size_t length : source_lengths) {
        // refuses a length beyond the rows
        const Mask mask = padding_mask(decoder.shape(1), encoder.shape(1), length);
        const Matrix target = xt::view(decoder, b, xt::all(), xt::all());
        const Matrix source = xt::view(encoder, b, xt::all(), xt::all());
        xt::view(output, b++) =
            masked_attention(project(target, head.w_q), project(source, head.w_k),
                             project(source, head.w_v), mask)
                .output;
    }
    return output;
}

EncoderMemory::EncoderMemory(const Matrix& encoder, const Head& head) : w_q_(head.w_q) {
    demand(encoder.shape(0) > 0, "no encoder", encoder, encoder);
    // keys and values in one product, cut afterwards
    demand(head.w_k.shape(0) == head.w_v.shape(0), "heights", head.w_k, head.w_v);
    const std::size_t d_k = head.w_k.shape(1);
    const Matrix both =
        project(encoder, Matrix(xt::concatenate(xt::xtuple(head.w_k, head.w_v), 1)));
    k_ = xt::view(both, xt::all(), xt::range(0, d_k));
    v_ = xt::view(both, xt::all(), xt::range(d_k, both.shape(1)));
}

Attention EncoderMemory::attend(const Matrix& decoder) const {
    return plain(project(decoder, w_q_), k_, v_);
}

}  // namespace qkv
