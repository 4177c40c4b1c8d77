#include "support/text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace qkv_tests {
namespace {

constexpr std::size_t few_cells = 16;
constexpr std::size_t widest_line = 60;
constexpr std::size_t most_rows = 8;
constexpr std::size_t most_listed = 4;

std::string number(double value, int digits) {
    if (std::isnan(value)) return "nan";  // else some print "-nan"
    char text[40];
    std::snprintf(text, sizeof text, "%.*g", digits, value);
    return text;
}

/// One matrix of a part: the part itself, or one entry of its batch.
struct Sheet {
    std::size_t first = 0;  ///< where its cells begin
    std::size_t rows = 1;
    std::size_t columns = 1;
};

Sheet sheet_with(const Part& part, std::size_t cell) {
    Sheet sheet;
    const std::size_t axes = part.shape.size();
    if (axes >= 1) sheet.columns = part.shape[axes - 1];
    if (axes >= 2) sheet.rows = part.shape[axes - 2];
    const std::size_t size = sheet.rows * sheet.columns;
    if (size > 0) sheet.first = cell / size * size;
    return sheet;
}

using Lines = std::vector<std::string>;

/// Rows of aligned cells, each followed by a mark or a space; nothing where they are too wide or
/// too many.
Lines table(const Part& part, const Sheet& sheet, const std::vector<bool>& differs,
            double within = 0.0) {
    std::vector<std::string> cells;
    std::size_t width = 0;
    for (std::size_t i = 0; i < sheet.rows * sheet.columns; ++i) {
        double cell = part.cells[sheet.first + i];
        // digits that do not matter only distract
        if (within > 0.0 && std::isfinite(cell)) {
            const double step = std::pow(10.0, std::floor(std::log10(within / 10.0) + 1e-9));
            cell = std::round(cell / step) * step + 0.0;  // no -0
        }
        cells.push_back(number(cell, 4));
        width = std::max(width, cells.back().size());
    }
    if (sheet.rows > most_rows || sheet.columns * (width + 2) + 2 > widest_line) return {};
    Lines lines;
    for (std::size_t row = 0; row < sheet.rows; ++row) {
        std::string text;
        for (std::size_t column = 0; column < sheet.columns; ++column) {
            const std::size_t i = row * sheet.columns + column;
            text += ' ' + std::string(width - cells[i].size(), ' ') + cells[i];
            text += !differs.empty() && differs[sheet.first + i] ? differs_mark : ' ';
        }
        while (text.back() == ' ') text.pop_back();
        lines.push_back(std::move(text));
    }
    return lines;
}

std::string joined(const Lines& lines, std::size_t indent) {
    std::string text;
    for (const std::string& line : lines) text += std::string(indent, ' ') + line + '\n';
    return text;
}

/// Expected and got, each below its heading: beside each other where both fit into a line.
std::string compared(Lines should, Lines is) {
    should.insert(should.begin(), "expected");
    is.insert(is.begin(), std::string("got (") + differs_mark + " differs)");
    constexpr std::size_t gap = 6;
    const auto width = [](const Lines& lines) {
        std::size_t widest = 0;
        for (const std::string& line : lines) widest = std::max(widest, line.size());
        return widest;
    };
    const std::size_t left = width(should) + gap;
    if (should.size() != is.size() || left + width(is) + 2 > widest_line) {
        return joined(should, 2) + joined(is, 2);
    }
    for (std::size_t i = 0; i < is.size(); ++i) {
        should[i] += std::string(left - should[i].size(), ' ') + is[i];
    }
    return joined(should, 2);
}

std::string cell_name(const Part& part, std::size_t cell) {
    const std::size_t axes = part.shape.size();
    if (axes == 0) return "";
    const Sheet sheet = sheet_with(part, cell);
    const std::size_t in_sheet = cell - sheet.first;
    std::string text;
    if (axes == 3) {
        text = "entry " + std::to_string(sheet.first / (sheet.rows * sheet.columns)) + ", ";
    }
    if (axes >= 2) text += "row " + std::to_string(in_sheet / sheet.columns) + ", ";
    return text + "column " + std::to_string(in_sheet % sheet.columns);
}

std::string list_of_cells(const Part& expected, const Part& got, const std::vector<bool>& differs) {
    std::string text;
    std::size_t listed = 0;
    for (std::size_t cell = 0; cell < differs.size() && listed < most_listed; ++cell) {
        if (!differs[cell]) continue;
        ++listed;
        int digits = 4;  // as many as it takes to tell them apart
        while (digits < 17 &&
               number(expected.cells[cell], digits) == number(got.cells[cell], digits)) {
            ++digits;
        }
        text += "    " + cell_name(expected, cell) + ": expected " +
                number(expected.cells[cell], digits) + ", got " + number(got.cells[cell], digits) +
                '\n';
    }
    return text;
}

/// Would the cells that differ look the same in a table?
bool look_alike(const Part& expected, const Part& got, const std::vector<bool>& differs) {
    for (std::size_t cell = 0; cell < differs.size(); ++cell) {
        if (differs[cell] && number(expected.cells[cell], 4) == number(got.cells[cell], 4)) {
            return true;
        }
    }
    return false;
}

std::string wrong_cells(const Part& expected, const Part& got) {
    std::vector<bool> differs(expected.cells.size());
    const double allowed = tolerance(expected);
    for (std::size_t cell = 0; cell < differs.size(); ++cell) {
        differs[cell] = !is_close(expected.cells[cell], got.cells[cell], allowed);
    }
    const std::string name = expected.name.empty() ? "" : expected.name + ": ";
    if (expected.shape.empty()) {
        int digits = expected.within > 0.0 ? 4 : 17;  // as many as it takes to tell them apart
        while (digits < 17 && number(expected.cells[0], digits) == number(got.cells[0], digits)) {
            ++digits;
        }
        std::string wanted = number(expected.cells[0], digits);
        if (expected.within > 0.0) wanted += ", give or take " + number(expected.within, 4);
        if (expected.is_a_bound) wanted = "at most " + number(expected.within, 4);
        return name + "expected " + wanted + ", got " + number(got.cells[0], digits) + '\n';
    }
    const auto wrong = static_cast<std::size_t>(std::count(differs.begin(), differs.end(), true));
    std::string text =
        name + "wrong cells: " + std::to_string(wrong) + " of " + std::to_string(differs.size());
    if (expected.within > 0.0) text += ", by more than " + number(expected.within, 4);
    const auto first =
        static_cast<std::size_t>(std::find(differs.begin(), differs.end(), true) - differs.begin());
    const Sheet sheet = sheet_with(expected, first);
    const Lines should = table(expected, sheet, {}, expected.within);
    const Lines is = table(got, sheet, differs, expected.within);
    if (should.empty() || is.empty() || look_alike(expected, got, differs)) {
        return text + "; shape " + shape_text(expected.shape) + '\n' +
               list_of_cells(expected, got, differs);
    }
    if (expected.shape.size() == 3) {
        text += "; entry " + std::to_string(first / (sheet.rows * sheet.columns));
    }
    return text + '\n' + compared(should, is);
}

/// All cells of a part: one table, or one for each entry of a batch.
std::string sheets(const Part& part) {
    std::string text;
    const Sheet sheet = sheet_with(part, 0);
    const std::size_t size = sheet.rows * sheet.columns;
    for (std::size_t first = 0; first < part.cells.size(); first += size) {
        if (part.shape.size() == 3) text += "   entry " + std::to_string(first / size) + '\n';
        text += joined(table(part, sheet_with(part, first), {}), 3);
    }
    return text;
}

}  // namespace

