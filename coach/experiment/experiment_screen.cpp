#include "experiment/experiment_screen.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "check/screen.hpp"
#include "experiment/figures.hpp"

namespace coach {
namespace {

// Wider than this, points are far apart for no gain.
constexpr std::size_t widest_plot = 100;
constexpr std::size_t two_plots_beside = 120;
constexpr std::size_t variance_rows = 15;
constexpr std::size_t softmax_rows = 11;

/// The text in the characters asked for, before it is laid out: names become longer.
std::string in(Characters characters, const std::string& text) {
    return characters == Characters::ascii ? in_ascii(text) : text;
}

/// Cells below headings, right-aligned, each column as wide as its widest cell.
std::string table(std::vector<std::vector<std::string>> rows, Characters characters,
                  const Terminal& terminal) {
    for (auto& row : rows) {
        for (std::string& cell : row) cell = in(characters, cell);
    }
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(row[i]));
        }
    }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += "  " + std::string(widths[i] - width_of(row[i]), ' ') + row[i];
        }
        text += (&row == &rows.front() ? terminal.dim(line) : line) + '\n';
    }
    return text;
}

/// The error in two digits: more of them would be errors themselves.
std::string with_error(const Estimate& estimate) {
    double error = estimate.error;
    if (std::isfinite(error) && error > 0.0) {
        const double step = std::pow(10.0, std::floor(std::log10(error)) - 1.0);
        error = std::round(error / step) * step;
    }
    return fmt::format("{} ± {}", short_number(estimate.value), short_number(error));
}

std::string variance_text(const Findings& findings, Characters characters,
                          const Terminal& terminal) {
    const std::vector<VarianceRow>& rows = findings.variance.rows;
    const std::size_t columns = std::min(terminal.columns, widest_plot);
    std::string text =
        plot(variance_figure(rows), columns, variance_rows, characters, terminal) + '\n';
    std::vector<std::vector<std::string>> cells{{"d_k", "variance of q·k", "of q·k/√d_k"}};
    for (const VarianceRow& row : rows) {
        cells.push_back({std::to_string(row.d_k), with_error(row.raw), with_error(row.scaled)});
    }
    text += table(cells, characters, terminal);
    return text +
           wrapped(in(characters,
                      fmt::format("± one standard error of a sample variance s² of N = {} dot "
                                  "products: s²·√(2/(N−1) + 6/(d_k·N)), where 6/d_k is the excess "
                                  "kurtosis of q·k.",
                                  findings.plan.samples)),
                   columns, 2) +
           '\n';
}

/// Entropy and largest weight in one table, or below each other where that is too wide.
std::string softmax_tables(const std::vector<SoftmaxRow>& rows, std::size_t columns,
                           Characters characters, const Terminal& terminal) {
    std::vector<std::vector<std::string>> entropy{{"d_k", "entropy: none", "1/√d_k", "1/d_k"}};
    std::vector<std::vector<std::string>> largest{{"d_k", "largest: none", "1/√d_k", "1/d_k"}};
    std::vector<std::vector<std::string>> both{entropy[0]};
    both[0].insert(both[0].end(), largest[0].begin() + 1, largest[0].end());
    for (const SoftmaxRow& row : rows) {
        entropy.push_back({std::to_string(row.d_k)});
        largest.push_back({std::to_string(row.d_k)});
        for (const Estimate& estimate : row.entropy) {
            entropy.back().push_back(short_number(estimate.value));
        }
        for (const Estimate& estimate : row.largest) {
            largest.back().push_back(short_number(estimate.value));
        }
        both.push_back(entropy.back());
        both.back().insert(both.back().end(), largest.back().begin() + 1, largest.back().end());
    }
    const std::string wide = table(both, characters, Terminal{});
    if (width_of(wide.substr(0, wide.find('\n'))) <= columns) {
        return table(both, characters, terminal);
    }
    return table(entropy, characters, terminal) + '\n' + table(largest, characters, terminal);
}

