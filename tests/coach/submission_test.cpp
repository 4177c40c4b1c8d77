#include "grade/submission.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "files/files.hpp"
#include "grade/grading_key.hpp"
#include "grade/people.hpp"
#include "kept_course.hpp"
#include "problem.hpp"

using namespace coach;
namespace fs = std::filesystem;

namespace {

struct Class : coach_tests::KeptCourse {
    fs::path person(const std::string& name) const { return folder.path() / "class" / name; }

    SubmittedLesson read(const std::string& name) const {
        return read_submission(person(name), lesson());
    }
    std::string why_not(const std::string& name) const {
        return std::get<NotSubmitted>(read(name)).why;
    }
    std::string refusal(const std::vector<std::string>& folders) const {
        try {
            people_in(course, folders);
        } catch (const Problem& problem) {
            return problem.what();
        }
        return "";
    }
};

}  // namespace

TEST_CASE_FIXTURE(Class,
                  "a lesson's file is found as in a clone, without its lessons, or by itself") {
    for (const std::string file : {"lessons/1_projections/projections.cpp",
                                   "1_projections/projections.cpp", "projections.cpp"}) {
        CAPTURE(file);
        write_text(person(file) / file, "int x;");
        const auto found = std::get<LessonText>(read(file));
        CHECK(found.file == file);
        CHECK(found.text == "int x;");
    }
}

TEST_CASE_FIXTURE(Class, "what is not there is not submitted, and no error") {
    fs::create_directories(person("ben"));
    CHECK(why_not("ben") == "there is no projections.cpp");
}

TEST_CASE_FIXTURE(Class, "no link leads out of a person's folder") {
    write_text(person("anna") / "projections.cpp", "int anna;");
    write_text(person("anna") / "lessons" / "1_projections" / "projections.cpp", "int anna;");
    fs::create_directories(person("ben"));
    fs::create_symlink("../anna/projections.cpp", person("ben") / "projections.cpp");
    CHECK(why_not("ben") == "projections.cpp is a link out of the folder");
    fs::create_directories(person("cem"));
    fs::create_symlink("../anna/lessons", person("cem") / "lessons");
    CHECK(why_not("cem") == "lessons/1_projections/projections.cpp is a link out of the folder");
    fs::create_directories(person("dora"));
    fs::create_symlink("nowhere", person("dora") / "projections.cpp");
    CHECK(why_not("dora") == "projections.cpp is a link that leads nowhere");
    // a folder whose name begins as another's does is another folder
    write_text(person("ed_2") / "projections.cpp", "int ed;");
    fs::create_directories(person("ed"));
    fs::create_symlink("../ed_2/projections.cpp", person("ed") / "projections.cpp");
    CHECK(why_not("ed") == "projections.cpp is a link out of the folder");
}

TEST_CASE_FIXTURE(Class, "a link within the folder is followed") {
    write_text(person("anna") / "my.cpp", "int mine;");
    fs::create_symlink("my.cpp", person("anna") / "projections.cpp");
    CHECK(std::get<LessonText>(read("anna")).text == "int mine;");
}

TEST_CASE_FIXTURE(Class, "what is no file, or no text, is not read") {
    fs::create_directories(person("anna") / "projections.cpp");
    CHECK(why_not("anna") == "projections.cpp is not a file");
    fs::create_directories(person("ben"));
    REQUIRE(mkfifo((person("ben") / "projections.cpp").c_str(), 0600) == 0);
    CHECK(why_not("ben") == "projections.cpp is not a file");
    write_text(person("cem") / "projections.cpp", std::string("int x;\0", 7));
    CHECK(std::get<NoSourceText>(read("cem")).error.message.rfind("there is a zero byte", 0) == 0);
    write_text(person("dora") / "projections.cpp", std::string(200'000, ' '));
    CHECK(std::holds_alternative<NoSourceText>(read("dora")));
}

TEST_CASE_FIXTURE(Class,
                  "a person is called as the folder is, and told from another of that name") {
    write_text(person("a/anna") / "projections.cpp", "");
    write_text(person("b/anna") / "projections.cpp", "");
    const std::string first = (person("a") / "anna").string();
    const std::string second = (person("b") / "anna").string();
    const auto people = people_in(course, {first, second, first + "/"});
    REQUIRE(people.size() == 2);
    CHECK(people[0].name == "anna");
    CHECK(people[1].name == "b_anna");
}

TEST_CASE_FIXTURE(Class, "who names a class, or no folder, is told what to type") {
    write_text(person("anna") / "projections.cpp", "");
    const std::string all = (folder.path() / "class").string();
    CHECK(refusal({all}) == all +
                                " holds no lesson file, but the folders in it do. To grade each "
                                "of them: ./qkv grade " +
                                all + "/*");
    // one among others may have put a folder into it, or a link to another's
    CHECK(refusal({all, person("anna").string()}).empty());
    CHECK(refusal({"nobody"}) ==
          "nobody is no folder. Each person's lesson files are in a folder of their own: ./qkv "
          "grade class/*");
    CHECK(refusal({person("anna").string()}).empty());
    // somebody who has handed in nothing yet is a person, too
    fs::create_directories(person("ben"));
    CHECK(refusal({person("ben").string()}).empty());
}

TEST_CASE_FIXTURE(Class,
                  "a lesson is graded again if its text, its seed or the course is another") {
    const auto key = [&](const SubmittedLesson& submitted, std::uint64_t seed) {
        return GradingKeys(course, seed).of(submitted, lesson());
    };
    const LessonText text{"projections.cpp", "int x;"};
    const std::string usual = key(text, 1);
    CHECK(usual.size() == 16);
    CHECK(key(LessonText{"elsewhere.cpp", "int x;"}, 1) == usual);
    CHECK(key(LessonText{"projections.cpp", "int y;"}, 1) != usual);
    CHECK(key(text, 2) != usual);
    CHECK(key(NotSubmitted{"int x;"}, 1) != usual);
    write_text(folder.path() / "tests" / "1_projections" / "1_1_head_width.cpp", "a new test");
    CHECK(key(text, 1) != usual);
}
