#include "interview.hpp"

#include <filesystem>

#include "says.hpp"

namespace interview_tests {

void check_says(const char* file, int line, std::string_view id, std::string_view text) {
    // read once for all checks
    static const std::vector<coach::Question> questions =
        coach::read_interview(std::filesystem::path(QKV_SOURCE_DIR) / "docs" / "interview");
    const std::string why_not = why_not_said(questions, id, text);
    if (why_not.empty()) {
        CHECK(why_not.empty());  // counted as a check
    } else {
        ADD_FAIL_CHECK_AT(file, line, why_not);
    }
}

}  // namespace interview_tests