std::string softmax_text(const Findings& findings, Characters characters,
                         const Terminal& terminal) {
    const std::vector<SoftmaxRow>& rows = findings.softmax.rows;
    const bool are_beside = terminal.columns >= two_plots_beside;
    const std::size_t all = std::min(terminal.columns, 2 * widest_plot);
    const std::size_t columns = are_beside ? all / 2 - 1 : std::min(all, widest_plot);
    const std::string entropy =
        plot(entropy_figure(rows), columns, softmax_rows, characters, terminal);
    const std::string largest =
        plot(largest_weight_figure(rows), columns, softmax_rows, characters, terminal);
    std::string text =
        are_beside ? beside(entropy, largest, columns + 2) : entropy + '\n' + largest;
    text += '\n' + softmax_tables(rows, terminal.columns, characters, terminal);
    return text +
           wrapped(in(characters,
                      fmt::format("Means over {} queries, each with {} keys of its own. softmax "
                                  "is lesson 2's, of the reference, unless this lesson's file "
                                  "defines one.",
                                  softmax_queries, softmax_keys)),
                   std::min(terminal.columns, widest_plot), 2) +
           '\n';
}

/// What is to be known of a finding before its plot, or in its place.
template <class Row>
std::string remarks(const Finding<Row>& finding, const Terminal& terminal) {
    const std::size_t columns = std::min(terminal.columns, widest_plot);
    std::string text;
    if (!finding.trouble.empty()) {
        text += terminal.yellow(wrapped(printable(finding.trouble) + '.', columns, 2)) + '\n';
        if (!finding.advice.empty()) text += wrapped(finding.advice, columns, 2) + '\n';
        text += printed_by_learner(printable(finding.printed), terminal);
    } else if (!finding.passes_its_tests) {
        text += terminal.yellow(wrapped(
                    fmt::format("{} {} fails its tests: what is drawn is what it computes, not "
                                "what is so.",
                                finding.exercise->id, finding.exercise->name),
                    columns, 2)) +
                '\n';
    } else {
        return "";
    }
    // what passes its tests is nothing that check could explain
    if (finding.passes_its_tests) return text;
    text += fmt::format("  why        ./qkv check {}\n", finding.exercise->id);
    return text + "  as it is   ./qkv experiment --reference\n";
}

}  // namespace

std::string experiment_troubles(const Course& course, const Findings& findings,
                                const std::string& source, const Terminal& terminal) {
    if (findings.does_not_compile) {
        return check_screen(course, *findings.does_not_compile, source, terminal);
    }
    return remarks(findings.variance, terminal) + remarks(findings.softmax, terminal);
}

std::string experiment_screen(const Course& course, const Findings& findings,
                              const std::string& source, Characters characters,
                              const Terminal& terminal) {
    if (findings.does_not_compile) {
        return experiment_troubles(course, findings, source, terminal);
    }
    const Plan& plan = findings.plan;
    std::string text =
        terminal.bold(wrapped(fmt::format("Lesson 4's experiment, {}: {} samples, seed {}",
                                          plan.use_reference ? "with the reference's functions"
                                                             : "with your functions",
                                          plan.samples, plan.seed),
                              terminal.columns)) +
        "\n\n";
    const auto add = [&](const std::string& remark, const std::string& drawn) {
        text += remark + (remark.empty() || drawn.empty() ? "" : "\n") + drawn;
    };
    add(remarks(findings.variance, terminal),
        findings.variance.rows.empty() ? "" : variance_text(findings, characters, terminal));
    text += '\n';
    add(remarks(findings.softmax, terminal),
        findings.softmax.rows.empty() ? "" : softmax_text(findings, characters, terminal));
    text += '\n' + where_to_read(course, findings.variance.exercise->docs, terminal);
    return in(characters, text);  // a remark, or the title of a section of the book
}

}  // namespace coach
