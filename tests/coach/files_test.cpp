#include "files/files.hpp"
#include "files/paths.hpp"

#include <doctest/doctest.h>

#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

TEST_CASE("what was written is read, in a folder that is made for it") {
    const coach_tests::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "new" / "text.txt";
    write_text(file, "one\n");
    CHECK(read_text(file) == "one\n");
    write_text(file, "");
    CHECK(read_text(file).empty());
}

TEST_CASE("nothing but the file is left behind") {
    const coach_tests::TemporaryFolder folder;
    write_text(folder.path() / "text.txt", "one\n");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a file that cannot be read says which and why") {
    const coach_tests::TemporaryFolder folder;
    const std::string path = (folder.path() / "none.txt").string();
    CHECK_THROWS_WITH_AS(read_text(path),
                         ("cannot read " + path + ": No such file or directory").c_str(), Problem);
    CHECK_THROWS_WITH_AS(read_text(folder.path()), doctest::Contains("Is a directory"), Problem);
}

TEST_CASE("a text that cannot be written whole leaves the old one in place") {
    const coach_tests::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "text.txt";
    write_text(file, "old");
    std::filesystem::create_directory(folder.path() / "taken");
    CHECK_THROWS_AS(write_text(folder.path() / "text.txt" / "below", "new"), Problem);
    CHECK(read_text(file) == "old");
}

TEST_CASE("a path is below a folder or not, whatever is there") {
    CHECK(is_below("/a/b", "/a"));
    CHECK(is_below("/a", "/a"));
    CHECK(is_below("/a/b/../c", "/a"));
    CHECK_FALSE(is_below("/a/../b", "/a"));
    CHECK_FALSE(is_below("/ab", "/a"));
    CHECK_FALSE(is_below("/", "/a"));
    CHECK_FALSE(is_below("b", "/a"));
}
