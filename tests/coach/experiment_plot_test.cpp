#include "experiment/plot.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "experiment/figures.hpp"
#include "experiment/svg.hpp"

using namespace coach;

namespace {

const Terminal no_colour{};

/// Two curves of marks that meet on the right, and a line.
Figure small_figure() {
    Figure figure;
    figure.title = "a title";
    figure.x = {"d_k", 1, 100, true, {1, 10, 100}};
    figure.y = {"", 0, 4, false, {0, 4}};
    figure.curves = {{"law", Drawn::line, {{1, 0}, {100, 4}}},
                     {"up", Drawn::marks, {{1, 0}, {10, 2}, {100, 4}}},
                     {"down", Drawn::marks, {{1, 4, 1}, {100, 4}}}};
    return figure;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines{""};
    for (const char character : text) {
        if (character == '\n') {
            lines.emplace_back();
        } else {
            lines.back() += character;
        }
    }
    return lines;
}

std::size_t widest(const std::string& text) {
    std::size_t most = 0;
    for (const std::string& line : lines_of(text)) most = std::max(most, width_of(line));
    return most;
}

bool is_ascii(const std::string& text) {
    return std::all_of(text.begin(), text.end(),
                       [](char character) { return static_cast<signed char>(character) >= 0; });
}

}  // namespace

TEST_CASE("a figure in plain characters") {
    CHECK(plot(small_figure(), 45, 5, Characters::ascii, no_colour) ==
          "  a title\n"
          "     4 +  x                            ...#\n"
          "       |  |                    ........\n"
          "       |               ...o....\n"
          "       |       ........\n"
          "     0 +  o....\n"
          "       +--+---------------+---------------+--\n"
          "   d_k    1               10             100\n"
          "        o up   x down   .. law   # several\n"
          "        | one standard error\n");
}

TEST_CASE("a figure in braille and round marks has the same places") {
    const std::string text = plot(small_figure(), 45, 5, Characters::unicode, no_colour);
    const std::vector<std::string> lines = lines_of(text);
    CHECK(lines[1] == "     4 ┤  ○                            ⡀⡀⠄◆");
    CHECK(lines[6] == "       └──┴───────────────┴───────────────┴──");
    CHECK(lines[8] == "        ● up   ○ down   ⠒⠒ law   ◆ several");
}

TEST_CASE("no line is wider than the terminal, nor ends in spaces") {
    const std::vector<VarianceRow> rows{
        {1, {1, 0.5}, {1, 0.5}}, {4, {4, 1}, {1, 0.25}}, {16384, {16000, 100}, {0.9, 0.1}}};
    for (const Characters characters : {Characters::unicode, Characters::ascii}) {
        for (const std::size_t columns : {40U, 60U, 80U, 200U}) {
            CAPTURE(columns);
            const std::string text =
                plot(variance_figure(rows), columns, 15, characters, no_colour);
            CHECK(widest(text) <= columns);
            CHECK(text.find(" \n") == std::string::npos);
        }
    }
}

TEST_CASE("a narrow terminal gets a plot of 40 columns") {
    CHECK(plot(small_figure(), 0, 5, Characters::ascii, no_colour) ==
          plot(small_figure(), 40, 5, Characters::ascii, no_colour));
}

TEST_CASE("plain characters are plain everywhere") {
    const std::string text =
        plot(variance_figure({{4, {4, 1}, {1, 0.25}}}), 80, 15, Characters::ascii, no_colour);
    CHECK(is_ascii(text));
    CHECK(text.find("q*k/sqrt(d_k)") != std::string::npos);
}

TEST_CASE("colour adds nothing that the marks do not say") {
    const Terminal coloured{80, true};
    std::string text = plot(small_figure(), 45, 5, Characters::ascii, coloured);
    CHECK(text.find("\033[36mo") != std::string::npos);
    for (std::size_t at = text.find('\033'); at != std::string::npos; at = text.find('\033')) {
        text.erase(at, text.find('m', at) + 1 - at);
    }
    CHECK(text == plot(small_figure(), 45, 5, Characters::ascii, no_colour));
}

