// What a hunt is made of: which mistakes, which wrong fixes, which claims.
#include <doctest/doctest.h>

#include <algorithm>

#include "hunt/choosing.hpp"
#include "hunt/evidence.hpp"
#include "hunt/hunt_facts.hpp"
#include "hunt/planting.hpp"
#include "hunt/questions.hpp"
#include "hunt/wrong_fixes.hpp"
#include "hunt_examples.hpp"

using namespace coach;
using namespace coach_tests;

namespace {

std::optional<Plantable> planted(const Misconception& record) {
    return plant(small_solution, program_text_of(small_solution), record);
}

std::string joined(const CodePieces& pieces) {
    std::string text;
    for (const CodePiece& piece : pieces) text += (text.empty() ? "" : " ") + piece.text;
    return text;
}

const Course& this_course() {
    static const Course course = read_course(QKV_SOURCE_DIR);
    return course;
}

HuntRun run_that(const std::vector<std::string>& passes, const std::vector<std::string>& fails) {
    HuntRun run;
    run.is_whole = true;
    for (const std::string& name : passes) run.passed.insert({"2.1", {name, 0}});
    for (const std::string& name : fails) run.failed.insert({"2.1", {name, 0}});
    run.inputs["2.1"]["the identity"] = true;
    run.inputs["2.1"]["2 x 3"] = true;
    return run;
}

/// One mistake, in 2.1, of which all that is claimed holds.
HuntEvidence sound() {
    HuntEvidence evidence;
    evidence.right = run_that({"a", "b"}, {});
    evidence.all = run_that({"b"}, {"a"});
    evidence.shown = evidence.all;
    evidence.alone = {evidence.all};
    evidence.alone[0].inputs["2.1"]["2 x 3"] = false;
    evidence.all.inputs = evidence.shown.inputs = evidence.alone[0].inputs;
    evidence.without = {evidence.right};
    evidence.wrong_fixes = {{run_that({}, {"b"}), run_that({}, {"a"})}};
    return evidence;
}

}  // namespace

TEST_CASE("a mistake in a function's body can be planted") {
    const auto found = planted(mistake("m", "matmul(q, xt::transpose(k))", "matmul(q, k)"));
    REQUIRE(found);
    CHECK(found->definition == 1);
    CHECK(joined(found->body).find("return matmul ( q , k ) ;") != std::string::npos);
}

TEST_CASE("what only computes a mistake is left out, or not planted") {
    const std::string check = "if (scores.shape(1) == 0) throw std::invalid_argument(\"no keys\");";
    // a condition that never holds goes with what it guards
    const auto tidied = planted(mistake("m", "scores.shape(1) == 0", "false"));
    REQUIRE(tidied);
    CHECK(joined(tidied->body).find("no keys") == std::string::npos);
    CHECK(planted(mistake("m", check, "static_cast<void>(0);")));
    for (const char* const unnatural :
         {"return scores; Matrix weights = scores;",  // nothing behind it is reached
          "static Matrix weights = scores;", "{ Matrix other = scores; } Matrix weights = scores;",
          "if (scores.shape(0) == 1 && false) return scores; Matrix weights = scores;",
          "Matrix weights = [&] { return scores; }();", "Matrix weights = scores / 1.0;"}) {
        CAPTURE(unnatural);
        CHECK_FALSE(planted(mistake("m", "Matrix weights = scores;", unnatural)));
    }
    // a parameter's name is no body's
    CHECK_FALSE(
        planted(mistake("m", "halved(const Matrix& scores)", "halved(const Matrix& given)")));
}

TEST_CASE("wrong fixes are of the place of the mistake, and neither right nor as it was") {
    const ProgramText program = program_text_of(small_solution);
    const std::vector<Misconception> records{
        mistake("here", "matmul(q, xt::transpose(k))", "matmul(q, k)"),
        mistake("also-here", "matmul(q, xt::transpose(k))", "matmul(k, xt::transpose(q))"),
        mistake("elsewhere", "q.shape(1), k.shape(1));", "q.shape(0), k.shape(0));")};
    std::vector<Plantable> all;
    for (const Misconception& record : records) all.push_back(*planted(record));
    Dice dice(1);
    const auto fixes = wrong_fixes(program.definitions[1].body, all[0], all, 4, dice);
    REQUIRE_FALSE(fixes.empty());
    CHECK(fixes[0] == all[1].body);  // recorded ones first
    for (const CodePieces& fix : fixes) {
        CHECK(fix != all[0].body);
        CHECK(fix != program.definitions[1].body);
        CHECK(fix != all[2].body);
    }
    // slips where nothing is recorded
    Dice other(1);
    const auto slips = wrong_fixes(program.definitions[1].body, all[2], {all[2]}, 4, other);
    CHECK(slips.size() >= 2);
    for (const CodePieces& slip : slips) CHECK(slip.size() == all[2].body.size());
}

