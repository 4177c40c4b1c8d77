#include "diff/line_diff.hpp"

#include <algorithm>
#include <cstdint>

#include "files/lines.hpp"

namespace coach {
namespace {

using Lines = std::vector<std::string_view>;

/// Beyond this many pairs of lines, which no solution comes near, what differs counts as replaced
/// as a whole: the table below would take too much memory.
constexpr std::size_t most_pairs = 16'000'000;

/// However their breaks are written.
Lines compared_lines_of(std::string_view text) {
    Lines lines = lines_of(text);
    for (std::string_view& line : lines) {
        if (line.ends_with('\r')) line.remove_suffix(1);
    }
    return lines;
}

/// For each pair of positions, how many lines the rests behind them have in common.
class CommonLines {
 public:
    CommonLines(const Lines& before, const Lines& after)
        : columns_(after.size() + 1), lengths_((before.size() + 1) * columns_) {
        for (std::size_t i = before.size(); i-- > 0;) {
            for (std::size_t j = after.size(); j-- > 0;) {
                at(i, j) = before[i] == after[j] ? at(i + 1, j + 1) + 1
                                                 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }
    std::uint32_t& at(std::size_t i, std::size_t j) { return lengths_[i * columns_ + j]; }

 private:
    std::size_t columns_;
    std::vector<std::uint32_t> lengths_;
};

/// Collects rows; what differs waits until the next common line, to stand side by side.
class Rows {
 public:
    void same(std::string_view line) {
        flush();
        rows_.push_back({std::string(line), std::string(line)});
    }
    void removed(std::string_view line) { removed_.push_back(line); }
    void added(std::string_view line) { added_.push_back(line); }

    std::vector<DiffRow> take() {
        flush();
        return std::move(rows_);
    }

 private:
    void flush() {
        for (std::size_t i = 0; i < std::max(removed_.size(), added_.size()); ++i) {
            DiffRow row;
            if (i < removed_.size()) row.before = removed_[i];
            if (i < added_.size()) row.after = added_[i];
            rows_.push_back(std::move(row));
        }
        removed_.clear();
        added_.clear();
    }

    std::vector<DiffRow> rows_;
    Lines removed_, added_;
};

}  // namespace

std::vector<DiffRow> line_diff(std::string_view before, std::string_view after) {
    const Lines old_lines = compared_lines_of(before);
    const Lines new_lines = compared_lines_of(after);
    const auto [old_middle, new_middle] =
        std::mismatch(old_lines.begin(), old_lines.end(), new_lines.begin(), new_lines.end());
    Rows rows;
    std::for_each(old_lines.begin(), old_middle, [&](auto line) { rows.same(line); });
    const Lines removed(old_middle, old_lines.end());
    const Lines added(new_middle, new_lines.end());
    std::size_t i = 0;
    std::size_t j = 0;
    if (removed.size() * added.size() <= most_pairs) {
        CommonLines common(removed, added);
        while (i < removed.size() && j < added.size()) {
            if (removed[i] == added[j]) {
                rows.same(removed[i]);
                ++i;
                ++j;
            } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
                rows.removed(removed[i++]);
            } else {
                rows.added(added[j++]);
            }
        }
    }
    while (i < removed.size()) rows.removed(removed[i++]);
    while (j < added.size()) rows.added(added[j++]);
    return rows.take();
}

}  // namespace coach
