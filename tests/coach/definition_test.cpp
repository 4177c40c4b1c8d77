#include "progress/definition.hpp"

#include <doctest/doctest.h>

#include "course/course.hpp"
#include "files/files.hpp"

using namespace coach;

namespace {

const std::string stub =
    "namespace qkv {\n"
    "// the stub's comment\n"
    "int f(int a) { throw NotImplemented(\"f\", a); }\n"
    "}\n";

/// What becomes of the body of namespace qkv; "refused" where it is not exchanged.
std::string exchanged(const std::string& body) {
    const auto result = with_definition_of("namespace qkv {\n" + body + "\n}\n", "f", stub);
    if (!result) return "refused";
    return result->substr(16, result->size() - 16 - 3);
}

const std::string fresh = "int f(int a) { throw NotImplemented(\"f\", a); }";

}  // namespace

TEST_CASE("a definition is exchanged, and nothing besides") {
    struct Row {
        const char* before;
        const char* mine;
        const char* after;
    };
    for (const Row& row : {
             Row{"", "int f(int a) { return a; }", ""},
             Row{"// mine\n", "int\nf (int a)\n{\n  if (a) { return 1; }\n  return f(a - 1);\n}",
                 ""},
             Row{"int f(int a);\nint g() { return f(1); }\n", "int f(int b) { return b; }",
                 "\nint h() { return f(2); }"},
             Row{"", "int f(int a) { return '}' + \"}\\\"\"[0]; /* } */ // }\n}", " // end"},
             Row{"", "int f(int a) { return R\"x(}\")x\"[0] + 1'000; }", ""},
             Row{"namespace { int f(int a) { return a; } }\n", "int f(int a) { return a; }", ""},
             Row{"#include <iffy>\n", "int f(int a) { return a; }", ""},
             Row{"#include <vector>\n", "std::vector<int> f(int a) noexcept { return {a}; }", ""},
             Row{"", "f(int a) : a_{a}, b_(g({1})) { h(); }", "\nint ff(int a) { return a; }"},
             Row{"int my_f(int a) { return a; }\n", "int f(int a) { return a; }",
                 "\nint other::f(int a) { return a; }"},
         }) {
        CAPTURE(row.mine);
        CHECK(exchanged(std::string(row.before) + row.mine + row.after) ==
              row.before + fresh + row.after);
    }
}

TEST_CASE("what is not certain is refused") {
    for (const char* const body : {
             "",
             "int f(int a);",
             "int f(int a) { return a; }\nint f(double a) { return 1; }",
             "#if 1\nint f(int a) { return a; }\n#endif",
             "#  ifdef X\nint f(int a) { return a; }\n#endif",
             "int f(int a) { return a; ",
             "int f(int a) { return \"; }",
             "int f(int a) { return a; } /*",
             "auto x = 1, f(int a) { return a; }",
             "template <int n = 3> int f(int a) { return a; }",
             "auto f(int a) -> int { return a; }",
             "namespace { int f(int a) { return a; } }",
             "struct S { int f(int a) { return a; } };",
         }) {
        CAPTURE(body);
        CHECK(exchanged(body) == "refused");
    }
}

TEST_CASE("every exercise of the course can be reset in its solution, and no other changes") {
    const Course course = read_course(QKV_SOURCE_DIR);
    for (const Lesson& lesson : course.lessons) {
        const std::string shipped =
            read_text(course.root / "tests" / "stubs" / (lesson.id + ".cpp"));
        const std::string solution = read_text(course.root / "solutions" / (lesson.id + ".cpp"));
        for (const Exercise& exercise : lesson.exercises) {
            for (const LearnerFunction& function : exercise.functions) {
                CAPTURE(function.symbol);
                const auto stubbed = with_definition_of(solution, function.symbol, shipped);
                REQUIRE(stubbed);
                CHECK(*stubbed != solution);
                CHECK(with_definition_of(*stubbed, function.symbol, solution) == solution);
            }
        }
    }
}
