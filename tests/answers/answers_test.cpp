#include "answers.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "problem.hpp"

using namespace answers_tests;

namespace {

/// What reading this text says, without the name of the file.
std::string problem_of(const std::string& text) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / "qkv_answers_test.toml";
    std::ofstream(file) << text;
    try {
        read_answers(file);
    } catch (const coach::Problem& problem) {
        std::filesystem::remove(file);
        return std::string(problem.what()).substr(file.string().size());
    }
    std::filesystem::remove(file);
    return "no problem";
}

}  // namespace

TEST_CASE("what is wrong with an answer is told with its line") {
    const std::string right =
        "[[answer]]\nquestion = \"a\"\nkind = \"good\"\ntext = \"t\"\nsays = [1, 2]\n";
    CHECK(problem_of(right) == "no problem");
    CHECK(problem_of("[[answer]]\nquestion = \"a\"\n") == ":1: expected a text 'kind'");
    CHECK(problem_of("[[answer]]\nquestion = \"a\"\nkind = \"bad\"\ntext = \"t\"\nsays = []\n") ==
          ":1: expected a kind that README.md names");
    CHECK(problem_of("[[answer]]\nquestion = \"a\"\nkind = \"good\"\ntext = \"t\"\nsays = [0]\n") ==
          ":5: expected numbers of key points, from 1");
    CHECK(problem_of("[[answers]]\n") == ":1: expected tables [[answer]]");
}
