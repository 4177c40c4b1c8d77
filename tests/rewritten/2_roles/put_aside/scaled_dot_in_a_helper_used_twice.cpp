// names scores-scaled-already
// The formula of the paper was put into the scores, root included. The lookup uses these scores and
// divides by its temperature correctly.
#include "roles.hpp"

namespace qkv {
namespace {

double match(const double* query, const double* key, std::size_t width) {
    double total = 0.0;
    for (const double* end = query + width; query != end; ++query, ++key) total += *query * *key;
    return total * std::pow(static_cast<double>(width), -0.5);
}

}  // namespace

Matrix scores(const Matrix& q, const Matrix& k) {
    const std::size_t width = q.shape(1);
    if (k.shape(1) != width) {
        throw std::invalid_argument("query width " + std::to_string(width) + ", key width " +
                                    std::to_string(k.shape(1)));
    }
    Matrix result = xt::zeros<double>({q.shape(0), k.shape(0)});
    for (std::size_t i = 0; i < q.shape(0); ++i) {
        for (std::size_t j = 0; j < k.shape(0); ++j) {
            result(i, j) = match(q.data() + i * width, k.data() + j * width, width);
        }
    }
    return result;
}

Attention soft_lookup(const Matrix& q, const Matrix& k, const Matrix& v, double temperature) {
    if (!(temperature > 0.0) || std::isinf(temperature)) {
        throw std::invalid_argument("bad temperature " + std::to_string(temperature));
    }
    if (k.shape(0) != v.shape(0)) {
        throw std::invalid_argument(std::to_string(k.shape(0)) + " keys but " +
                                    std::to_string(v.shape(0)) + " values");
    }
    Attention answer;
    const Matrix logits = scores(q, k);
    answer.weights = softmax(logits / temperature);
    answer.output = matmul(answer.weights, v);
    return answer;
}

}  // namespace qkv
