#include "completion/completion.hpp"

#include <doctest/doctest.h>

#include "command_line/command_line.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

namespace {

/// A course of two exercises and a mistake.
struct Fixture {
    Fixture() {
        Lesson lesson;
        lesson.id = "1_projections";
        lesson.number = "1";
        lesson.title = "The projections";
        lesson.exercises.resize(2);
        lesson.exercises[0].id = "1.1";
        lesson.exercises[0].name = "head_width";
        lesson.exercises[0].hints = {"one", "two"};
        lesson.exercises[1].id = "1.2";
        lesson.exercises[1].name = "project";
        course = {folder.path(), {lesson}};
        write_text(folder.path() / "tests" / "misconceptions" / "1_projections.toml",
                   "[[misconception]]\nid = \"project-halves\"\nexercise = \"1.2\"\n"
                   "title = \"Half of it\"\nsees = \"s\"\nwhy = \"w\"\nthink = \"t\"\n"
                   "right_where = \"r\"\ndocs = \"d\"\nquestion = \"q\"\nfind = \"f\"\n"
                   "replace = \"r\"\n");
        write_text(folder.path() / "docs" / "interview" / "1_projections.toml",
                   "[[question]]\nid = \"scores-first\"\nlevel = \"screen\"\n"
                   "topic = \"scaling\"\nquestion = \"q\"\nshort = \"s\"\nlong = \"l\"\n"
                   "wrong = \"w\"\nwhy_wrong = \"w\"\nsources = []\nexercises = []\n"
                   "[[question.key_points]]\npoint = \"p\"\nsays = [[\"p\"]]\nprobe = \"p\"\n"
                   "[[question.key_points]]\npoint = \"p\"\nsays = [[\"p\"]]\nprobe = \"p\"\n"
                   "[[question.key_points]]\npoint = \"p\"\nsays = [[\"p\"]]\nprobe = \"p\"\n"
                   "[[question.follow_ups]]\nask = \"a\"\nanswer = \"a\"\n");
    }

    /// The words offered, with a space behind each.
    std::string offered(const std::vector<std::string>& typed) const {
        std::string text;
        for (const Candidate& candidate : candidates(commands, course, typed)) {
            text += candidate.word + ' ';
        }
        return text;
    }

    coach_tests::TemporaryFolder folder;
    Course course;
    std::vector<KnownCommand> commands{
        {"check", "", {{"--json", "", ""}, {"--junit", "", "FILE"}, {"--replay", "", "SEED"}}},
        {"hint", "", {}},
        {"explain", "", {}},
        {"undo", "", {}},
        {"redo", "", {}},
        {"rehearse", "", {}}};
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "what is offered begins as the word that is being typed") {
    struct Row {
        std::vector<std::string> typed;
        const char* offered;
    };
    for (const Row& row : {
             Row{{}, ""},
             Row{{""}, "check hint explain undo redo rehearse "},
             Row{{"h"}, "hint "},
             Row{{"check", ""}, "1 1.1 1.2 "},
             Row{{"check", "1.2", ""}, "1 1.1 1.2 "},
             Row{{"check", "p"}, "project "},
             Row{{"check", "--j"}, "--json --junit "},
             Row{{"check", "--junit", "out"}, ":files "},
             Row{{"check", "--junit", "=", "out"}, ":files "},
             Row{{"check", "--junit", "="}, ":files "},
             Row{{"check", "--junit", "out.xml", "1.1"}, "1.1 "},
             Row{{"check", "--replay", ""}, ""},
             Row{{"hint", "head_width", ""}, "1 2 "},
             Row{{"hint", "1.1", "2", ""}, ""},
             Row{{"explain", ""}, "1 1.1 1.2 "},
             Row{{"explain", "proj"}, "project project-halves "},
             Row{{"explain", "project-halves", ""}, ""},
             Row{{"undo", ""}, "1 "},
             Row{{"undo", "1", ""}, ""},
             Row{{"redo", ""}, "1 1.1 1.2 "},
             Row{{"rehearse", ""}, "1 must-know 1.1 1.2 "},
             Row{{"rehearse", "1", "sc"}, "scaling scores-first "},
             Row{{"no-such-command", ""}, ""},
         }) {
        CAPTURE(row.offered);
        CHECK(offered(row.typed) == row.offered);
    }
}

TEST_CASE_FIXTURE(Fixture, "a candidate is a line, with a tab before what it means") {
    CHECK(candidates_text(candidates(commands, course, {"check", "1.1"})) == "1.1\thead_width\n");
    CHECK(candidates_text({{"word", "two\nlines"}}) == "word\ttwo lines\n");
}

TEST_CASE("folders are completed where people are graded, and lessons where these are chosen") {
    const char* const typed[] = {"./qkv", "completion", "words", "grade", ""};
    const auto words = std::get<CompletionWords>(read_command_line(5, typed));
    Course course;
    course.lessons.resize(1);
    course.lessons[0].number = "1";
    course.lessons[0].title = "The projections";
    const auto text = [&](const std::vector<std::string>& so_far) {
        return candidates_text(candidates(words.commands, course, so_far));
    };
    const std::string files = text({"check", "--junit", ""});
    CHECK_FALSE(files.empty());
    CHECK(text({"grade", ""}) == files);
    CHECK(text({"grade", "anna", ""}) == files);
    CHECK(text({"grade", "--into", ""}) == files);
    CHECK(text({"check", "--of", ""}) == files);
    CHECK(text({"grade", "--lesson", ""}).rfind("1\t", 0) == 0);
    CHECK(text({"grade", "--seed", ""}).empty());
}

TEST_CASE("the command line tells which commands and options it has, whatever is typed so far") {
    const char* const typed[] = {"./qkv", "completion", "words", "check", "--js", ""};
    const Command command = read_command_line(6, typed);
    REQUIRE(std::holds_alternative<CompletionWords>(command));
    const auto& words = std::get<CompletionWords>(command);
    CHECK(words.typed == std::vector<std::string>{"check", "--js", ""});
    REQUIRE(words.commands.size() > 1);
    CHECK(words.commands.front().name == "check");
    CHECK(words.commands.back().name == "selftest");
    std::string options;
    for (const KnownOption& option : words.commands.front().options) {
        options += option.name + ' ' + option.value + ',';
    }
    CHECK(options == "--help ,--json ,--junit FILE,--replay SEED,--of FOLDER,");
}

TEST_CASE_FIXTURE(Fixture, "a script that the course does not have is an error") {
    CHECK_THROWS_AS(completion_script(course, "tcsh"), Problem);
}
