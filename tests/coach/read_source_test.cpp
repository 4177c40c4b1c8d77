#include "build/read_source.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

namespace {

struct Fixture {
    Fixture() { lesson.id = "1_projections"; }

    std::variant<std::string, CompileError> read() const { return read_source(file, lesson); }

    std::string refusal() const {
        try {
            read();
        } catch (const Problem& problem) {
            return problem.what();
        }
        return "";
    }

    coach_tests::TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "projections.cpp";
    Lesson lesson;
    std::string remedy =
        ". The file as it was shipped is tests/stubs/1_projections.cpp: copy it there.";
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "a text is read as it is, an empty one too") {
    for (const std::string text : {"", "\n", "int i;\n\n// no end", "// \xff\n"}) {
        write_text(file, text);
        CHECK(std::get<std::string>(read()) == text);
    }
}

TEST_CASE_FIXTURE(Fixture, "what is no file says what it is and where one can be had") {
    CHECK(refusal() == file.string() + " is missing" + remedy);
    std::filesystem::create_symlink("projections.cpp", file);
    CHECK(refusal() ==
          file.string() + " cannot be read: Too many levels of symbolic links" + remedy);
    std::filesystem::remove(file);
    std::filesystem::create_directory(file);
    CHECK(refusal() == file.string() + " is not a file. Take it away" + remedy);
    std::filesystem::remove(file);
    REQUIRE(mkfifo(file.c_str(), 0600) == 0);
    CHECK(refusal() == file.string() + " is not a file. Take it away" + remedy);
}

TEST_CASE_FIXTURE(Fixture, "a file that may not be read says so") {
    write_text(file, "int i;\n");
    std::filesystem::permissions(file, std::filesystem::perms::none);
    const std::string wanted =
        geteuid() == 0 ? "" : file.string() + " may not be read. Try: chmod u+r";
    CHECK(refusal() == wanted);
}

TEST_CASE_FIXTURE(Fixture, "what no compiler should be busy with is an error in the file") {
    write_text(file, std::string(100'001, '\n'));
    CHECK(std::get<CompileError>(read()).message.find("the file has 100 kB, and nothing above") ==
          0);
    write_text(file, std::string("int i;\n\nint\0 j;", 15));
    CHECK(std::get<CompileError>(read()).line == 3);
    CHECK(std::get<CompileError>(read()).column == 4);
    CHECK(std::get<CompileError>(read()).message.find("there is a zero byte") == 0);
    write_text(file, '\n' + std::string(2'001, '/'));
    CHECK(std::get<CompileError>(read()).line == 2);
    CHECK(std::get<CompileError>(read()).message.find("the line goes on for 2001") == 0);
}
