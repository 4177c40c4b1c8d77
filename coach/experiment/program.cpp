// Lesson 4's experiment, with the functions that this is linked with: a learner's, or the reference's.
//
//   variance SEED SAMPLES D_K...           what variance_experiment measures
//   softmax SEED QUERIES KEYS D_K...       entropy and largest weight of softmaxes over so many keys
//
// What comes of it goes to the descriptor that QKV_EXPERIMENT names, since standard output is the
// learner's. From there comes one line first, a token, which stands before each line that is written:
//
//   returned COUNT                         trials, of variance_experiment
//   row D_K NUMBER...                      variance: raw mean and variance, scaled mean and variance
//                                          softmax: for no scale, 1/√d_k and 1/d_k each the mean
//                                          entropy, its standard error, the same of the largest weight
//   not_implemented | threw WHAT           instead
//   end                                    all was written
//
// coach/experiment/measurements.cpp reads it.

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "roles.hpp"
#include "scaling.hpp"

namespace {

using namespace qkv;

/// As many rows as anybody would ask for; a learner's list may be endless.
constexpr std::size_t most_rows = 64;

class Output {
 public:
    Output() {
        const char* const number = std::getenv("QKV_EXPERIMENT");
        descriptor_ = number == nullptr ? STDOUT_FILENO : std::atoi(number);
        char next = 0;
        while (number != nullptr && read(descriptor_, &next, 1) == 1 && next != '\n') {
            token_ += next;
        }
        token_ += ' ';
    }

    void line(const std::string& text) const {
        const std::string line = token_ + text + '\n';
        std::size_t written = 0;
        while (written < line.size()) {
            const ssize_t count = write(descriptor_, line.data() + written, line.size() - written);
            if (count <= 0) std::_Exit(EXIT_FAILURE);
            written += static_cast<std::size_t>(count);
        }
    }

    void row(std::size_t d_k, const std::vector<double>& numbers) const {
        std::string text = "row " + std::to_string(d_k);
        for (const double number : numbers) {
            char digits[40];
            std::snprintf(digits, sizeof digits, " %.17g", number);
            text += digits;
        }
        line(text);
    }

 private:
    int descriptor_;
    std::string token_;
};

void measure_variance(const std::vector<std::size_t>& d_ks, std::size_t samples, Rng rng,
                      const Output& output) {
    const std::vector<VarianceTrial> trials = variance_experiment(d_ks, samples, rng);
    output.line("returned " + std::to_string(trials.size()));
    for (std::size_t i = 0; i < trials.size() && i < most_rows; ++i) {
        const VarianceTrial& trial = trials[i];
        output.row(trial.d_k,
                   {trial.raw.mean, trial.raw.variance, trial.scaled.mean, trial.scaled.variance});
    }
}

/// The mean of what is added, and how far it may be off.
class Mean {
 public:
    void add(double value) {
        ++count_;
        const double before = value - mean_;
        mean_ += before / count_;
        squares_ += before * (value - mean_);
    }
    double value() const { return mean_; }
    double standard_error() const { return std::sqrt(squares_ / (count_ - 1.0) / count_); }

 private:
    double count_ = 0.0;
    double mean_ = 0.0;
    double squares_ = 0.0;
};

void measure_softmax(const std::vector<std::size_t>& d_ks, std::size_t queries, std::size_t keys,
                     Rng rng, const Output& output) {
    for (const std::size_t d_k : d_ks) {
        const double width = static_cast<double>(d_k);
        const std::array<double, 3> scales{1.0, 1.0 / std::sqrt(width), 1.0 / width};
        std::array<Mean, 3> undecided;
        std::array<Mean, 3> largest;
        for (std::size_t query = 0; query < queries; ++query) {
            const Matrix q = standard_normal(1, d_k, rng);
            const Matrix k = standard_normal(keys, d_k, rng);
            const Matrix raw = scores(q, k);
            for (std::size_t i = 0; i < scales.size(); ++i) {
                const Matrix logits = raw * scales[i];
                const Matrix weights = softmax(logits);
                Vector p = xt::zeros<double>({keys});
                std::copy(weights.begin(), weights.end(), p.begin());
                undecided[i].add(entropy(p));
                largest[i].add(*std::max_element(p.begin(), p.end()));
            }
        }
        std::vector<double> numbers;
        for (std::size_t i = 0; i < scales.size(); ++i) {
            for (const Mean& mean : {undecided[i], largest[i]}) {
                numbers.push_back(mean.value());
                numbers.push_back(mean.standard_error());
            }
        }
        output.row(d_k, numbers);
    }
}

/// In one line, whatever it holds.
std::string in_a_line(std::string text) {
    constexpr std::size_t longest = 400;
    if (text.size() > longest) text = text.substr(0, longest) + " ...";
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    const Output output;
    std::vector<std::string> words(argv + 1, argv + argc);
    const auto number = [&](std::size_t i) {
        return std::strtoull(words.at(i).c_str(), nullptr, 10);
    };
    try {
        const bool is_variance = words.at(0) == "variance";
        std::vector<std::size_t> d_ks;
        for (std::size_t i = is_variance ? 3 : 4; i < words.size(); ++i) d_ks.push_back(number(i));
        if (is_variance) {
            measure_variance(d_ks, number(2), Rng(number(1)), output);
        } else {
            measure_softmax(d_ks, number(2), number(3), Rng(number(1)), output);
        }
    } catch (const NotImplemented&) {
        output.line("not_implemented");
    } catch (const std::invalid_argument& error) {
        output.line("threw std::invalid_argument: \"" + in_a_line(error.what()) + '"');
    } catch (const std::bad_alloc&) {
        output.line("threw std::bad_alloc: out of memory");
    } catch (const std::exception& error) {
        output.line("threw an exception: \"" + in_a_line(error.what()) + '"');
    } catch (...) {
        output.line("threw something that is no std::exception");
    }
    output.line("end");
    return 0;
}
