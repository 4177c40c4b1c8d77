#include "observe/about_values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "observe/factors.hpp"

namespace coach {
namespace {

using Cells = std::vector<double>;

/// A matrix's or a batch's rows; a vector is one row.
struct Rows {
    std::size_t count;
    std::size_t width;
};

Rows rows_of(const std::vector<std::size_t>& shape) {
    const std::size_t width = shape.empty() ? 1 : shape.back();
    return {width == 0 ? 0 : size_of(shape) / width, width};
}

bool is_matrix(const ReportedPart& part) { return part.shape.size() == 2; }

// ---- of one wrong part

bool is_not_a_number(const WrongPart& part) {
    return std::any_of(part.got->cells.begin(), part.got->cells.end(),
                       [](double cell) { return std::isnan(cell); });
}

bool is_infinite(const WrongPart& part) {
    return std::any_of(part.got->cells.begin(), part.got->cells.end(),
                       [](double cell) { return std::isinf(cell); });
}

/// Is each row all NaN or without any?
bool is_nan_by_rows(const WrongPart& part) {
    const Rows rows = rows_of(part.got->shape);
    for (std::size_t row = 0; row < rows.count; ++row) {
        const auto begin = part.got->cells.begin() + static_cast<std::ptrdiff_t>(row * rows.width);
        const auto count = std::count_if(begin, begin + static_cast<std::ptrdiff_t>(rows.width),
                                         [](double cell) { return std::isnan(cell); });
        if (count != 0 && count != static_cast<std::ptrdiff_t>(rows.width)) return false;
    }
    return rows.count > 0;
}

bool is_zero(const WrongPart& part) {
    return has_same_shape(part) && !part.got->cells.empty() && largest(part.got->cells) == 0.0;
}

bool is_transposed(const WrongPart& part) {
    if (!is_matrix(*part.expected) || !is_matrix(*part.got)) return false;
    const std::size_t rows = part.expected->shape[0];
    const std::size_t columns = part.expected->shape[1];
    if (part.got->shape[0] != columns || part.got->shape[1] != rows) return false;
    Cells turned(part.got->cells.size());
    for (std::size_t i = 0; i < turned.size(); ++i) {
        turned[i] = part.got->cells[(i % columns) * rows + i / columns];
    }
    return are_close(*part.expected, turned);
}

/// The right cells, row by row, in another shape?
bool is_reshaped(const WrongPart& part) {
    return !has_same_shape(part) && !part.got->cells.empty() &&
           are_close(*part.expected, part.got->cells);
}

/// The expected cells, with the places of their rows changed by `place(row, count)`.
template <class Place>
Cells with_rows_moved(const ReportedPart& part, const Place& place) {
    const Rows rows = rows_of(part.shape);
    Cells moved(part.cells.size());
    for (std::size_t row = 0; row < rows.count; ++row) {
        for (std::size_t i = 0; i < rows.width; ++i) {
            moved[place(row, rows.count) * rows.width + i] = part.cells[row * rows.width + i];
        }
    }
    return moved;
}

bool has_rows_reversed(const WrongPart& part) {
    return has_same_shape(part) && rows_of(part.got->shape).count > 1 &&
           are_close(*part.expected,
                     with_rows_moved(*part.got, [](auto row, auto n) { return n - 1 - row; }));
}

bool has_rows_shifted(const WrongPart& part) {
    if (!has_same_shape(part) || rows_of(part.got->shape).count < 2) return false;
    const auto up = [](auto row, auto n) { return (row + 1) % n; };
    const auto down = [](auto row, auto n) { return (row + n - 1) % n; };
    return are_close(*part.expected, with_rows_moved(*part.got, up)) ||
           are_close(*part.expected, with_rows_moved(*part.got, down));
}

bool has_columns_reversed(const WrongPart& part) {
    const Rows rows = rows_of(part.got->shape);
    if (!has_same_shape(part) || rows.width < 2) return false;
    Cells turned = part.got->cells;
    for (std::size_t row = 0; row < rows.count; ++row) {
        const auto begin = turned.begin() + static_cast<std::ptrdiff_t>(row * rows.width);
        std::reverse(begin, begin + static_cast<std::ptrdiff_t>(rows.width));
    }
    return are_close(*part.expected, turned);
}

/// Does each row hold the expected cells in another order?
bool has_the_cells_in_another_order(const WrongPart& part) {
    const Rows rows = rows_of(part.got->shape);
    if (!has_same_shape(part) || rows.width < 2) return false;
    Cells got = part.got->cells;
    ReportedPart expected = *part.expected;
    for (std::size_t row = 0; row < rows.count; ++row) {
        for (Cells* const cells : {&got, &expected.cells}) {
            const auto begin = cells->begin() + static_cast<std::ptrdiff_t>(row * rows.width);
            std::sort(begin, begin + static_cast<std::ptrdiff_t>(rows.width));
        }
    }
    return are_close(expected, got);
}

/// Are all rows the same, though the expected ones are not?
bool repeats_one_row(const WrongPart& part) {
    const auto repeats = [](const ReportedPart& of) {
        const Rows rows = rows_of(of.shape);
        if (rows.count < 2) return false;
        const double allowed = allowance(of);
        for (std::size_t i = rows.width; i < of.cells.size(); ++i) {
            if (!is_close(of.cells[i], of.cells[i - rows.width], allowed)) return false;
        }
        return true;
    };
    return has_same_shape(part) && repeats(*part.got) && !repeats(*part.expected);
}

/// Does `function` of each expected cell give the cell that was returned, and does that differ?
bool is_function_of_expected(const WrongPart& part, double (*function)(double)) {
    if (!has_same_shape(part)) return false;
    Cells cells = part.expected->cells;
    for (double& cell : cells) {
        cell = function(cell);
        if (!std::isfinite(cell)) return false;
    }
    ReportedPart turned = *part.expected;
    turned.cells = std::move(cells);
    return are_close(turned, part.got->cells);
}

OfPart is_expected_with(double (*function)(double)) {
    return [function](const WrongPart& part) { return is_function_of_expected(part, function); };
}

/// Does each row of the difference hold one number, and not the same in all of them?
bool is_off_by_a_constant_a_row(const WrongPart& part) {
    const Rows rows = rows_of(part.got->shape);
    if (!has_same_shape(part) || rows.width < 2) return false;
    const double allowed = allowance(*part.expected);
    for (std::size_t row = 0; row < rows.count; ++row) {
        const std::size_t first = row * rows.width;
        const double offset = part.got->cells[first] - part.expected->cells[first];
        for (std::size_t i = first + 1; i < first + rows.width; ++i) {
            if (!is_close(part.got->cells[i] - part.expected->cells[i], offset, allowed)) {
                return false;
            }
        }
    }
    return true;
}

/// Is each row a multiple of the expected one?
bool is_a_multiple_by_rows(const WrongPart& part) {
    const Rows rows = rows_of(part.got->shape);
    if (!has_same_shape(part) || rows.width < 2 || rows.count == 0) return false;
    const double allowed = allowance(*part.expected);
    for (std::size_t row = 0; row < rows.count; ++row) {
        const double* const got = part.got->cells.data() + row * rows.width;
        const double* const expected = part.expected->cells.data() + row * rows.width;
        const std::size_t pivot = static_cast<std::size_t>(
            std::max_element(expected, expected + rows.width,
                             [](double a, double b) { return std::abs(a) < std::abs(b); }) -
            expected);
        if (expected[pivot] == 0) return false;
        const double factor = got[pivot] / expected[pivot];
        for (std::size_t i = 0; i < rows.width; ++i) {
            if (!is_close(got[i], factor * expected[i], allowed)) return false;
        }
    }
    return true;
}

/// Do the expected rows sum to 1, and not those that were returned?
bool lacks_sums_of_one(const WrongPart& part) {
    const Rows rows = rows_of(part.got->shape);
    if (!has_same_shape(part) || rows.count == 0) return false;
    const auto sums_to_one = [&](const ReportedPart& of, std::size_t row) {
        const auto begin = of.cells.begin() + static_cast<std::ptrdiff_t>(row * rows.width);
        const double sum =
            std::accumulate(begin, begin + static_cast<std::ptrdiff_t>(rows.width), 0.0);
        return std::abs(sum - 1) < 1e-6;
    };
    bool all_do = true;
    for (std::size_t row = 0; row < rows.count; ++row) {
        if (!sums_to_one(*part.expected, row)) return false;
        all_do = all_do && sums_to_one(*part.got, row);
    }
    return !all_do;
}

/// Are the wrong cells all of this kind, and the other ones right?
template <class Kind>
bool is_wrong_only_where(const WrongPart& part, const Kind& kind) {
    if (!has_same_shape(part) || part.expected->shape.size() < 2) return false;
    const Rows rows = rows_of(part.got->shape);
    const double allowed = allowance(*part.expected);
    for (std::size_t i = 0; i < part.got->cells.size(); ++i) {
        if (is_close(part.expected->cells[i], part.got->cells[i], allowed)) continue;
        if (!kind(i / rows.width, i % rows.width, rows)) return false;
    }
    return true;
}

bool is_wrong_on_the_diagonal(const WrongPart& part) {
    return is_matrix(*part.expected) && part.expected->shape[0] == part.expected->shape[1] &&
           part.expected->shape[0] > 1 &&
           is_wrong_only_where(part, [](auto row, auto column, auto) { return row == column; });
}

bool is_wrong_in_the_last_row(const WrongPart& part) {
    return rows_of(part.got->shape).count > 1 &&
           is_wrong_only_where(part, [](auto row, auto, auto n) { return row == n.count - 1; });
}

bool is_wrong_in_the_first_row(const WrongPart& part) {
    return rows_of(part.got->shape).count > 1 &&
           is_wrong_only_where(part, [](auto row, auto, auto) { return row == 0; });
}

bool is_wrong_in_the_last_column(const WrongPart& part) {
    return rows_of(part.got->shape).width > 1 &&
           is_wrong_only_where(part,
                               [](auto, auto column, auto n) { return column == n.width - 1; });
}

bool is_wrong_in_the_first_column(const WrongPart& part) {
    return rows_of(part.got->shape).width > 1 &&
           is_wrong_only_where(part, [](auto, auto column, auto) { return column == 0; });
}

/// Is what lies at index 0 of the first axis right, and only the rest wrong?
bool begins_right(const WrongPart& part) {
    const std::vector<std::size_t>& shape = part.expected->shape;
    if (!has_same_shape(part) || shape.size() < 2 || shape[0] < 2) return false;
    const std::size_t size = part.expected->cells.size() / shape[0];
    const double allowed = allowance(*part.expected);
    for (std::size_t i = 0; i < size; ++i) {
        if (!is_close(part.expected->cells[i], part.got->cells[i], allowed)) return false;
    }
    return true;
}

bool is_a_batch(const WrongPart& part) { return part.expected->shape.size() == 3; }

/// Are all cells close to the expected ones, as if they had been rounded to a float?
bool is_rounded_to_float(const WrongPart& part) {
    if (!has_same_shape(part)) return false;
    const double allowed = 1e-5 * largest(part.expected->cells);
    for (std::size_t i = 0; i < part.expected->cells.size(); ++i) {
        // false for NaN
        if (!(std::abs(part.expected->cells[i] - part.got->cells[i]) <= allowed)) return false;
    }
    return part.expected->within == 0;
}

/// Are all cells whole numbers, though not all of the expected ones are?
bool is_whole(const WrongPart& part) {
    const auto whole = [](double cell) { return cell == std::floor(cell); };
    return std::all_of(part.got->cells.begin(), part.got->cells.end(), whole) &&
           !std::all_of(part.expected->cells.begin(), part.expected->cells.end(), whole);
}

/// Is it off by 1, as a count that begins or ends at the wrong place is?
bool is_one_off(const WrongPart& part) {
    return part.expected->shape.empty() && part.got->shape.empty() &&
           std::abs(part.expected->cells[0] - part.got->cells[0]) == 1.0;
}

// ---- of all of them

/// "k holds what q should hold", where this is so in every check.
std::optional<std::string> exchanged(const std::vector<WrongPart>& parts) {
    std::string got_name;
    std::string expected_name;
    for (const WrongPart& part : parts) {
        bool found = false;
        for (const ReportedPart& other : *part.check->expected) {
            if (&other == part.expected || other.shape != part.got->shape) continue;
            if (!are_close(other, part.got->cells)) continue;
            if (!got_name.empty() && (got_name != part.got->name || expected_name != other.name)) {
                continue;
            }
            got_name = part.got->name;
            expected_name = other.name;
            found = true;
        }
        if (!found) return std::nullopt;
    }
    if (got_name.empty()) return std::nullopt;
    return fmt::format("{} holds what {} should hold.", got_name, expected_name);
}

/// "Only k is ever wrong", where several parts are returned.
std::optional<std::string> only_one_part(const std::vector<WrongPart>& parts) {
    std::set<std::string> names;
    for (const WrongPart& part : parts) names.insert(part.expected->name);
    if (names.size() != 1 || names.begin()->empty()) return std::nullopt;
    return fmt::format("Only {} is ever wrong.", *names.begin());
}

/// One number by which every wrong cell is off.
std::optional<std::string> common_offset(const std::vector<WrongPart>& parts) {
    std::optional<double> offset;
    for (const WrongPart& part : parts) {
        if (!has_same_shape(part)) return std::nullopt;
        const double allowed = allowance(*part.expected);
        for (std::size_t i = 0; i < part.expected->cells.size(); ++i) {
            const double here = part.got->cells[i] - part.expected->cells[i];
            if (!offset) offset = here;
            if (!is_close(here, *offset, allowed)) return std::nullopt;
        }
    }
    if (!offset || !std::isfinite(*offset)) return std::nullopt;
    return fmt::format("Every cell is off by the same number: {:+.6g}.", *offset);
}

/// The same number whatever goes in.
std::optional<std::string> constant(const std::vector<WrongPart>& parts) {
    std::set<double> got;
    std::set<double> expected;
    for (const WrongPart& part : parts) {
        if (!has_same_shape(part)) return std::nullopt;
        got.insert(part.got->cells.begin(), part.got->cells.end());
        expected.insert(part.expected->cells.begin(), part.expected->cells.end());
    }
    if (parts.size() < 2 || got.size() != 1 || expected.size() < 2) return std::nullopt;
    return fmt::format("The result is {:.6g} whatever goes in.", *got.begin());
}

struct Rule {
    OfPart kind;
    const char* text;
};

double negative_is_zero(double x) { return std::max(x, 0.0); }
double square(double x) { return x * x; }
double complement(double x) { return 1.0 - x; }
double magnitude(double x) { return std::abs(x); }
double square_root(double x) { return std::sqrt(x); }
double exponential(double x) { return std::exp(x); }
double logarithm(double x) { return std::log(x); }

/// From what is said most exactly to what is said in general.
const std::vector<Rule>& rules() {
    static const std::vector<Rule> all{
        {is_zero, "The wrong results are all zeros: are they ever filled?"},
        {is_transposed, "The right numbers are there, with rows and columns exchanged."},
        {is_reshaped, "The right numbers are there, in another shape."},
        {[](const WrongPart& part) { return is_reshaped(part) || is_transposed(part); },
         "The right numbers are there, in another shape."},
        {has_rows_reversed, "The right rows are there, from the last to the first."},
        {has_rows_shifted, "The right rows are there, each one place from where it belongs."},
        {has_columns_reversed, "The right columns are there, from the last to the first."},
        {has_the_cells_in_another_order,
         "Each row holds the right numbers, in another order: which goes with which?"},
        {repeats_one_row,
         "Every row of a result is the same: does the row's index reach what is "
         "computed?"},
        {is_expected_with(complement),
         "Each cell is 1 minus the expected one: what is true and what is false are exchanged."},
        {is_expected_with(magnitude), "The magnitudes are right, the signs are lost."},
        {is_expected_with(negative_is_zero),
         "Where the expected number is negative, there is a 0."},
        {is_expected_with(square), "Each cell is the square of the expected one."},
        {is_expected_with(square_root), "Each cell is the square root of the expected one."},
        {is_expected_with(exponential), "Each cell is the exponential of the expected one."},
        {is_expected_with(logarithm), "Each cell is the logarithm of the expected one."},
    };
    return all;
}

/// What is said where no number can be given.
const std::vector<Rule>& late_rules() {
    static const std::vector<Rule> all{
        {is_rounded_to_float,
         "The numbers are right to about seven digits, as if a float were among the types."},
        {is_whole, "The wrong results are whole numbers, as if an integer were among the types."},
        {is_one_off,
         "The number is off by one: where does the count begin, and where does it end?"},
        {is_off_by_a_constant_a_row, "Every row is off by one number, its own in each row."},
        {is_a_multiple_by_rows,
         "Every row is a multiple of the expected one, by a factor of its "
         "own: what is each row divided by?"},
        {is_wrong_on_the_diagonal, "Only the diagonal is wrong."},
        {is_wrong_in_the_first_row, "Only the first row is wrong."},
        {is_wrong_in_the_last_row, "Only the last row is wrong: does a loop end too early?"},
        {is_wrong_in_the_first_column, "Only the first column is wrong."},
        {is_wrong_in_the_last_column, "Only the last column is wrong: does a loop end too early?"},
    };
    return all;
}

std::optional<std::string> first_that_holds(const std::vector<Rule>& of,
                                            const std::vector<WrongPart>& parts) {
    for (const Rule& rule : of) {
        if (all_are(parts, rule.kind)) return rule.text;
    }
    return std::nullopt;
}

/// The same where a few wrong parts are of another kind, as special cases are.
std::optional<std::string> first_that_mostly_holds(const std::vector<WrongPart>& parts) {
    for (const std::vector<Rule>* const of : {&rules(), &late_rules()}) {
        for (const Rule& rule : *of) {
            const auto of_this_kind =
                static_cast<std::size_t>(std::count_if(parts.begin(), parts.end(), rule.kind));
            if (of_this_kind >= 3 && 4 * of_this_kind >= 3 * parts.size()) {
                return std::string("In most of the failing checks: ") + rule.text;
            }
        }
    }
    return std::nullopt;
}

std::string shapes_text(const ReportedPart& got, const ReportedPart& expected) {
    return fmt::format("The shapes are wrong before any number is: ({}) where ({}) is expected.",
                       fmt::join(got.shape, ", "), fmt::join(expected.shape, ", "));
}

/// Of results that are so large that the report holds their shapes alone.
std::optional<std::string> wrong_shapes(const Evidence& evidence) {
    std::optional<std::string> text;
    for (const ReportedCheck* const check : evidence.failing) {
        if (!demands_values(*check) || !returned(*check)) continue;
        if (check->got.empty() || check->expected->empty()) return std::nullopt;
        const ReportedPart& got = check->got.front();
        const ReportedPart& expected = check->expected->front();
        if (got.shape == expected.shape) return std::nullopt;
        if (!text) text = shapes_text(got, expected);
    }
    return text;
}

/// What all wrong parts have in common.
std::optional<std::string> in_common(const Evidence& evidence) {
    const std::vector<WrongPart>& parts = evidence.wrong;
    if (all_are(parts, is_not_a_number)) {
        return all_are(parts, is_nan_by_rows) ? "The wrong results hold NaN, by whole rows: 0/0, "
                                                "or infinity - infinity, where "
                                                "a row is normalised?"
                                              : "The wrong results hold NaN, in single cells.";
    }
    if (all_are(parts, is_infinite)) {
        return "The wrong results hold infinity: an exponential that overflows, or a division by "
               "0?";
    }
    if (all_are(parts, is_a_batch) && all_are(parts, begins_right)) {
        return "The first entry of each batch is right, later ones are not.";
    }
    if (auto text = first_that_holds(rules(), parts)) return text;
    if (all_are(parts, [](const WrongPart& part) { return !has_same_shape(part); })) {
        return shapes_text(*parts.front().got, *parts.front().expected);
    }
    if (auto text = common_factor(evidence)) return text;
    if (auto text = constant(parts)) return text;
    if (auto text = common_offset(parts)) return text;
    if (auto text = exchanged(parts)) return text;
    if (auto text = first_that_holds(late_rules(), parts)) return text;
    if (auto text = first_that_mostly_holds(parts)) return text;
    if (all_are(parts, begins_right)) return "The first row is right, later ones are not.";
    if (all_are(parts, lacks_sums_of_one)) return "The rows do not sum to 1, which weights do.";
    return std::nullopt;
}

}  // namespace

std::optional<std::string> about_values(const Evidence& evidence) {
    if (evidence.wrong.empty()) return wrong_shapes(evidence);
    const auto text = in_common(evidence);
    const auto part = only_one_part(evidence.wrong);
    if (text && part) return *text + ' ' + *part;
    return text ? text : part;
}

}  // namespace coach
