#include "course/code_of_function.hpp"

#include <doctest/doctest.h>

#include "course/code_only.hpp"
#include "files/files.hpp"

using namespace coach;

namespace {

Exercise exercise(const std::string& id, const std::vector<std::string>& symbols) {
    Exercise result;
    result.id = id;
    for (const std::string& symbol : symbols) result.functions.push_back({symbol, ""});
    return result;
}

}  // namespace

TEST_CASE("comments, literals and preprocessor lines are blanked in place") {
    CHECK(code_only("a // {\nb") == "a     \nb");
    CHECK(code_only("a /* {\n} */ b") == "a     \n     b");
    CHECK(code_only("f(\"}\\\"{\") + '{'") == "f(      ) +    ");
    CHECK(code_only("R\"x({)\" })x\" + 1") == "R" + std::string(12, ' ') + "+ 1");
    CHECK(code_only("#define A {\\\n{\n  # if {\n1 # 2") == "            \n \n        \n1 # 2");
    CHECK(code_only("16'777'217 - '1'") == "16'777'217 -    ");
    CHECK(code_only("u8'{' \"no end {\\n}") == "u8" + std::string(16, ' '));
    CHECK(code_only("\"no end {\n}") == "         \n}");
}

TEST_CASE("what does not end is blanked to its end") {
    CHECK(code_only("a /* {") == "a     ");
    CHECK(code_only("a R\"x({") == "a R    ");
    CHECK(code_only("a \"{") == "a   ");
    CHECK(code_only("a \"{\\") == "a    ");
    CHECK(code_only("") == "");
}

TEST_CASE("a function is its definition, from its type to its last brace") {
    const std::string source =
        "#include \"a.hpp\"\n"
        "// about f\n"
        "std::vector<int>\n"
        "f(int a) {\n"
        "    // }\n"
        "    if (a) { return {'}'}; }\n"
        "    return \"}\";\n"
        "}\n"
        "int g() { return 1; }\n";
    CHECK(code_of_function(source, "f") ==
          "std::vector<int>\n"
          "f(int a) {\n"
          "    // }\n"
          "    if (a) { return {'}'}; }\n"
          "    return \"}\";\n"
          "}");
    CHECK(code_of_function(source, "g") == "int g() { return 1; }");
    CHECK(code_of_function(source, "h") == "");
    CHECK(code_of_function("int f(int a) {\n", "f") == "");
}

TEST_CASE("a member that is initialised in braces is not taken for the body") {
    const std::string source =
        "A::A(B b) : one_{b}, N::two<int>{1}, three_(b) { done(); }\n"
        "int A::operator()(int a) const { return a; }\n";
    CHECK(code_of_function(source, "A::A") ==
          "A::A(B b) : one_{b}, N::two<int>{1}, three_(b) { done(); }");
    CHECK(code_of_function(source, "A::operator()") ==
          "int A::operator()(int a) const { return a; }");
}

TEST_CASE("code that was commented out is no definition") {
    CHECK(code_of_function("// int f() { return 1; }\nint f() { return 2; }\n", "f") ==
          "int f() { return 2; }");
}

TEST_CASE("the code of exercises is that of their functions, each once") {
    Lesson lesson;
    lesson.exercises = {exercise("1.1", {"f"}), exercise("1.2", {"g", "h", "g"}),
                        exercise("1.3", {"i"})};
    const std::string source = "int h() {}\nint f() {}\nint g() {}\n";
    CHECK(code_of({&lesson, {&lesson.exercises[1]}}, source) == "int g() {}\n\nint h() {}\n");
    CHECK(code_of({&lesson, {&lesson.exercises[2]}}, source) == "");
    CHECK(code_of({&lesson, {&lesson.exercises[0], &lesson.exercises[1], &lesson.exercises[2]}},
                  source) == source);
}

TEST_CASE("exercises are taken out with the comments above them") {
    Lesson lesson;
    lesson.exercises = {exercise("1.1", {"f", "missing"})};
    const std::string source =
        "// The file.\n"
        "\n"
        "#include \"a.hpp\"\n"
        "\n"
        "// about f\n"
        "/* more\n"
        "   of it */\n"
        "int f() { return 1; }  // so\n"
        "\n"
        "// about g\n"
        "int g() { return 2; }\n";
    CHECK(without_exercises(source, {&lesson.exercises[0]}) ==
          "// The file.\n"
          "\n"
          "#include \"a.hpp\"\n"
          "\n"
          "// about g\n"
          "int g() { return 2; }\n");
}

TEST_CASE("the course itself: every function of every exercise is found, and can be taken out") {
    const Course course = read_course(QKV_SOURCE_DIR);
    for (const Lesson& lesson : course.lessons) {
        for (const char* const folder : {"solutions", "tests/stubs"}) {
            const std::string source = read_text(course.root / folder / (lesson.id + ".cpp"));
            std::vector<const Exercise*> all;
            for (const Exercise& each : lesson.exercises) {
                all.push_back(&each);
                for (const LearnerFunction& function : each.functions) {
                    CAPTURE(function.symbol);
                    const std::string code = code_of_function(source, function.symbol);
                    CHECK_FALSE(code.empty());
                    CHECK(code.find("\n}\n") == std::string::npos);
                    CHECK(code.find("\n//") == std::string::npos);
                }
            }
            const std::string rest = without_exercises(source, all);
            CHECK(rest.find("NotImplemented(") == std::string::npos);
            CHECK(rest.find("#include \"" + lesson.contract() + "\"") != std::string::npos);
            CHECK(rest.find("}  // namespace qkv\n") != std::string::npos);
        }
    }
}
