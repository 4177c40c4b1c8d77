#include "experiment/experiment_screen.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "fake_process_runner.hpp"
#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

namespace {

/// Plays what the programs write: the token of a run stands before each line, and nobody knows it
/// beforehand.
class FakeLaboratory : public ProcessRunner {
 public:
    struct Scene {
        ProcessEnd end = Exited{0};
        std::string output = {};
        std::vector<std::string> lines = {};
    };

    ProcessResult run(const ProcessRequest& request) override {
        requests.push_back(request);
        if (scenes.empty()) throw std::logic_error("nothing more is scripted");
        const Scene scene = scenes.front();
        scenes.erase(scenes.begin());
        std::string report;
        for (const std::string& line : scene.lines) {
            report += request.report_token + ' ' + line + '\n';
        }
        return {scene.end, scene.output, report};
    }

    std::vector<Scene> scenes;
    std::vector<ProcessRequest> requests;
};

/// A course of two exercises, whose tree is configured.
struct Fixture {
    Fixture() {
        Lesson lesson;
        lesson.id = "4_scaling";
        lesson.number = "4";
        lesson.title = "The scale";
        lesson.exercises.resize(2);
        lesson.exercises[0].id = "4.3";
        lesson.exercises[0].name = "variance_experiment";
        lesson.exercises[0].functions = {{"variance_experiment", ""}};
        lesson.exercises[1].id = "4.6";
        lesson.exercises[1].name = "entropy";
        lesson.exercises[1].functions = {{"entropy", ""}};
        course = {folder.path(), {lesson}};
        write_text(folder.path() / "lessons" / lesson.learner_file(), source);
        write_text(folder.path() / "CMakePresets.json", "{}");
        plan.widths = {4, 16};
        plan.samples = 100;
    }

    BuildPlace place() const {
        // configured by somebody else: no scene for CMake
        return {folder.path(), folder.path() / "tree", folder.path() / "lessons", true};
    }

    void builds() { laboratory.scenes.push_back({}); }

    /// The suite of an exercise has one case, which passes or not.
    void checks(const std::string& exercise, bool passes, const std::string& ending = "returned") {
        const std::string ok = passes ? "true" : "false";
        builds();
        laboratory.scenes.push_back(
            {Exited{passes ? 0 : 1},
             "",
             {R"({"type":"start","format":1})",
              R"({"type":"case","exercise":")" + exercise + R"(","case":"it holds"})",
              R"({"type":"check","index":0,"call":"f","ending":")" + ending + R"(","ok":)" + ok +
                  R"(,"inputs":[],"message":"f","what":"","got":[],"expected":[]})",
              R"({"type":"case_end","ok":)" + ok + "}", R"({"type":"end","cases":1})"}});
    }

    void runs(const FakeLaboratory::Scene& scene) {
        builds();
        laboratory.scenes.push_back(scene);
    }

    void measures_variance() {
        runs({Exited{0}, "", {"returned 2", "row 4 0 4.5 0 1.125", "row 16 0 16 0 1", "end"}});
    }

    void measures_softmax() {
        runs({Exited{0},
              "",
              {"row 4 2.5 0.1 0.5 0.1 3.5 0.1 0.1 0.1 4 0.1 0.05 0.1",
               "row 16 1.5 0.1 0.75 0.1 3.5 0.1 0.1 0.1 4 0.1 0.05 0.1", "end"}});
    }

    Findings find() {
        return experiment(course, place(), laboratory, {[](std::string_view) {}, {}}, plan);
    }

    std::string screen(const Findings& findings, std::size_t columns = 80) const {
        return experiment_screen(course, findings, source, Characters::ascii, {columns, false});
    }

