#include "build/compile_commands.hpp"

#include <doctest/doctest.h>

#include "files/files.hpp"
#include "temporary_folder.hpp"

using namespace coach;

namespace {

/// A course of one lesson, and a tree that knows it.
struct Fixture {
    Fixture() {
        write_text(root / "lessons" / "1_projections" / "lesson.toml", "");
        write_text(learner_file, "");
        write_text(tree / "compile_commands.json", naming(learner_file));
    }

    std::string naming(const std::filesystem::path& file) const {
        return R"([{"directory": ")" + tree.string() + R"(", "file": ")" + file.string() +
               R"(", "command": "clang++ -include-pch \"a header.pch\" -c"}])";
    }

    coach_tests::TemporaryFolder folder;
    std::filesystem::path root = folder.path();
    std::filesystem::path tree = root / "build" / "loop";
    std::filesystem::path learner_file = root / "lessons" / "1_projections" / "projections.cpp";
    std::filesystem::path written = root / "compile_commands.json";
};

bool contains(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "what is wrong with the editor's commands is said, with what to do") {
    CHECK(trouble_with_compile_commands(root) == "is missing: ./qkv check writes it");
    write_text(written, naming(learner_file));
    CHECK(trouble_with_compile_commands(root) == "");
    const std::filesystem::path gone = root / "gone.cpp";
    write_text(written, naming(gone));
    CHECK(contains(trouble_with_compile_commands(root),
                   "names " + gone.string() + ", which is not there. ./qkv check writes it anew"));
    write_text(written, "[]");
    CHECK(contains(trouble_with_compile_commands(root), "does not name " + learner_file.string()));
    for (const char* const text : {"", "[1]", "{\"a\": 1}", "[{\"file\": 1}]"}) {
        CAPTURE(text);
        write_text(written, text);
        CHECK(contains(trouble_with_compile_commands(root), "is not what CMake writes"));
    }
}

TEST_CASE_FIXTURE(Fixture, "the commands are written without the precompiled header") {
    write_compile_commands(root, tree);
    CHECK(contains(read_text(written), "clang++ -c"));
    CHECK(trouble_with_compile_commands(root) == "");
}

TEST_CASE_FIXTURE(Fixture, "what lies in build/ is left out: it comes and goes") {
    write_text(tree / "compile_commands.json",
               naming(root / "build" / "redo" / "1_projections" / "projections.cpp"));
    write_compile_commands(root, tree);
    CHECK(read_text(written) == "[]\n");
}

TEST_CASE_FIXTURE(Fixture, "commands that are right stay as they are") {
    const std::string own = naming(learner_file) + '\n';
    write_text(written, own);
    write_compile_commands(root, tree);
    CHECK(read_text(written) == own);
}

TEST_CASE_FIXTURE(Fixture, "commands that lack a new lesson, or lead nowhere, are written anew") {
    write_text(written, "[]");
    write_compile_commands(root, tree);
    CHECK(contains(read_text(written), "clang++ -c"));
    std::filesystem::remove(written);
    std::filesystem::create_symlink(root / "build" / "lessons" / "gone.json", written);
    write_compile_commands(root, tree);
    CHECK(contains(read_text(written), "clang++ -c"));
}
