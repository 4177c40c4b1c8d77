// Restyling: a program in other clothes is the same program.
#include <doctest/doctest.h>

#include <algorithm>

#include "hunt/code_pieces.hpp"
#include "hunt/dress.hpp"
#include "hunt/names.hpp"
#include "hunt/statements.hpp"
#include "hunt_examples.hpp"
#include "problem.hpp"

using namespace coach;
using namespace coach_tests;

namespace {

std::string joined(const CodePieces& pieces) {
    std::string text;
    for (const CodePiece& piece : pieces) text += (text.empty() ? "" : " ") + piece.text;
    return text;
}

bool has(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

/// The pieces of a program by definition, names and braces of single statements aside, in an order of
/// their own: what clothes leave alone.
std::vector<std::string> substance(const std::string& text) {
    std::vector<std::string> result;
    for (const Definition& definition : program_text_of(text).definitions) {
        std::string what;
        const auto block = statements_of(definition.body);
        for (const CodePiece& piece : block ? code_pieces(*block) : definition.body) {
            what += piece.kind == TokenKind::name ? "name " : piece.text + ' ';
        }
        // "i++" counts like "++i"
        for (std::size_t at = 0; (at = what.find("name ++", at)) != std::string::npos;) {
            what.replace(at, 7, "++ name");
        }
        result.push_back(what);
    }
    std::sort(result.begin(), result.end());
    return result;
}

}  // namespace

TEST_CASE("code is cut into pieces, operators whole and comments gone") {
    CHECK(joined(code_pieces("a<=b /* no */ && !c; // none\n++i")) == "a <= b && ! c ; ++ i");
    CHECK(joined(code_pieces("std::vector<std::vector<int>> v")) ==
          "std :: vector < std :: vector < int > > v");
    CHECK_THROWS_AS(code_pieces("\"open"), Problem);
}

TEST_CASE("what a template is given is told from a comparison") {
    const CodePieces pieces = code_pieces("static_cast<double>(a) < b");
    CHECK(opens_template(pieces, 1));
    CHECK_FALSE(opens_template(pieces, 7));
    CHECK_FALSE(opens_template(code_pieces("i < n; j > (m)"), 1));
}

TEST_CASE("a solution is read as its functions, helpers first") {
    const ProgramText program = program_text_of(small_solution);
    CHECK(program.name_space == "qkv");
    CHECK(program.directives == std::vector<std::string>{"#include \"roles.hpp\""});
    REQUIRE(program.definitions.size() == 3);
    CHECK(program.definitions[0].symbol == "require_equal");
    CHECK(program.definitions[0].is_helper);
    CHECK(program.definitions[1].symbol == "scores");
    CHECK_FALSE(program.definitions[1].is_helper);
    CHECK(program_text_of(
              "namespace q { A::A(int x) : x_(x) {} int A::operator()(int y) const { return y; } }")
              .definitions[1]
              .symbol == "A::operator()");
    CHECK_THROWS_AS(program_text_of("int main() {}"), Problem);
}

TEST_CASE("statements are read with what they guard; what is not known is left alone") {
    const auto block =
        statements_of(code_pieces("for (;;) if (a) b(); else { c(); } return {1, 2};"));
    REQUIRE(block);
    REQUIRE(block->size() == 2);
    CHECK(block->front().kind == StatementKind::guarded);
    CHECK(joined(code_pieces(*block)) ==
          "for ( ; ; ) { if ( a ) { b ( ) ; } else { c ( ) ; } } return { 1 , 2 } ;");
    CHECK_FALSE(statements_of(code_pieces("switch (a) { case 1: b(); }")));
    const auto lambda =
        statements_of(code_pieces("const auto f = [&x](int i) -> int { return x(i); };"));
    REQUIRE(lambda);
    CHECK(lambda->size() == 1);
}

TEST_CASE("parameters and variables get other names, members and functions keep theirs") {
    const CodePieces body =
        code_pieces("double sum = 0.0; for (std::size_t i = 0; i > sum; ++i) s.sum += q(i);");
    const auto names = declared_names(body);
    CHECK(names == std::set<std::string>{"i", "sum"});
    const NewNames given = other_names(names, {"total"}, 0);
    CHECK(given.at("sum") != "total");
    CHECK(given.at("sum") != given.at("i"));
    const std::string text = joined(renamed(body, given));
    CHECK(has(text, "s . sum += q ( " + given.at("i") + " )"));
    CHECK_FALSE(has(text, "double sum"));
}

TEST_CASE("the same seed dresses a program alike, and another one otherwise") {
    const ProgramText program = program_text_of(small_solution);
    const std::string first = Dress(program, {}, 1).text({}, "Title").text;
    CHECK(first == Dress(program, {}, 1).text({}, "Title").text);
    CHECK(first != Dress(program, {}, 2).text({}, "Title").text);
}

TEST_CASE("clothes change names, layout and order, and nothing else") {
    const ProgramText program = program_text_of(small_solution);
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        CAPTURE(seed);
        const std::string text = Dress(program, {}, seed).text({}, "Title").text;
        CHECK(substance(text) == substance(small_solution));
        // nothing that tells what is right, and nothing of the shipped text as it was
        CHECK_FALSE(has(text, "a row for each query"));
        CHECK_FALSE(has(text, "std::size_t i = 0"));
        CHECK(has(text, "#include \"roles.hpp\""));
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = text.find('\n', begin);
            CHECK(end - begin <= 100);
            CHECK((end == begin || text[end - 1] != ' '));
            begin = end + 1;
        }
    }
}

