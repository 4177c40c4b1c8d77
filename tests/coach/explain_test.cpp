#include "explain/example.hpp"
#include "explain/explain_screen.hpp"

#include <doctest/doctest.h>

#include "files/files.hpp"
#include "problem.hpp"
#include "temporary_folder.hpp"

using namespace coach;

namespace {

ReportedCheck failing(std::string message, std::vector<std::size_t> shape, bool is_drawn = false) {
    ReportedCheck check;
    check.message = std::move(message);
    check.inputs = {{"x", std::move(shape)}};
    check.is_drawn = is_drawn;
    return check;
}

Exercise exercise() {
    Exercise result;
    result.id = "1.2";
    result.name = "project";
    return result;
}

}  // namespace

TEST_CASE(
    "the example of a mistake is its smallest failing check, a drawn one only if there is no "
    "other") {
    Report report{
        {{"1.2 project", "a", {failing("large", {9, 9}), failing("small", {2, 3})}, {}, {}},
         {"1.2 project", "b", {failing("drawn", {1, 1}, true)}, {}, {}},
         {"1.3 project_qkv", "c", {failing("another's", {1, 1})}, {}, {}}},
        true};
    CHECK(smallest_example(report, exercise()).message == "small");
    CHECK(smallest_example(report, exercise()).test_case == "a");
    report.cases.erase(report.cases.begin());
    CHECK(smallest_example(report, exercise()).message == "drawn");
    CHECK(smallest_example({}, exercise()).message.empty());
}

TEST_CASE("examples are read as they are written, and a broken file is named") {
    const coach_tests::TemporaryFolder folder;
    const Course course{folder.path(), {}};
    Lesson lesson;
    lesson.id = "1_projections";
    CHECK(read_examples(course, lesson).empty());
    write_text(examples_file(course, lesson), examples_text({{"an-id", {"a case", "two\nlines"}}}));
    CHECK(read_examples(course, lesson).at("an-id").message == "two\nlines");
    write_text(examples_file(course, lesson), "{");
    CHECK_THROWS_WITH_AS(read_examples(course, lesson), doctest::Contains("--record"), Problem);
}

TEST_CASE("a mistake is explained with its example, the question before the reason") {
    const Course course = read_course(QKV_SOURCE_DIR);
    for (const Lesson& lesson : course.lessons) {
        const Examples examples = read_examples(course, lesson);
        for (const Misconception& record : read_misconceptions(course, lesson)) {
            CAPTURE(record.place);
            REQUIRE(examples.contains(record.id));
            const std::string screen =
                explain_screen(course, lesson.exercises[0], record, examples.at(record.id), {});
            CHECK(screen.find("For example") < screen.find("To think about first"));
            CHECK(screen.find("To think about first") < screen.find("Where it would be right"));
            CHECK(screen.find("say   ./qkv rehearse " + record.question) != std::string::npos);
            CHECK(screen.find("read  ./qkv docs ") != std::string::npos);
        }
    }
}
