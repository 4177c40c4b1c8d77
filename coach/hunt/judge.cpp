#include "hunt/judge.hpp"

#include "diff/line_diff.hpp"

namespace coach {

std::optional<std::size_t> mistake_at(const BugHunt& hunt, int line) {
    const auto holds = [&](const Planted& planted, int around) {
        return planted.where.first - around <= line && line <= planted.where.last + around;
    };
    for (const int around : {0, 1}) {
        for (std::size_t at = 0; at < hunt.planted.size(); ++at) {
            if (holds(hunt.planted[at], around)) return at;
        }
    }
    return std::nullopt;
}

int line_before_editing(std::string_view text, std::string_view edited, int line) {
    int before = 0;
    int after = 0;
    for (const DiffRow& row : line_diff(text, edited)) {
        if (row.before) ++before;
        if (row.after && ++after == line) return before;
    }
    return before;
}

std::vector<std::size_t> still_there(const BugHunt& hunt, const HuntRun& run) {
    std::vector<std::size_t> result;
    for (std::size_t at = 0; at < hunt.planted.size(); ++at) {
        if (is_still_there(hunt.planted[at], run)) result.push_back(at);
    }
    return result;
}

}  // namespace coach
