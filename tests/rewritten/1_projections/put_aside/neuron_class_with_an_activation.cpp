// names project-clips-negative-values
// A projection is taken for a layer of neurons, each with its column of W and a ReLU behind the sum.
// Widths that do not fit are reported by std::out_of_range.
#include "projections.hpp"

namespace qkv {
namespace {

class Neuron {
 public:
    Neuron(const Matrix& w, std::size_t column) : weights_(w.shape(0)) {
        for (std::size_t i = 0; i < weights_.size(); ++i) weights_[i] = w(i, column);
    }

    double fire(const Matrix& x, std::size_t row) const {
        double input = 0;
        for (std::size_t i = 0; i < weights_.size(); ++i) input += weights_[i] * x(row, i);
        return input > 0 ? input : 0;
    }

 private:
    std::vector<double> weights_;
};

}  // namespace

Matrix project(const Matrix& x, const Matrix& w) {
    if (x.shape(1) != w.shape(0)) {
        throw std::out_of_range("a row has " + std::to_string(x.shape(1)) +
                                " features, a neuron wants " + std::to_string(w.shape(0)));
    }
    Matrix activations = Matrix::from_shape({x.shape(0), w.shape(1)});
    for (std::size_t column = 0; column < w.shape(1); ++column) {
        const Neuron neuron(w, column);
        for (std::size_t row = 0; row < x.shape(0); ++row) {
            activations(row, column) = neuron.fire(x, row);
        }
    }
    return activations;
}

}  // namespace qkv
