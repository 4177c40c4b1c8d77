#include "course/course.hpp"

#include <doctest/doctest.h>

#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

namespace {

/// Two small lessons.
struct Fixture {
    Fixture() {
        write_manifest("1_projections", {"head_width", "project"}, "1");
        write_manifest("2_roles", {"scores", "softmax"}, "2");
    }

    void write_manifest(const std::string& lesson, const std::vector<std::string>& exercises,
                        const std::string& number) {
        std::string text = "title = \"T\"\nquestion = \"Q?\"\npage = \"lesson\"\n";
        for (std::size_t i = 0; i < exercises.size(); ++i) {
            text += "[[exercise]]\nid = \"" + number + "." + std::to_string(i + 1) +
                    "\"\nname = \"" + exercises[i] +
                    "\"\ndocs = \"d\"\nfunctions = [{ symbol = \"s\" }]\nhints = [\"a\", \"b\", "
                    "\"c\"]\n";
        }
        write_text(manifest(lesson), text);
    }

    std::filesystem::path manifest(const std::string& lesson) const {
        return folder.path() / "lessons" / lesson / "lesson.toml";
    }

    Course course() const { return read_course(folder.path()); }

    /// "1.1 1.2 2.1", what the words select.
    std::string selected(const std::vector<std::string>& words) const {
        const Course all = course();
        std::string ids;
        for (const Selection& selection : select(all, words)) {
            for (const Exercise* exercise : selection.exercises) {
                ids += (ids.empty() ? "" : " ") + exercise->id;
            }
        }
        return ids;
    }

