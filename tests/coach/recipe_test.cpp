#include "build/recipe.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

using Words = std::vector<std::string>;

constexpr const char* other = "c++ -o tests/suite.o -c /course/tests/suite.cpp\n";
constexpr const char* compilation =
    "c++ -DX -I\"/a course\" -fPIC -include-pch \"/a course/base.pch\" -std=c++20 -MD -MT l.o -MF "
    "l.o.d -o l.o -c /course/lesson.cpp\n";
constexpr const char* link_words =
    ": && c++ -fuse-ld=lld r.o l.o -o tests/check -Wl,-rpath,/x lib.so && :\n";

std::optional<Recipe> recipe(const std::string& commands) {
    return read_recipe(commands, "/course/lesson.cpp", "tests/check");
}

}  // namespace

TEST_CASE("a recipe has the compiler's flags, the precompiled header, and the link command") {
    const auto read = recipe(std::string(other) + compilation + link_words);
    REQUIRE(read.has_value());
    CHECK(read->compiler == Words{"c++", "-DX", "-I/a course", "-fPIC", "-std=c++20"});
    CHECK(read->precompiled == "/a course/base.pch");
    CHECK(read->object == "l.o");
    CHECK(read->link == Words{"c++", "-fuse-ld=lld", "r.o", "l.o", "-o", "tests/check",
                              "-Wl,-rpath,/x", "lib.so"});
    CHECK(read->linked_in == Words{"r.o", "lib.so"});
}

TEST_CASE("the linker may be called by itself") {
    const auto read = recipe(
        std::string(compilation) +
        ": && \"/usr/bin/ld.lld\" \"-pie\"  \"-melf\" \"-o\" tests/check \"/lib/crt1.o\" l.o "
        "--rpath=\"/a course\" lib.so -lc && :\n");
    REQUIRE(read.has_value());
    CHECK(read->link == Words{"/usr/bin/ld.lld", "-pie", "-melf", "-o", "tests/check",
                              "/lib/crt1.o", "l.o", "--rpath=/a course", "lib.so", "-lc"});
    CHECK(read->linked_in == Words{"/lib/crt1.o", "lib.so"});
}

TEST_CASE(
    "there is no recipe where commands are missing, twice there, or without a precompiled header") {
    CHECK_FALSE(recipe("").has_value());
    CHECK_FALSE(recipe(compilation).has_value());
    CHECK_FALSE(recipe(std::string(other) + link_words).has_value());
    CHECK_FALSE(recipe(std::string(compilation) + compilation + link_words).has_value());
    CHECK_FALSE(recipe("g++ -o l.o -c /course/lesson.cpp\n" + std::string(link_words)).has_value());
    CHECK_FALSE(
        recipe(std::string(compilation) + ": && c++ x.o -o tests/check && :\n").has_value());
}

TEST_CASE("words are read as a shell reads them") {
    CHECK(words_of_command("a  'b c' d\\ e \"f\\\"g\" h'i'\"j\" ''").value() ==
          Words{"a", "b c", "d e", "f\"g", "hij", ""});
    CHECK(words_of_command("").value().empty());
}

TEST_CASE("a command that is more than words is not read") {
    for (const char* const command :
         {"a && b", "a | b", "a; b", "a > b", "$a", "\"$a\"", "`a`", "'a", "\"a", "a\\", "*.o"}) {
        CAPTURE(command);
        CHECK_FALSE(words_of_command(command).has_value());
    }
}