TEST_CASE("a mistake is quiet if it fails a quarter of its exercise's checks or fewer") {
    const Misconception record = mistake("m", "", "");
    Plantable plantable;
    plantable.record = &record;
    plantable.fails = {{"2.1", {"a", 0}}, {"2.1", {"a", 1}}, {"2.2", {"b", 0}}};
    CHECK(is_quiet(plantable, 8));
    CHECK_FALSE(is_quiet(plantable, 7));
}

TEST_CASE("hunts of all levels are found in every lesson, and keep to their level") {
    std::set<std::set<std::string>> sets;
    for (const Lesson& lesson : this_course().lessons) {
        HuntMaterial material;
        read_material(this_course(), lesson, material);
        for (const HuntLevel level : {HuntLevel::easy, HuntLevel::medium, HuntLevel::hard}) {
            for (std::uint64_t seed = 0; seed < 8; ++seed) {
                CAPTURE(lesson.id);
                CAPTURE(name_of(level));
                CAPTURE(seed);
                Dice dice(seed);
                const auto chosen = choose(material, level, dice);
                REQUIRE(chosen);
                CHECK(chosen->size() == mistakes_of(level));
                std::set<std::size_t> functions;
                std::set<std::string> exercises;
                std::set<std::string> ids;
                std::size_t quiet = 0;
                for (const Chosen& each : *chosen) {
                    const Misconception& record = *each.mistake->record;
                    functions.insert(each.mistake->definition);
                    exercises.insert(record.exercise);
                    ids.insert(record.id);
                    quiet += is_quiet(*each.mistake, material.checks[record.exercise]) ? 1 : 0;
                    CHECK(each.wrong_fixes.size() >= wrong_fixes_of_a_mistake);
                    std::vector<const Plantable*> others;
                    for (const Chosen& other : *chosen) {
                        if (&other != &each) others.push_back(other.mistake);
                    }
                    CHECK_FALSE(shown_by_it_alone(*each.mistake, others).empty());
                }
                CHECK(functions.size() == chosen->size());
                CHECK(exercises.size() == chosen->size());
                CHECK(quiet >= quiet_mistakes_of(level));
                if (level == HuntLevel::easy) CHECK(quiet == 0);
                sets.insert(ids);
            }
        }
    }
    CHECK(sets.size() >= 80);
}

TEST_CASE("what hunts are chosen by is read back as it was written") {
    HuntFacts facts;
    facts.checks = {{"2.1", 7}};
    facts.inputs["m"] = {{"2 x 3"}, {"the identity", "one cell"}};
    const std::string text = hunt_facts_text(facts);
    CHECK(text.find("\"the identity\"") != std::string::npos);
    // every lesson of the course has such a file
    for (const Lesson& lesson : this_course().lessons) {
        CHECK_FALSE(read_hunt_facts(this_course(), lesson).inputs.empty());
    }
}

TEST_CASE("a hunt is one where every claim held when it was run") {
    CHECK(objection(sound(), {"2.1"}) == "");
    const auto objection_after = [](const auto& change) {
        HuntEvidence evidence = sound();
        change(evidence);
        return objection(evidence, {"2.1"});
    };
    CHECK(objection_after([](auto& e) { e.all.is_whole = false; }) ==
          "a run did not come to its end");
    CHECK(objection_after([](auto& e) {
              e.right.failed = {{"2.1", {"c", 0}}};
          }) == "the right one fails in 2.1: c");
    CHECK(objection_after([](auto& e) { e.right.inputs["2.1"]["2 x 3"] = false; }) ==
          "the right one gets this wrong: 2.1, 2 x 3");
    CHECK(objection_after([](auto& e) { e.shown = e.right; }) ==
          "the text that is shown does not do what was proven");
    CHECK(objection_after([](auto& e) {
              e.shown.failed.insert({"2.1", {"b", 0}});
          }) == "the text that is shown does not do what was proven");
    CHECK(objection_after([](auto& e) { e.alone[0].failed.clear(); }) == "a mistake passes in 2.1");
    CHECK(objection_after([](auto& e) { e.without[0] = e.all; }) ==
          "the mistake in 2.1 is hidden by another");
    CHECK(objection_after([](auto& e) { e.alone[0].inputs["2.1"]["2 x 3"] = true; }) ==
          "no input shows the mistake in 2.1");
    CHECK(objection_after([](auto& e) { e.alone[0].inputs["2.1"]["the identity"] = false; }) ==
          "no input hides the mistake in 2.1");
    CHECK(objection_after([](auto& e) { e.wrong_fixes[0][1] = e.right; }) ==
          "too few wrong fixes fail in 2.1");
    CHECK(objection_after([](auto& e) { e.wrong_fixes[0].pop_back(); }) ==
          "too few wrong fixes fail in 2.1");
}

