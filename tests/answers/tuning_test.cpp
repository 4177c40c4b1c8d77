// The answers that the finder and its terms were made with.
#include <doctest/doctest.h>

#include "score.hpp"

using namespace answers_tests;

TEST_CASE("of the answers that it was made with, nearly all key points are found, and few others") {
    const std::filesystem::path source = QKV_SOURCE_DIR;
    const std::vector<coach::Question> questions =
        coach::read_interview(source / "docs" / "interview");
    for (const char* const file :
         {"tuning.toml", "tuning_2.toml", "tuning_3.toml", "tuning_4.toml", "tuning_5.toml"}) {
        CAPTURE(file);
        const Score result = score(questions, read_answers(source / "tests" / "answers" / file));
        MESSAGE(result.totals());
        const bool is_good = result.all.precision() >= 0.9 && result.all.recall() >= 0.85;
        CHECK(result.all.precision() >= 0.9);
        CHECK(result.all.recall() >= 0.85);
        if (is_good) continue;
        for (const std::string& mistake : result.mistakes) MESSAGE(mistake);
    }
}
