#include "dialogue/dialogue.hpp"

#include <fmt/format.h>

namespace coach {

std::string clock_text(double seconds) {
    const auto whole = static_cast<long>(seconds);
    return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace coach