TEST_CASE("the symptom of a mistake is what was seen when it was run") {
    CheckSketch wrong;
    wrong.parts = {{"", {2, 2}, 3.5, -3.5, 1.0, 0, 4}};
    CheckSketch right;
    right.ok = true;
    const Fingerprint recorded{{{"rows", 0}, wrong}, {{"columns", 0}, wrong}};
    HuntRun alone;
    alone.seen = {{{"rows", 0}, wrong}, {{"columns", 0}, wrong}, {{"no keys", 0}, right}};
    CHECK(shows_as(alone, recorded));
    alone.seen[{"no keys", 0}] = wrong;
    CHECK_FALSE(shows_as(alone, recorded));
    alone.seen[{"no keys", 0}] = right;
    alone.seen[{"rows", 0}].parts[0].first = 4.5;
    CHECK_FALSE(shows_as(alone, recorded));
    alone.seen[{"rows", 0}] = right;
    CHECK_FALSE(shows_as(alone, recorded));
    CHECK_FALSE(shows_as(HuntRun{}, recorded));
}

TEST_CASE(
    "a check tells of a mistake if it fails with it and passes without it, beside all others") {
    HuntEvidence evidence = sound();
    evidence.alone[0].failed.insert({"2.1", {"b", 0}});  // fails alone, but not beside the others
    const std::vector<SuiteCheck> tells = telltales(evidence, 0, "2.1");
    REQUIRE(tells.size() == 1);
    CHECK(tells[0].key.test_case == "a");
}

TEST_CASE("the input that shows a mistake stands among those that hide it, identities first") {
    Dice dice(3);
    const ChoiceQuestion question =
        input_question({"2 x 3, random"}, {"p", "r", "s", "X the identity", "t"}, dice);
    CHECK(question.choices.size() == 4);
    CHECK(question.choices.at(question.right) == "2 x 3, random");
    CHECK(std::count(question.choices.begin(), question.choices.end(), "X the identity") == 1);
}

TEST_CASE("two fixes that differ in braces and space alone are one choice") {
    CHECK(reads_alike("if (a) {\n  b();\n}", "if (a)\n    b();"));
    CHECK_FALSE(reads_alike("if (a) b();", "if (!a) b();"));
}

TEST_CASE("the right text stands among wrong ones, as the lines that change") {
    CHECK(change_text({"f {", "    a = 1;", "}"}, {"f {", "    a = 2;", "    b();", "}"}) ==
          "a = 2;\nb();");
    CHECK(change_text({"f {", "    a = 1;", "}"}, {"f {", "}"}) == "without this:\na = 1;");
    // whole statements, though the first line and the last are as they were
    CHECK(change_text({"f {", "    if (a)", "        b(c +", "          d);", "}"},
                      {"f {", "    if (a)", "        b(e +", "          d);", "}"}) ==
          "if (a)\n    b(e +\n      d);");
    Dice dice(1);
    const ChoiceQuestion question = fix_question("right", {"wrong", "worse"}, dice);
    CHECK(question.choices.at(question.right) == "right");
    CHECK(question.choices.size() == 3);
}

TEST_CASE(
    "other symptoms are those of mistakes that end otherwise, those of another manner first") {
    HuntMaterial material;
    material.records = {mistake("own", "a", "b"), mistake("same", "a", "b"),
                        mistake("throws", "a", "b"), mistake("values", "a", "b"),
                        mistake("elsewhere", "a", "b", "2.2")};
    const auto sketch = [](CallEnding ending, double first) {
        CheckSketch result;
        result.ending = ending;
        result.parts = {{"", {1}, first, first, 1.0, 0, 1, 0, {}}};
        return result;
    };
    const auto with = [&](const CheckSketch& check) {
        return LessonFingerprint{{"2.1", {{CheckKey{"a", 0}, check}}}};
    };
    material.fingerprints["own"] = with(sketch(CallEnding::returned, 1));
    material.fingerprints["same"] = with(sketch(CallEnding::returned, 1));
    material.fingerprints["throws"] = with(sketch(CallEnding::other_exception, 0));
    material.fingerprints["values"] = with(sketch(CallEnding::returned, 2));
    material.fingerprints["elsewhere"] = {
        {"2.2", {{CheckKey{"b", 0}, sketch(CallEnding::returned, 3)}}}};
    Plantable own;
    own.record = &material.records[0];
    Dice dice(1);
    const ChoiceQuestion question = symptom_question(material, own, dice);
    CHECK(question.choices.at(question.right) == "Sees own.");
    const auto offered = [&](const char* sees) {
        return std::count(question.choices.begin(), question.choices.end(), sees) == 1;
    };
    CHECK(offered("Sees throws."));
    CHECK(offered("Sees values."));
    CHECK(offered("Sees elsewhere."));
    CHECK_FALSE(offered("Sees same."));  // the two cannot be told apart by what they show
}