TEST_CASE("seeds choose among layouts of every kind") {
    std::set<bool> below, always, at_name, leads;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Style style = style_of(seed);
        below.insert(style.brace_below);
        always.insert(style.braces_always);
        at_name.insert(style.reference_at_name);
        leads.insert(style.operator_leads);
    }
    for (const auto& seen : {below, always, at_name, leads}) CHECK(seen.size() == 2);
}

TEST_CASE("a layout is one that people write") {
    Definition definition =
        program_text_of(
            "namespace q { Matrix f(const Matrix& q, std::size_t n) { if (!(n > 0)) return -q; "
            "for (std::size_t i = 0; i < n; ++i) { q(i, 0) += static_cast<double>(i); } return {q, "
            "n}; } }")
            .definitions[0];
    const auto body = *statements_of(definition.body);
    Style style;
    CHECK(lines_of(definition, body, style) ==
          std::vector<std::string>{"Matrix f(const Matrix& q, std::size_t n) {",
                                   "    if (!(n > 0)) return -q;",
                                   "    for (std::size_t i = 0; i < n; ++i) q(i, 0) += "
                                   "static_cast<double>(i);",
                                   "    return {q, n};", "}"});
    style = {2, 60, true, true, false, true, true, true, true};
    CHECK(lines_of(definition, body, style) ==
          std::vector<std::string>{
              "Matrix f(const Matrix &q, std::size_t n)", "{", "  if (!(n > 0))", "  {",
              "    return -q;", "  }", "  for (std::size_t i = 0; i < n; i++)", "  {",
              "    q(i, 0) += static_cast<double>(i);", "  }", "  return { q, n };", "}"});
}

TEST_CASE("a program that can be switched holds every variant as the text has it") {
    const ProgramText program = program_text_of(small_solution);
    const Variants variants{
        {1, {program.definitions[1].body, code_pieces("return matmul(k, q);")}}};
    const Dress dress(program, variants, 5);
    const std::string text = dress.switchable_text();
    CHECK(has(text, "if (hunt_variant(1) == '1') { return matmul ("));
    CHECK(dress.switch_for({}) == "000");
    CHECK(dress.switch_for({{1, 1}}) == "010");
    const DressedText shown = dress.text({{1, 1}}, "Title");
    CHECK(has(shown.text, "return matmul("));
    CHECK_FALSE(has(shown.text, "xt::transpose"));
    CHECK(has(dress.text({}, "Title").text, "xt::transpose"));
}

TEST_CASE("where a variant differs is known by its lines") {
    const ProgramText program = program_text_of(small_solution);
    CodePieces wrong = program.definitions[1].body;
    const auto last_one = std::find_if(wrong.rbegin(), wrong.rend(),
                                       [](const CodePiece& piece) { return piece.is("q"); });
    last_one->text = "k";
    const Variants variants{{1, {program.definitions[1].body, wrong}}};
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        CAPTURE(seed);
        const Dress dress(program, variants, seed);
        const Difference where = dress.difference_of(1, 1);
        CHECK(where.end == where.begin + 1);
        const std::string line = dress.lines(1, 1).at(dress.lines_of_pieces(1, 1).at(where.begin));
        CHECK(has(line, "return matmul("));
    }
}