    coach_tests::TemporaryFolder folder;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "lessons come in order, with their exercises") {
    const Course read = course();
    REQUIRE(read.lessons.size() == 2);
    CHECK(read.lessons[0].id == "1_projections");
    CHECK(read.lessons[0].number == "1");
    CHECK(read.lessons[0].learner_file() == "1_projections/projections.cpp");
    CHECK(read.lessons[0].contract() == "projections.hpp");
    CHECK(read.lessons[1].exercises.at(1).name == "softmax");
}

TEST_CASE_FIXTURE(Fixture, "words name lessons and exercises, in any order, once each") {
    CHECK(selected({}) == "1.1 1.2 2.1 2.2");
    CHECK(selected({"1"}) == "1.1 1.2");
    CHECK(selected({"2_roles"}) == "2.1 2.2");
    CHECK(selected({"projections"}) == "1.1 1.2");
    CHECK(selected({"1.2"}) == "1.2");
    CHECK(selected({"softmax", "1.1", "1.1"}) == "1.1 2.2");
    CHECK(selected({"1.2", "1"}) == "1.1 1.2");
}

TEST_CASE_FIXTURE(Fixture, "a word that names nothing is refused, with what may have been meant") {
    CHECK_THROWS_WITH_AS(
        selected({"projct"}),
        "there is no lesson or exercise 'projct'; was 'project' meant? There are:\n"
        "  1  1_projections: 1.1 head_width, 1.2 project\n"
        "  2  2_roles: 2.1 scores, 2.2 softmax",
        Problem);
    CHECK_THROWS_WITH_AS(selected({"9"}), doctest::Contains("there is no lesson or exercise '9'"),
                         Problem);
    CHECK_THROWS_AS(selected({""}), Problem);
}

TEST_CASE_FIXTURE(Fixture, "a manifest that lacks a field says which, and where") {
    write_text(manifest("1_projections"), "title = \"T\"\nquestion = 3\n");
    CHECK_THROWS_WITH_AS(course(),
                         (manifest("1_projections").string() +
                          ":2: 'question' should be a text, but is the number 3")
                             .c_str(),
                         Problem);
    write_text(manifest("1_projections"), "title = \"T\"\n");
    CHECK_THROWS_WITH_AS(course(), doctest::Contains("'question' should be a text, but is missing"),
                         Problem);
}

TEST_CASE_FIXTURE(Fixture, "a manifest with a field of another kind says what is there") {
    struct Row {
        std::string written, message;
    };
    for (const Row& row :
         {Row{"title = 0.5", "'title' should be a text, but is the number 0.5"},
          Row{"title = true", "'title' should be a text, but is true"},
          Row{"title = []", "'title' should be a text, but is an empty list"},
          Row{"title = [1]", "'title' should be a text, but is a list"},
          Row{"[title]", "'title' should be a text, but is a table"},
          Row{"title = 2001-02-03", "'title' should be a text, but is a date or a time"}}) {
        write_text(manifest("1_projections"), row.written);
        CHECK_THROWS_WITH_AS(course(), doctest::Contains(row.message.c_str()), Problem);
    }
    const std::string top = "title = \"T\"\nquestion = \"Q?\"\npage = \"lesson\"\n";
    for (const Row& row :
         {Row{"exercise = \"x\"", ":4: 'exercise' should be a list of tables, but is the text 'x'"},
          Row{"exercise = [1]",
              ":4: 'exercise' should be a list of tables, but holds the number 1"},
          Row{"[[exercise]]\nid = \"1\"\nname = \"n\"\ndocs = \"d\"\nhints = [\"h\", 2]",
              ":8: 'hints' should be a list of texts, but holds the number 2"}}) {
        write_text(manifest("1_projections"), top + row.written);
        CHECK_THROWS_WITH_AS(course(), doctest::Contains(row.message.c_str()), Problem);
    }
}

TEST_CASE_FIXTURE(Fixture, "an exercise has three hints, and may have a question about its code") {
    const std::string exercise =
        "title = \"T\"\nquestion = \"Q?\"\npage = \"lesson\"\n[[exercise]]\nid = \"1.1\"\n"
        "name = \"n\"\ndocs = \"d\"\nfunctions = [{ symbol = \"s\" }]\n";
    struct Row {
        std::string written, message;
    };
    for (const Row& row :
         {Row{"hints = [\"a\"]",
              ":9: 'hints' should be three texts: a nudge, the idea, and nearly the code, but "
              "there "
              "is 1"},
          Row{"hints = [\"a\", \"b\"]", "nearly the code, but there are 2"},
          Row{"hints = [\"a\", \"b\", \"c\", \"d\"]", "nearly the code, but there are 4"},
          Row{"hints = [\"a\", \"b\", \"c\"]\nfollow_up = \"a\"",
              ":10: 'follow_up' should be a table, but is the text 'a'"},
          Row{"hints = [\"a\", \"b\", \"c\"]\nfollow_up = { ask = \"a\" }",
              ":10: 'answer' should be a text, but is missing"},
          Row{"hints = [\"a\", \"b\", \"c\"]\nfollow_up = { ask = \"a\", anser = \"b\" }",
              "there is no field 'anser'; it should be one of ask, answer"}}) {
        write_text(manifest("1_projections"), exercise + row.written);
        CHECK_THROWS_WITH_AS(course(), doctest::Contains(row.message.c_str()), Problem);
    }
    write_text(manifest("1_projections"), exercise +
                                              "hints = [\"a\", \"b\", \"c\"]\n"
                                              "follow_up = { ask = \"a?\", answer = \"b\" }");
    const Course read = course();
    const Exercise& first = read.lessons[0].exercises[0];
    REQUIRE(first.follow_up);
    CHECK(first.follow_up->ask == "a?");
    CHECK(first.follow_up->answer == "b");
    CHECK_FALSE(read.lessons[1].exercises[0].follow_up);
}

TEST_CASE_FIXTURE(Fixture, "a manifest that is no TOML says where") {
    write_text(manifest("1_projections"), "title = \n");
    CHECK_THROWS_WITH_AS(
        course(), doctest::Contains((manifest("1_projections").string() + ":1:").c_str()), Problem);
}

TEST_CASE("a folder without lessons is no course") {
    const coach_tests::TemporaryFolder folder;
    CHECK_THROWS_WITH_AS(read_course(folder.path()), doctest::Contains("complete clone"), Problem);
}

TEST_CASE_FIXTURE(Fixture, "a section of the book is found by its anchor") {
    write_text(folder.path() / "docs" / "pages" / "a.md", "# A {#a}\n\n## The widths {#widths}\n");
    const auto place = find_docs(course(), "widths");
    REQUIRE(place);
    CHECK(place->page == "a");
    CHECK(place->word == "widths");
    CHECK(place->title == "The widths");
    CHECK_FALSE(find_docs(course(), "width"));
}

TEST_CASE("the course itself: every exercise has a section in the book, and hints") {
    const Course course = read_course(QKV_SOURCE_DIR);
    for (const Lesson& lesson : course.lessons) {
        CHECK(find_docs(course, lesson.page));
        for (const Exercise& exercise : lesson.exercises) {
            CAPTURE(exercise.id);
            CHECK(find_docs(course, exercise.docs));
            CHECK(exercise.id.substr(0, exercise.id.find('.')) == lesson.number);
        }
    }
}
