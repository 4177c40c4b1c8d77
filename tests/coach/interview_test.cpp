#include "course/interview.hpp"

#include <doctest/doctest.h>

#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

namespace {

// a line each, so that the errors' lines can be counted
const std::string written = R"([[question]]
id = "why-scale"
level = "mid"
topic = "scaling"
must_know = true
question = "Why are the scores divided by √d_k?"
short = "It keeps them at one spread."
long = """
The first paragraph.

The second."""
wrong = "It makes them small."
why_wrong = "They may be large or small."
sources = ["Vaswani et al. 2017"]
exercises = ["4.7"]
[[question.key_points]]
point = "One."
says = [["variance", "spread"], ["d_k"]]
probe = "How large?"
[[question.key_points]]
point = "Two."
says = [["two"]]
unless = ["one", "not two"]
probe = "Why two?"
[[question.key_points]]
point = "Three."
says = [["three"]]
probe = "Why three?"
[[question.follow_ups]]
ask = "And then?"
answer = "Nothing."
)";

/// The text with another piece in the place of the one that it holds once or more: the first.
std::string with(std::string text, const std::string& find, const std::string& replace) {
    const std::size_t at = text.find(find);
    REQUIRE(at != std::string::npos);
    return text.replace(at, find.size(), replace);
}

/// A folder of questions.
struct Fixture {
    void write(const std::string& name, const std::string& text) const {
        write_text(folder.path() / name, text);
    }

    /// What reading this text as a file says, without the path before the line.
    std::string problem_of(const std::string& text) const {
        write("4_scaling.toml", text);
        const std::string path = (folder.path() / "4_scaling.toml").string();
        try {
            read_questions(path);
            return "no problem";
        } catch (const Problem& problem) {
            const std::string message = problem.what();
            return message.rfind(path, 0) == 0 ? message.substr(path.size()) : message;
        }
    }

    coach_tests::TemporaryFolder folder;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "a question is read with all that belongs to it") {
    write("4_scaling.toml", written);
    const std::vector<Question> questions = read_questions(folder.path() / "4_scaling.toml");
    REQUIRE(questions.size() == 1);
    const Question& read = questions[0];
    CHECK(read.id == "why-scale");
    CHECK(read.level == Level::mid);
    CHECK(read.topic == "scaling");
    CHECK(read.must_know);
    CHECK(read.question == "Why are the scores divided by √d_k?");
    CHECK(read.short_answer == "It keeps them at one spread.");
    CHECK(read.long_answer == "The first paragraph.\n\nThe second.");
    CHECK(read.wrong == "It makes them small.");
    CHECK(read.why_wrong == "They may be large or small.");
    CHECK(read.sources == std::vector<std::string>{"Vaswani et al. 2017"});
    CHECK(read.exercises == std::vector<std::string>{"4.7"});
    REQUIRE(read.key_points.size() == 3);
    CHECK(read.key_points[0].point == "One.");
    CHECK(read.key_points[0].says ==
          std::vector<std::vector<std::string>>{{"variance", "spread"}, {"d_k"}});
    CHECK(read.key_points[0].unless.empty());
    CHECK(read.key_points[1].unless == std::vector<std::string>{"one", "not two"});
    CHECK(read.key_points[2].probe == "Why three?");
    REQUIRE(read.follow_ups.size() == 1);
    CHECK(read.follow_ups[0].ask == "And then?");
    CHECK(read.follow_ups[0].answer == "Nothing.");
    CHECK(read.chapter == "4_scaling");
    CHECK(read.place == (folder.path() / "4_scaling.toml").string() + ":1");
}

TEST_CASE_FIXTURE(Fixture, "a question needs neither sources, nor exercises, nor to be a must") {
    std::string text = with(written, "must_know = true\n", "");
    text = with(text, "[\"Vaswani et al. 2017\"]", "[]");
    text = with(text, "[\"4.7\"]", "[]");
    write("6_beyond.toml", text);
    const Question read = read_questions(folder.path() / "6_beyond.toml").at(0);
    CHECK_FALSE(read.must_know);
    CHECK(read.sources.empty());
    CHECK(read.exercises.empty());
}

TEST_CASE("a level has the name that it is written with") {
    CHECK(name_of(Level::screen) == "screen");
    CHECK(name_of(Level::mid) == "mid");
    CHECK(name_of(Level::senior) == "senior");
}

