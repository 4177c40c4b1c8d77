#include "build/ninja.hpp"

#include <regex>

namespace coach {

void tell_progress(std::string_view piece,
                   const std::function<void(std::size_t, std::size_t)>& progress) {
    static const std::regex step("(?:^|\\n)\\[([0-9]{1,6})/([0-9]{1,6})\\]");
    for (auto match = std::cregex_iterator(piece.begin(), piece.end(), step);
         match != std::cregex_iterator(); ++match) {
        progress(std::stoul((*match)[1]), std::stoul((*match)[2]));
    }
}

std::string last_lines(std::string_view output, std::size_t lines) {
    if (output.empty()) return "";
    std::size_t at = output.size();
    for (std::size_t i = 0; i <= lines && at != std::string_view::npos && at > 0; ++i) {
        at = output.rfind('\n', at - 1);
    }
    return std::string(at == std::string_view::npos ? output : output.substr(at + 1));
}

bool succeeded(const ProcessResult& result) {
    const auto* const exited = std::get_if<Exited>(&result.end);
    return exited != nullptr && exited->code == 0;
}

}  // namespace coach