std::string shapes_text(const Value& value) {
    std::string text;
    for (const Part& part : value) {
        if (!text.empty()) text += ", ";
        if (!part.name.empty()) text += part.name + ' ';
        text += part.shape.empty() ? number(part.cells[0], 17) : shape_text(part.shape);
    }
    return text;
}

std::string inputs_text(const std::vector<Input>& inputs) {
    std::string text;
    for (const Input& input : inputs) {
        for (const Part& part : input.value) {
            text += "  " + input.name + (part.name.empty() ? "" : '.' + part.name);
            if (part.shape.empty()) {
                text += " = " + number(part.cells[0], 17) + '\n';
                continue;
            }
            text += ' ' + shape_text(part.shape) + '\n';
            if (part.cells.size() <= few_cells) text += sheets(part);
        }
    }
    return text;
}

std::optional<std::string> difference(const Value& expected, const Value& got) {
    std::string right;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (is_right(expected[i], got[i])) {
            right += (right.empty() ? "" : ", ") + expected[i].name;
        }
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
        if (is_right(expected[i], got[i])) continue;
        std::string text;
        if (expected[i].shape != got[i].shape) {
            text = (expected[i].name.empty() ? "" : expected[i].name + ": ") +
                   "expected the shape " + shape_text(expected[i].shape) + ", got " +
                   shape_text(got[i].shape) + '\n';
        } else {
            text = wrong_cells(expected[i], got[i]);
        }
        if (!right.empty()) text += "  (right: " + right + ")\n";
        text.pop_back();  // the line break at the end
        return text;
    }
    return std::nullopt;
}

}  // namespace qkv_tests
