// names moments-with-the-standard-deviation
// A small class of running statistics, whose `spread` is the standard deviation. The experiment
// takes its moments from the function that is built on it.
#include "scaling.hpp"

namespace qkv {
namespace {

class Statistics {
 public:
    explicit Statistics(std::vector<double> numbers) : numbers_(std::move(numbers)) {
        if (numbers_.size() < 2) throw std::invalid_argument("two numbers at least");
    }
    double centre() const {
        return std::accumulate(numbers_.begin(), numbers_.end(), 0.0) / count();
    }
    double spread() const {
        const double c = centre();
        const double squares =
            std::accumulate(numbers_.begin(), numbers_.end(), 0.0,
                            [c](double so_far, double x) { return so_far + std::pow(x - c, 2); });
        return std::sqrt(squares / (count() - 1));
    }

 private:
    double count() const { return static_cast<double>(numbers_.size()); }
    std::vector<double> numbers_;
};

}  // namespace

Moments moments(const Vector& samples) {
    const Statistics statistics(std::vector<double>(samples.begin(), samples.end()));
    return {.mean = statistics.centre(), .variance = statistics.spread()};
}

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    std::vector<VarianceTrial> trials;
    for (std::size_t d_k : d_ks) {
        if (samples < 2) throw std::invalid_argument("two samples at least");
        Vector products = dot_products(d_k, samples, rng);
        const Moments before = moments(products);
        products *= std::pow(static_cast<double>(d_k), -0.5);
        const Moments after = moments(products);
        trials.push_back(VarianceTrial{d_k, before, after});
    }
    return trials;
}

}  // namespace qkv