TEST_CASE_FIXTURE(Fixture, "what is wrong with a question is told with its place and its id") {
    struct Row {
        std::string find, replace, problem;
    };
    for (const Row& row : {
             Row{"id = \"why-scale\"\n", "", ":1: 'id' should be a text, but is missing"},
             Row{"\"why-scale\"", "\"Why scale\"",
                 ":2: 'id' should be small letters, digits and hyphens, but is 'Why scale'"},
             Row{"\"why-scale\"", "\"\"",
                 ":2: 'id' should be small letters, digits and hyphens, but is ''"},
             Row{"\"mid\"", "\"junior\"",
                 ":3: question 'why-scale': 'level' should be screen, mid or senior, but is "
                 "'junior'"},
             Row{"\"scaling\"", "\"scale\"",
                 ":4: question 'why-scale': 'topic' should be one of projections, roles, three "
                 "matrices, scaling, softmax, cross-attention, masks, heads, KV cache, efficient "
                 "attention, numerics, positions, backward, training, but is 'scale'"},
             Row{"must_know = true", "must_know = 1",
                 ":5: question 'why-scale': 'must_know' should be true or false, but is the number "
                 "1"},
             Row{"must_know", "most_know",
                 ":5: question 'why-scale': there is no field 'most_know'; it should be one of id, "
                 "level, topic, must_know, question, short, long, wrong, why_wrong, sources, "
                 "exercises, key_points, follow_ups"},
             Row{"[\"Vaswani et al. 2017\"]", "\"Vaswani et al. 2017\"",
                 ":14: question 'why-scale': 'sources' should be a list of texts, but is the text "
                 "'Vaswani et al. 2017'"},
             Row{"[\"Vaswani et al. 2017\"]", "[\"\"]",
                 ":14: question 'why-scale': 'sources' should be a list of texts, but one of them "
                 "is empty"},
             Row{"[\"4.7\"]", "[4.7]",
                 ":15: question 'why-scale': 'exercises' should be a list of texts, but holds the "
                 "number 4.7"},
             Row{"[[question.follow_ups]]\nask = \"And then?\"\nanswer = \"Nothing.\"\n", "",
                 ":1: question 'why-scale': 'follow_ups' should be a list of tables, but is "
                 "missing"},
             Row{"answer = \"Nothing.\"", "answers = \"Nothing.\"",
                 ":31: question 'why-scale': there is no field 'answers'; it should be one of ask, "
                 "answer"},
             Row{"[[question.follow_ups]]", "[[question.follow_up]]",
                 ":29: question 'why-scale': there is no field 'follow_up'; it should be one of "
                 "id, level, topic, must_know, question, short, long, wrong, why_wrong, sources, "
                 "exercises, key_points, follow_ups"},
         }) {
        CHECK(problem_of(with(written, row.find, row.replace)) == row.problem);
    }
}

TEST_CASE_FIXTURE(Fixture, "a text that is missing or says nothing is told with its name") {
    struct Row {
        std::string field, line, table_line;
    };
    for (const Row& row :
         {Row{"question", "6", "1"}, Row{"short", "7", "1"}, Row{"wrong", "12", "1"},
          Row{"why_wrong", "13", "1"}, Row{"point", "17", "16"}, Row{"probe", "19", "16"},
          Row{"ask", "30", "29"}, Row{"answer", "31", "29"}}) {
        const std::size_t at = written.find("\n" + row.field + " = ") + 1;
        REQUIRE(at != 0);
        const std::string line = written.substr(at, written.find('\n', at) - at);
        const std::string should =
            ": question 'why-scale': '" + row.field + "' should be a text, but ";
        CHECK(problem_of(with(written, line, row.field + " = \" \"")) ==
              ":" + row.line + should + "is empty");
        CHECK(problem_of(with(written, line, "")) == ":" + row.table_line + should + "is missing");
    }
    CHECK(problem_of(with(written, "The first paragraph.\n\nThe second.", "")) ==
          ":8: question 'why-scale': 'long' should be a text, but is empty");
}

TEST_CASE_FIXTURE(Fixture, "a key point says what shows it, in lists of terms") {
    struct Row {
        std::string says, line, should;
    };
    const std::string lists = "'says' should be a list of lists of texts, but ";
    for (const Row& row :
         {Row{"says = [[\"variance\", \"spread\"], [\"d_k\"]]", "18", "no problem"},
          Row{"", "16", lists + "is missing"}, Row{"says = []", "18", lists + "is an empty list"},
          Row{"says = \"d_k\"", "18", lists + "is the text 'd_k'"},
          Row{"says = [\"d_k\"]", "18", lists + "holds the text 'd_k'"},
          Row{"says = [[\"d_k\"], []]", "18", lists + "holds an empty list"},
          Row{"says = [[\"d_k\", 2]]", "18", lists + "one of these holds the number 2"},
          Row{"says = [[\"d_k\", \" \"]]", "18",
              "'says' should be lists of terms, but one of these is empty"}}) {
        const std::string problem =
            problem_of(with(written, "says = [[\"variance\", \"spread\"], [\"d_k\"]]", row.says));
        CHECK(problem == (row.should == "no problem"
                              ? row.should
                              : ":" + row.line + ": question 'why-scale': " + row.should));
    }
    CHECK(problem_of(with(written, "probe = \"How large?\"", "prob = \"How large?\"")) ==
          ":19: question 'why-scale': there is no field 'prob'; it should be one of point, says, "
          "unless, probe");
}

