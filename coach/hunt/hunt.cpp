#include "hunt/hunt.hpp"

#include <fmt/format.h>

#include <cstdlib>

#include "problem.hpp"

namespace coach {

std::string_view name_of(HuntLevel level) {
    switch (level) {
        case HuntLevel::easy:
            return "easy";
        case HuntLevel::medium:
            return "medium";
        case HuntLevel::hard:
            return "hard";
    }
    std::abort();  // not a HuntLevel
}

HuntLevel level_named(std::string_view name) {
    for (const HuntLevel level : {HuntLevel::easy, HuntLevel::medium, HuntLevel::hard}) {
        if (name == name_of(level)) return level;
    }
    throw Problem(fmt::format("'{}' is no level of a hunt: expected easy, medium or hard", name));
}

std::size_t mistakes_of(HuntLevel level) {
    switch (level) {
        case HuntLevel::easy:
            return 2;
        case HuntLevel::medium:
            return 3;
        case HuntLevel::hard:
            return 4;
    }
    std::abort();  // not a HuntLevel
}

std::size_t quiet_mistakes_of(HuntLevel level) {
    switch (level) {
        case HuntLevel::easy:
            return 0;
        case HuntLevel::medium:
            return 1;
        case HuntLevel::hard:
            return 2;
    }
    std::abort();  // not a HuntLevel
}

}  // namespace coach
