#include "grade/submission_commands.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

const SubmissionFiles files{"/scratch/projections.cpp", "/scratch/submission.o",
                            "/scratch/submission.d", "/scratch/submission"};
const char* const source = "/a course/build/grade/1_projections/projections.cpp";

const std::string commands =
    "clang++ -c other.cpp -o other.o\n"
    "clang++ -I\"/a course/lessons\" -include-pch \"/a course/contract.pch\" -std=c++20 -MD -MT "
    "tests/x.o -MF tests/x.o.d -o tests/x.o -c "
    "\"/a course/build/grade/1_projections/projections.cpp\"\n"
    ": && clang++ -fuse-ld=lld tests/x.o -o tests/submission_1 -Wl,-rpath,/tree "
    "tests/libhosting.so lessons/libvocabulary.a && :\n";

}  // namespace

TEST_CASE(
    "a submission is compiled and linked as CMake would, its own files in the places of others") {
    const auto read = submission_commands(commands, source, "tests/submission_1", files);
    REQUIRE(read.has_value());
    CHECK(read->compile ==
          std::vector<std::string>{"clang++", "-I/a course/lessons", "-include-pch",
                                   "/a course/contract.pch", "-std=c++20", "-MD", "-MT",
                                   "submission", "-MF", "/scratch/submission.d", "-o",
                                   "/scratch/submission.o", "-c", "/scratch/projections.cpp"});
    CHECK(read->link == std::vector<std::string>{"clang++", "-fuse-ld=lld", "/scratch/submission.o",
                                                 "-o", "/scratch/submission", "-Wl,-rpath,/tree",
                                                 "tests/libhosting.so", "lessons/libvocabulary.a"});
    CHECK(read->libraries ==
          std::vector<std::string>{"tests/libhosting.so", "lessons/libvocabulary.a"});
}

TEST_CASE("commands that are not known here are none") {
    CHECK_FALSE(submission_commands(commands, "other source", "tests/submission_1", files));
    CHECK_FALSE(submission_commands(commands, source, "tests/another", files));
    CHECK_FALSE(submission_commands("", source, "tests/submission_1", files));
}

TEST_CASE("the compiler says which files it has read") {
    CHECK(files_in_dependencies("submission: /scratch/a.cpp /a\\ course/b.hpp \\\n  /c$$d.hpp\n") ==
          std::vector<std::string>{"/scratch/a.cpp", "/a course/b.hpp", "/c$d.hpp"});
    CHECK(files_in_dependencies("submission: \\\n  one\n") == std::vector<std::string>{"one"});
    CHECK(files_in_dependencies("").empty());
}
