#include "experiment/measurements.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <optional>
#include <sstream>

namespace coach {
namespace {

struct ToldRow {
    std::size_t d_k;
    std::vector<double> numbers;
};

/// The lines of a report, before anybody asks whether they make sense.
struct Told {
    std::optional<std::size_t> returned;
    std::vector<ToldRow> rows;
    std::string trouble;
    bool has_ended = false;
};

/// Words, the first a width. No stream for the numbers: it knows neither nan nor inf.
ToldRow row_of(const std::string& line) {
    std::istringstream words(line);
    ToldRow row{};
    words >> row.d_k;
    std::string word;
    while (words >> word) row.numbers.push_back(std::strtod(word.c_str(), nullptr));
    return row;
}

Told told_by(std::string_view report, std::string_view token) {
    const char* const not_the_programs = "wrote to a descriptor that it did not open";
    Told told;
    while (!report.empty()) {
        const std::size_t end = report.find('\n');
        std::string_view line = report.substr(0, end);
        const bool is_the_programs = line.size() > token.size() &&
                                     line.substr(0, token.size()) == token &&
                                     line[token.size()] == ' ';
        if (end == std::string_view::npos) break;  // cut off in the middle of it
        report.remove_prefix(end + 1);
        if (!is_the_programs) {
            told.trouble = not_the_programs;
            return told;
        }
        line.remove_prefix(token.size() + 1);
        const std::size_t space = std::min(line.find(' '), line.size());
        const std::string_view kind = line.substr(0, space);
        const std::string rest(line.substr(std::min(space + 1, line.size())));
        if (kind == "returned") told.returned = std::strtoull(rest.c_str(), nullptr, 10);
        if (kind == "row") told.rows.push_back(row_of(rest));
        if (kind == "not_implemented") told.trouble = "is not implemented yet";
        if (kind == "threw") told.trouble = "threw " + rest;
        if (kind == "end") told.has_ended = true;
    }
    if (told.trouble.empty() && !told.has_ended) {
        told.trouble = "ended the program before the experiment had ended";
    }
    return told;
}

/// What is wrong with the trials, as a clause; empty where nothing is.
std::string complaint_about(const Told& told, std::size_t count, const Plan& plan) {
    const std::size_t wanted = plan.widths.size();
    if (count != wanted) {
        return fmt::format("returned {} trial{}, expected {}, one for each width", count,
                           count == 1 ? "" : "s", wanted);
    }
    for (std::size_t i = 0; i < wanted; ++i) {
        if (told.rows[i].d_k != plan.widths[i]) {
            return fmt::format(
                "returned a trial {} of d_k {}, expected d_k {}: one for each width, in the order "
                "given",
                i, told.rows[i].d_k, plan.widths[i]);
        }
    }
    return "";
}

/// Are there as many rows as widths, of so many numbers each?
bool is_whole(const Told& told, const Plan& plan, std::size_t numbers) {
    if (told.rows.size() != plan.widths.size()) return false;
    for (const ToldRow& row : told.rows) {
        if (row.numbers.size() != numbers) return false;
    }
    return true;
}

constexpr const char* report_is_incomplete = "left a report that is not whole";

}  // namespace

double relative_error_of_variance(std::size_t d_k, std::size_t samples) {
    const auto n = static_cast<double>(samples);
    return std::sqrt(2.0 / (n - 1.0) + 6.0 / (static_cast<double>(d_k) * n));
}

Measured<VarianceRow> read_variances(std::string_view report, std::string_view token,
                                     const Plan& plan) {
    const Told told = told_by(report, token);
    if (!told.trouble.empty()) return {{}, told.trouble};
    if (told.returned && told.returned != plan.widths.size()) {
        return {{}, complaint_about(told, *told.returned, plan)};
    }
    if (!is_whole(told, plan, 4)) return {{}, report_is_incomplete};
    if (const std::string trouble = complaint_about(told, told.rows.size(), plan);
        !trouble.empty()) {
        return {{}, trouble};
    }
    Measured<VarianceRow> measured;
    for (const ToldRow& row : told.rows) {
        const double share = relative_error_of_variance(row.d_k, plan.samples);
        const double raw = row.numbers[1];
        const double scaled = row.numbers[3];
        measured.rows.push_back(
            {row.d_k, {raw, std::abs(raw) * share}, {scaled, std::abs(scaled) * share}});
    }
    return measured;
}

Measured<SoftmaxRow> read_softmaxes(std::string_view report, std::string_view token,
                                    const Plan& plan) {
    const Told told = told_by(report, token);
    if (!told.trouble.empty()) return {{}, told.trouble};
    if (!is_whole(told, plan, 4 * scale_names.size())) return {{}, report_is_incomplete};
    Measured<SoftmaxRow> measured;
    for (const ToldRow& row : told.rows) {
        SoftmaxRow read;
        read.d_k = row.d_k;
        for (std::size_t i = 0; i < scale_names.size(); ++i) {
            const double* const numbers = row.numbers.data() + 4 * i;
            read.entropy[i] = {numbers[0], numbers[1]};
            read.largest[i] = {numbers[2], numbers[3]};
        }
        measured.rows.push_back(read);
    }
    return measured;
}

}  // namespace coach
