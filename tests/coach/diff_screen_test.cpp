#include "diff/diff_screen.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

using namespace coach;

namespace {

const std::string before = "int f() {\n    return 1;\n    // gone\n}\n";
const std::string after = "int f() {\n    return 2;\n}\n// new\n";

std::string screen(std::size_t columns, bool colour = false) {
    return diff_screen(line_diff(before, after), "yours", "the solution", {columns, colour});
}

}  // namespace

TEST_CASE("in 80 columns, less what a watch moves it in, two texts stand side by side") {
    CHECK(screen(78).find("    return 1;                         |     return 2;\n") !=
          std::string::npos);
    CHECK(screen(80) ==
          "yours                                    the solution\n"
          "int f() {                                int f() {\n"
          "    return 1;                          |     return 2;\n"
          "    // gone                            <\n"
          "}                                        }\n"
          "                                       > // new\n");
}

TEST_CASE("below that they stand one below the other") {
    CHECK(screen(77) ==
          "- yours\n"
          "+ the solution\n"
          "\n"
          "  int f() {\n"
          "-     return 1;\n"
          "-     // gone\n"
          "+     return 2;\n"
          "  }\n"
          "+ // new\n");
}

TEST_CASE("no line is wider than the terminal, and nothing is cut off") {
    const std::string wide = std::string(50, 'a') + std::string(50, 'b');
    for (const std::size_t columns :
         {std::size_t{60}, std::size_t{80}, std::size_t{81}, std::size_t{120}}) {
        CAPTURE(columns);
        const std::string text = diff_screen(line_diff("x\n", wide), "a", "b", {columns, false});
        std::istringstream lines(text);
        std::string all;
        for (std::string line; std::getline(lines, line);) {
            CHECK(width_of(line) <= columns);
            all += line;
        }
        CHECK(std::count(all.begin(), all.end(), 'b') == 51);
        CHECK(std::count(all.begin(), all.end(), 'a') == 51);
    }
}

TEST_CASE("a terminal of a column or two is no place for a text, and no endless loop") {
    for (const std::size_t columns :
         {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
        CAPTURE(columns);
        CHECK(diff_screen(line_diff("", "ab"), "x", "y", {columns, false}) ==
              "- x\n+ y\n\n+ a\n+ b\n");
    }
}

TEST_CASE("a character of several bytes takes one column, and stays whole") {
    std::string roots;
    for (int i = 0; i < 40; ++i) roots += "√";
    const std::string text = diff_screen(line_diff(roots, roots), "", "", {80, false});
    CHECK(text.find(std::string("√") + "   √") != std::string::npos);
    CHECK(text.find("\n    √√" + std::string(32 + 3, ' ') + "    √√\n") != std::string::npos);
}

TEST_CASE("a long line is broken between words, and goes on further to the right") {
    const std::string line = "    return project(queries, w_q) + project(keys, w_k);";
    CHECK(diff_screen(line_diff("", line), "", "", {80, false}) ==
          "\n"
          "                                       >     return project(queries, w_q) +\n"
          "                                       >         project(keys, w_k);\n");
}

TEST_CASE("a line that begins far to the right is moved to the left, if it is too long there") {
    const std::string deep = std::string(30, ' ') + "return f(x, w);";
    CHECK(diff_screen(line_diff("", deep), "", "", {80, false}) ==
          "\n                                       >                        return f(x, w);\n");
}

TEST_CASE("a long line without a space is broken behind a bracket, a comma or a scope") {
    const auto screen_of = [](const std::string& line) {
        return diff_screen(line_diff("", line), "", "", {80, false});
    };
    CHECK(screen_of("        throw std::invalid_argument(\"num_heads must not be 0\");") ==
          "\n"
          "                                       >         throw\n"
          "                                       >             std::invalid_argument(\n"
          "                                       >             \"num_heads must not be\n"
          "                                       >             0\");\n");
    CHECK(screen_of("return_of_a_namespace::of_the_same_kind::as_another;") ==
          "\n"
          "                                       > return_of_a_namespace::\n"
          "                                       >     of_the_same_kind::as_another;\n");
}

TEST_CASE("one below the other, long lines are broken too, and each piece has its mark") {
    const std::string line =
        "    return project(queries, w_q) + project(keys, w_k) + project(v, w_v);";
    CHECK(diff_screen(line_diff("", line), "a", "b", {60, false}) ==
          "- a\n+ b\n\n"
          "+     return project(queries, w_q) + project(keys, w_k) +\n"
          "+         project(v, w_v);\n");
}

TEST_CASE("colours take no columns: without them the text is the same") {
    std::string plain = screen(80, true);
    for (std::size_t at = plain.find("\033["); at != std::string::npos; at = plain.find("\033[")) {
        plain.erase(at, plain.find('m', at) + 1 - at);
    }
    CHECK(plain == screen(80, false));
    CHECK(screen(80, true).find("\033[31m    return 1;\033[0m") != std::string::npos);
    CHECK(screen(80, true).find("\033[32m    return 2;\033[0m") != std::string::npos);
}