TEST_CASE("widths that stand too close share a label") {
    std::vector<VarianceRow> rows;
    for (const std::size_t d_k : {1000U, 1001U, 1002U, 2000U})
        rows.push_back({d_k, {1, 0}, {1, 0}});
    const std::string text = plot(variance_figure(rows), 40, 5, Characters::ascii, no_colour);
    CHECK(text.find("1000") != std::string::npos);
    CHECK(text.find("1001") == std::string::npos);
    CHECK(text.find("2000") != std::string::npos);
}

TEST_CASE("what has no place on a logarithmic axis is counted, and leaves the rest") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    const Figure figure = variance_figure(
        {{1, {0, 0}, {nan, nan}}, {4, {-3, 1}, {infinity, infinity}}, {16, {16, 1}, {1, 1}}});
    CHECK(figure.left_out == 4);
    const std::string text = plot(figure, 80, 15, Characters::ascii, no_colour);
    CHECK(text.find("4 of the numbers below have no place in the plot") != std::string::npos);
}

TEST_CASE("numbers of any size get a handful of labels") {
    for (const double variance : {1e-300, 1e-9, 1.0, 1e9, 1.7e308}) {
        CAPTURE(variance);
        const Figure figure = variance_figure({{4, {variance, variance / 2}, {1, 1}}});
        CHECK(figure.y.ticks.size() <= 6);
        CHECK(figure.y.low <= variance);
        CHECK(figure.y.high >= variance);
    }
}

TEST_CASE("entropy that is no entropy is still drawn") {
    const std::array<Estimate, 3> wrong{Estimate{-5, 0}, Estimate{70, 0}, Estimate{0, 0}};
    const Figure figure = entropy_figure({{4, wrong, {}}, {16, wrong, {}}});
    CHECK(figure.y.low == -5);
    CHECK(figure.y.high > 70);
    CHECK(figure.y.ticks.size() <= 6);
}

TEST_CASE("one width stands in the middle") {
    CHECK(variance_figure({{64, {64, 1}, {1, 1}}}).x.position(64) == doctest::Approx(0.5));
}

TEST_CASE("texts stand beside each other, the right one aligned") {
    CHECK(beside("ab\nc\n", "x\ny\nz\n", 4) == "ab  x\nc   y\n    z\n");
    CHECK(beside("\033[1mab\033[0m\n", "x\n", 4) == "\033[1mab\033[0m  x\n");
}

TEST_CASE("numbers are short and whole where they are whole") {
    CHECK(short_number(16384) == "16384");
    CHECK(short_number(0.98765) == "0.9877");
    CHECK(short_number(1e300) == "1e+300");
    CHECK(short_number(-std::numeric_limits<double>::quiet_NaN()) == "nan");
}

TEST_CASE("a picture holds each figure, its points and its legend") {
    Figure figure = small_figure();
    figure.title = "a < b & c";
    const std::string text = svg_text({figure, small_figure()});
    CHECK(text.rfind("<svg xmlns=\"http://www.w3.org/2000/svg\"", 0) == 0);
    CHECK(text.find("a &lt; b &amp; c") != std::string::npos);
    CHECK(text.substr(text.size() - 7) == "</svg>\n");
    const auto count = [&](const std::string& what) {
        std::size_t times = 0;
        for (std::size_t at = text.find(what); at != std::string::npos;
             at = text.find(what, at + 1)) {
            ++times;
        }
        return times;
    };
    CHECK(count("<g ") == 2);
    CHECK(count("</g>") == 2);
    CHECK(count("<circle") == 2 * (3 + 2 + 2));  // up, down, and their places in the legend
    CHECK(count(">down</text>") == 2);
    CHECK(count("nan") == 0);
}
