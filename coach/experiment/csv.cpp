#include "experiment/csv.hpp"

#include <fmt/format.h>

namespace coach {
namespace {

constexpr std::array<const char*, 3> scales{"1", "1/sqrt(d_k)", "1/d_k"};

std::string line(const char* measure, std::size_t d_k, const char* scale, const Estimate& estimate,
                 const std::string& law = "") {
    return fmt::format("{},{},{},{:.17g},{:.17g},{}\n", measure, d_k, scale, estimate.value,
                       estimate.error, law);
}

}  // namespace

std::string csv_text(const Findings& findings) {
    std::string text = "measure,d_k,scale,value,standard_error,law\n";
    for (const VarianceRow& row : findings.variance.rows) {
        text += line("variance", row.d_k, scales[0], row.raw, std::to_string(row.d_k));
        text += line("variance", row.d_k, scales[1], row.scaled, "1");
    }
    for (const SoftmaxRow& row : findings.softmax.rows) {
        for (std::size_t i = 0; i < scales.size(); ++i) {
            text += line("entropy", row.d_k, scales[i], row.entropy[i]);
            text += line("largest_weight", row.d_k, scales[i], row.largest[i]);
        }
    }
    return text;
}

}  // namespace coach
