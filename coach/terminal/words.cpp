#include "terminal/words.hpp"

#include <fmt/format.h>

namespace coach {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string percent_text(double share) { return fmt::format("{:.0f} %", 100 * share); }

}  // namespace coach