TEST_CASE_FIXTURE(Fixture, "what turns a key point round is a list of terms, if there is any") {
    const std::string unless = "unless = [\"one\", \"not two\"]";
    CHECK(problem_of(with(written, unless, "")) == "no problem");
    CHECK(problem_of(with(written, unless, "unless = []")) == "no problem");
    CHECK(problem_of(with(written, unless, "unless = \"one\"")) ==
          ":23: question 'why-scale': 'unless' should be a list of texts, but is the text 'one'");
    CHECK(
        problem_of(with(written, unless, "unless = [\"one\", \" \"]")) ==
        ":23: question 'why-scale': 'unless' should be a list of texts, but one of them is empty");
}

TEST_CASE_FIXTURE(Fixture, "a question has three to six key points and one to three follow-ups") {
    const std::string point =
        "[[question.key_points]]\npoint = \"P.\"\nsays = [[\"p\"]]\nprobe = \"P?\"\n";
    const std::string two =
        "[[question.key_points]]\npoint = \"Three.\"\nsays = [[\"three\"]]\nprobe = \"Why "
        "three?\"\n";
    const std::string follow_up = "[[question.follow_ups]]\nask = \"F?\"\nanswer = \"F.\"\n";
    CHECK(problem_of(with(written, two, "")) ==
          ":16: question 'why-scale': 'key_points' should be 3 to 6 tables, but there are 2");
    CHECK(problem_of(written + point + point + point) == "no problem");
    CHECK(problem_of(written + point + point + point + point) ==
          ":16: question 'why-scale': 'key_points' should be 3 to 6 tables, but there are 7");
    CHECK(problem_of(written + follow_up + follow_up) == "no problem");
    CHECK(problem_of(written + follow_up + follow_up + follow_up) ==
          ":29: question 'why-scale': 'follow_ups' should be 1 to 3 tables, but there are 4");
}

TEST_CASE_FIXTURE(Fixture, "a file that holds no questions says what it holds") {
    CHECK(problem_of("") == ":1: 'question' should be a list of tables, but is missing");
    CHECK(problem_of("[[questions]]\nid = \"a\"\n") ==
          ":1: there is no field 'questions'; it should be question");
    CHECK(problem_of("[[question]\n").rfind(":1:", 0) == 0);
}

TEST_CASE_FIXTURE(Fixture, "an id is a question's own, in its file and in the others") {
    CHECK(problem_of(written + written) == ":32: the id 'why-scale' is taken, by the question at " +
                                               (folder.path() / "4_scaling.toml").string() + ":1");
    write("4_scaling.toml", written);
    write("1_projections.toml", written);
    const std::string expected = (folder.path() / "4_scaling.toml").string() +
                                 ":1: the id 'why-scale' is taken, by the question at " +
                                 (folder.path() / "1_projections.toml").string() + ":1";
    CHECK_THROWS_WITH_AS(read_interview(folder.path()), expected.c_str(), Problem);
}

TEST_CASE_FIXTURE(Fixture, "the files of a folder are read in the order of their names") {
    for (const char* const name : {"4_scaling", "1_projections", "6_beyond", "2_roles"}) {
        write(std::string(name) + ".toml", with(written, "why-scale", std::string("q-") + name[0]));
    }
    write("README.md", "no questions");
    std::string ids;
    for (const Question& question : read_interview(folder.path())) ids += question.id + ' ';
    CHECK(ids == "q-1 q-2 q-4 q-6 ");
}

TEST_CASE_FIXTURE(Fixture, "a folder without questions is no interview") {
    const std::string expected = "no interview questions in " + folder.path().string() +
                                 ": is this a complete clone of the course?";
    CHECK_THROWS_WITH_AS(read_interview(folder.path()), expected.c_str(), Problem);
    CHECK_THROWS_WITH_AS(read_interview(folder.path() / "none"),
                         doctest::Contains("no interview questions in "), Problem);
}
