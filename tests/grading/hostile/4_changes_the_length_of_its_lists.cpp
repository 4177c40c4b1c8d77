// Tries: the same with lists and vectors.
// Replaces: moments variance_experiment entropy
// Comes to: failed passed failed passed passed failed passed
namespace qkv {

Moments moments(const Vector& samples) {
    const Moments result = moments_of_the_reference(samples);
    const_cast<Vector&>(samples).resize({0});
    return result;
}

std::vector<VarianceTrial> variance_experiment(const std::vector<std::size_t>& d_ks,
                                               std::size_t samples, Rng& rng) {
    auto trials = variance_experiment_of_the_reference(d_ks, samples, rng);
    const_cast<std::vector<std::size_t>&>(d_ks).clear();
    trials.clear();
    return trials;
}

double entropy(const Vector& p) {
    const double nats = entropy_of_the_reference(p);
    const_cast<Vector&>(p).resize({400'000});
    return nats;
}

}  // namespace qkv