    coach_tests::TemporaryFolder folder;
    std::string source = "#include \"scaling.hpp\"\n";
    Course course;
    Plan plan;
    FakeLaboratory laboratory;
};

bool holds(const std::string& text, const std::string& piece) {
    return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE_FIXTURE(Fixture, "right code is checked, run within the limits of a suite, and drawn") {
    checks("4.3 variance_experiment", true);
    measures_variance();
    checks("4.6 entropy", true);
    measures_softmax();
    const Findings findings = find();
    CHECK(is_sound(findings));
    const std::string text = screen(findings);
    CAPTURE(text);
    CHECK(holds(text, "Lesson 4's experiment, with your functions: 100 samples, seed 1\n"));
    CHECK(holds(text, "variance of a dot product"));
    CHECK(holds(text, "\n    4      4.5 +- 0.84     1.125 +- 0.21\n"));
    CHECK(holds(text, "s^2*sqrt(2/(N-1) + 6/(d_k*N))"));
    CHECK(holds(text,
                "\n    4            2.5          3.5      4            0.5          0.1   0.05\n"));
    CHECK_FALSE(holds(text, "./qkv check"));

    const ProcessRequest& variance = laboratory.requests.at(3);
    CHECK(variance.arguments ==
          std::vector<std::string>{
              (folder.path() / "tree" / "tests" / "experiment_4_scaling_vocabulary").string(),
              "variance", "1", "100", "4", "16"});
    const ProcessRequest& suite = laboratory.requests.at(1);
    CHECK(variance.wall_time == suite.wall_time);
    CHECK(variance.cpu_time == suite.cpu_time);
    CHECK(variance.memory_bytes == suite.memory_bytes);
    CHECK(variance.file_bytes == suite.file_bytes);
    CHECK(laboratory.requests.at(7).arguments.at(1) == "softmax");
}

TEST_CASE_FIXTURE(Fixture, "every width of a terminal is kept to") {
    checks("4.3 variance_experiment", true);
    measures_variance();
    checks("4.6 entropy", true);
    measures_softmax();
    const Findings findings = find();
    for (const std::size_t columns : {60U, 80U, 119U, 120U, 200U}) {
        for (const Characters characters : {Characters::ascii, Characters::unicode}) {
            const std::string text =
                experiment_screen(course, findings, source, characters, {columns, false});
            std::size_t begin = 0;
            while (begin < text.size()) {
                const std::size_t end = text.find('\n', begin);
                const std::string line = text.substr(begin, end - begin);
                CAPTURE(line);
                CHECK(width_of(line) <= columns);
                begin = end + 1;
            }
        }
    }
}

TEST_CASE_FIXTURE(Fixture, "what is not implemented is not run, and the rest is drawn") {
    checks("4.3 variance_experiment", false, "not_implemented");
    checks("4.6 entropy", true);
    measures_softmax();
    const Findings findings = find();
    CHECK_FALSE(is_sound(findings));
    CHECK(findings.variance.rows.empty());
    CHECK(findings.softmax.rows.size() == 2);
    CHECK(holds(screen(findings),
                "  4.3 variance_experiment is not implemented yet.\n"
                "  why        ./qkv check 4.3\n"
                "  as it is   ./qkv experiment --reference\n"));
    CHECK(holds(screen(findings), "entropy of a softmax"));
}

TEST_CASE_FIXTURE(Fixture, "wrong code is drawn with a warning") {
    checks("4.3 variance_experiment", false);
    measures_variance();
    checks("4.6 entropy", true);
    measures_softmax();
    const Findings findings = find();
    CHECK_FALSE(is_sound(findings));
    CHECK(findings.variance.rows.size() == 2);
    CHECK(holds(screen(findings),
                "  4.3 variance_experiment fails its tests: what is drawn is what it computes,"));
}

TEST_CASE_FIXTURE(Fixture, "code whose tests do not end is not run again") {
    builds();
    laboratory.scenes.push_back(
        {TimedOut{std::chrono::seconds(10)},
         "",
         {R"({"type":"start","format":1})",
          R"({"type":"case","exercise":"4.3 variance_experiment","case":"a"})"}});
    checks("4.6 entropy", false, "not_implemented");
    const Findings findings = find();
    CHECK(findings.variance.trouble ==
          "4.3 variance_experiment was not run, since its tests do not come through: the suite did "
          "not end within 10 s, as in an endless loop, in 4.3 variance_experiment");
    CHECK(laboratory.scenes.empty());
}

TEST_CASE_FIXTURE(Fixture, "code that crashes or does not end in the experiment is told as such") {
    checks("4.3 variance_experiment", true);
    runs({Signalled{11}, "printed\n", {"returned 2"}});
    checks("4.6 entropy", true);
    runs({TimedOut{std::chrono::seconds(10)}, "", {}});
    const std::string text = screen(find());
    CAPTURE(text);
    CHECK(holds(text, "4.3 variance_experiment did not come through: the program crashed with"));
    CHECK(holds(text, "Look for an index out of range"));
    CHECK(holds(text, "the code printed:\n    printed\n"));
    CHECK(holds(text, "4.6 entropy did not come through: the experiment did not end within 10 s"));
    CHECK(holds(text, "./qkv experiment --samples 200"));
}

TEST_CASE_FIXTURE(Fixture, "what the code throws is shown without what would move the cursor") {
    checks("4.3 variance_experiment", true);
    runs({Exited{0}, "", {"threw an exception: \"\033[2J\"", "end"}});
    checks("4.6 entropy", true);
    measures_softmax();
    const std::string text = screen(find());
    CHECK(holds(text, "4.3 variance_experiment threw an exception: \"?[2J\"."));
}

TEST_CASE_FIXTURE(Fixture,
                  "a file that does not compile gets the report of check, and nothing runs") {
    const std::string file = (folder.path() / "lessons" / "4_scaling" / "scaling.cpp").string();
    laboratory.scenes.push_back(
        {Exited{1}, "FAILED: tests/CMakeFiles/check_4_scaling_vocabulary_source.dir/x.o\n" + file +
                        ":3:4: error: no\n"});
    const Findings findings = find();
    CHECK_FALSE(is_sound(findings));
    CHECK(laboratory.requests.size() == 1);
    CHECK(holds(screen(findings), "It does not compile."));
    CHECK(holds(screen(findings), "lessons/4_scaling/scaling.cpp:3:4: no"));
}

TEST_CASE_FIXTURE(Fixture, "the reference needs nothing of the learner's") {
    plan.use_reference = true;
    std::filesystem::remove(folder.path() / "lessons" / "4_scaling" / "scaling.cpp");
    measures_variance();
    measures_softmax();
    const Findings findings = find();
    CHECK(is_sound(findings));
    CHECK(holds(screen(findings), "with the reference's functions"));
    CHECK(laboratory.requests.at(0).arguments.back() == "experiment_4_scaling_reference");
}

TEST_CASE_FIXTURE(Fixture, "a reference that does not build is the course's trouble") {
    plan.use_reference = true;
    laboratory.scenes.push_back({Exited{1}, "FAILED: x\nwhy\n"});
    CHECK_THROWS_WITH_AS(find(), doctest::Contains("what the course itself brings does not build"),
                         Problem);
}
