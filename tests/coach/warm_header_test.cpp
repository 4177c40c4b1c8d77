#include "build/warm_header.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "build/tokens.hpp"
#include "course/course.hpp"
#include "files/files.hpp"

using namespace coach;

namespace {

constexpr const char* contract = R"(#pragma once
#include "tensor.hpp"
namespace qkv {
/// A plain struct: { ( ; }
struct Moments { double mean; };
enum class Side { left, right };
Moments moments(const Vector& samples, char separator = ';');
class Memory {
 public:
    Memory();
    int get() const { return 1; }
};
inline int given() { return 2; }
}  // namespace qkv
)";

std::string warmed(const std::string& text) {
    return warm_header(text, contract, {"moments", "Memory"}).value_or("none");
}

bool holds(const std::string& text, std::string_view piece) {
    return text.find(piece) != std::string::npos;
}

std::vector<std::string> texts(std::string_view text) {
    std::vector<std::string> result;
    const auto tokens = code_tokens(text);
    for (const CodeToken& token : tokens.value()) result.emplace_back(token.text);
    return result;
}

}  // namespace

TEST_CASE("a text is cut into names, literals, punctuation and directives, without comments") {
    CHECK(texts("a::b // c\n/* d */ 'e' + \"f\\\"g\" - 1'000.5e-3f") ==
          std::vector<std::string>{"a", "::", "b", "'e'", "+", "\"f\\\"g\"", "-", "1'000.5e-3f"});
    CHECK(texts("x = R\"(\")\" + u8\"s\" + R\"y(\n)\")y\";") ==
          std::vector<std::string>{"x", "=", "R\"(\")\"", "+", "u8\"s\"", "+", "R\"y(\n)\")y\"",
                                   ";"});
    CHECK(texts(" # define a \\\n b\nc") == std::vector<std::string>{"# define a \\\n b", "c"});
    CHECK(texts("// a \\\n b\nc#d") == std::vector<std::string>{"c", "#", "d"});
    CHECK(texts("// no end of line").empty());
}

TEST_CASE("a text that ends in the middle of something is none") {
    for (const char* const text : {"\"a", "'", "/* a", "R\"(a\"", "R\"a", "\"a\n\"", "\"\\"}) {
        CAPTURE(text);
        CHECK_FALSE(code_tokens(text).has_value());
    }
}

TEST_CASE("a header declares functions and classes under other names, and keeps plain structs") {
    const std::string header =
        warmed("#include \"x.hpp\"\nnamespace qkv { int f() { return 1; } }");
    CHECK(header.rfind("#include \"x.hpp\"\nnamespace qkv::the_last_save {\n", 0) == 0);
    CHECK(holds(header,
                "Moments moments_of_the_last_save(const Vector& samples, char separator = ';');"));
    CHECK(holds(header, "class Memory_of_the_last_save {"));
    CHECK(holds(header, "    Memory_of_the_last_save();"));
    CHECK_FALSE(holds(header, "struct Moments"));
    CHECK_FALSE(holds(header, "enum class Side"));
    CHECK_FALSE(holds(header, "given"));
}

TEST_CASE("definitions and calls are renamed, texts and parts of other names are not") {
    const std::string header = warmed(
        "namespace qkv {\n"
        "Moments moments(const Vector& s) { throw Bad(\"moments\"); }  // moments\n"
        "int my_moments() { return qkv::moments({}).mean + ::qkv::Memory{}.get(); }\n"
        "Memory::Memory() {}\n"
        "}\n");
    CHECK(holds(header,
                "Moments moments_of_the_last_save(const Vector& s) { throw Bad(\"moments\"); }"));
    CHECK(holds(header,
                "int my_moments() { return qkv::the_last_save::moments_of_the_last_save({}).mean + "
                "::qkv::the_last_save::Memory_of_the_last_save{}.get(); }"));
    CHECK(holds(header, "Memory_of_the_last_save::Memory_of_the_last_save() {}"));
}

TEST_CASE("what stands outside of namespace qkv moves in, with what it opens") {
    const std::string header = warmed(
        "using namespace std;\nnamespace { int a; }\nnamespace qkv { int b; }\nnamespace qkv { int "
        "c; }\n"
        "qkv::Memory::Memory() {}\n");
    CHECK(holds(header, "using namespace std;\nnamespace { int a; }\n"));
    CHECK(holds(header, "int b;"));
    CHECK(holds(header, "int c;"));
    CHECK_FALSE(holds(header, "namespace qkv {"));
    CHECK(
        holds(header, "qkv::the_last_save::Memory_of_the_last_save::Memory_of_the_last_save() {}"));
}

TEST_CASE("what would mean something else elsewhere is not made into a header") {
    for (const char* const text : {
             "#define a b\nnamespace qkv {}",
             "#include \"a\"\n#if 1\nnamespace qkv {}\n#endif",
             "#include A\nnamespace qkv {}",
             "#pragma GCC optimize(3)\nnamespace qkv {}",
             "int a;\n#include \"a\"\n",
             "namespace qkv {\n#include \"a\"\n}",
             "namespace std { int a; }",
             "namespace qkv::inner { int a; }",
             "namespace a = std;",
             "__attribute__((constructor)) void early() {}",
             "namespace qkv { {",
             "namespace qkv { } }",
             "namespace qkv { \"a }",
             "#include \"a\"\n",
             "",
             "namespace",
         }) {
        CAPTURE(text);
        CHECK_FALSE(warm_header(text, contract, {"moments"}).has_value());
    }
}

TEST_CASE("includes are told as they are written, and nothing of a text with other directives") {
    CHECK(includes_of("#include <a>\n// #include <b>\n# include \"c\"\nint d;").value() ==
          std::vector<std::string>{"#include <a>", "# include \"c\""});
    CHECK(includes_of("int a;").value().empty());
    CHECK_FALSE(includes_of("#include <a>\n#undef b").has_value());
    CHECK_FALSE(includes_of("\"").has_value());
}

TEST_CASE("every right answer and every stub of the course can be made into a header") {
    const std::filesystem::path root = QKV_SOURCE_DIR;
    const Course course = read_course(root);
    int texts_tried = 0;
    for (const Lesson& lesson : course.lessons) {
        const std::string declared = read_text(root / "lessons" / lesson.id / lesson.contract());
        std::vector<std::string> names;
        for (const Exercise& exercise : lesson.exercises) {
            for (const LearnerFunction& function : exercise.functions) {
                names.push_back(function.symbol.substr(0, function.symbol.find("::")));
            }
        }
        for (const char* const folder : {"solutions", "tests/stubs", "tests/alternatives"}) {
            for (const auto& entry : std::filesystem::directory_iterator(root / folder)) {
                if (entry.path().filename().string().rfind(lesson.id, 0) != 0) continue;
                CAPTURE(entry.path());
                const auto header = warm_header(read_text(entry.path()), declared, names);
                REQUIRE(header.has_value());
                // every name occurs at least twice, declared and defined, and never as it was
                for (const std::string& name : names) {
                    CAPTURE(name);
                    const std::string renamed = name + "_of_the_last_save";
                    CHECK(header->find(renamed) != header->rfind(renamed));
                    const auto tokens = code_tokens(*header);
                    CHECK(std::none_of(tokens->begin(), tokens->end(),
                                       [&](const CodeToken& token) { return token.text == name; }));
                }
                ++texts_tried;
            }
        }
    }
    CHECK(texts_tried >= 20);
}
