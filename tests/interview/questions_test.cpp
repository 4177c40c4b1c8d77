// What holds for all questions of docs/interview/.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>

#include "answers/key_points.hpp"
#include "course/course.hpp"
#include "course/interview.hpp"
#include "explain/misconception.hpp"

using namespace coach;

namespace {

const Course& course() {
    static const Course read = read_course(QKV_SOURCE_DIR);
    return read;
}

const std::vector<Question>& questions() {
    static const std::vector<Question> read =
        read_interview(std::filesystem::path(QKV_SOURCE_DIR) / "docs" / "interview");
    return read;
}

/// "1.1", "1.2" and so on: the exercises of all lessons.
std::set<std::string> exercises() {
    std::set<std::string> ids;
    for (const Lesson& lesson : course().lessons) {
        for (const Exercise& exercise : lesson.exercises) ids.insert(exercise.id);
    }
    return ids;
}

std::size_t words_in(const std::string& text) {
    std::istringstream words(text);
    std::string word;
    std::size_t count = 0;
    while (words >> word) ++count;
    return count;
}

/// What somebody reads of a question, but for the long answer.
std::vector<std::string> plain_texts(const Question& question) {
    std::vector<std::string> texts{question.question, question.short_answer, question.wrong,
                                   question.why_wrong};
    for (const KeyPoint& point : question.key_points) {
        texts.push_back(point.point);
        texts.push_back(point.probe);
    }
    for (const FollowUp& follow_up : question.follow_ups) {
        texts.push_back(follow_up.ask);
        texts.push_back(follow_up.answer);
    }
    return texts;
}

}  // namespace

TEST_CASE("there are questions enough for many interviews") { CHECK(questions().size() >= 75); }

TEST_CASE("each lesson has a question that one must know") {
    for (const Lesson& lesson : course().lessons) {
        CAPTURE(lesson.id);
        CHECK(std::any_of(questions().begin(), questions().end(), [&](const Question& question) {
            return question.chapter == lesson.id && question.must_know;
        }));
    }
}

TEST_CASE("a question names exercises that exist, and every exercise has its question") {
    const std::set<std::string> known = exercises();
    std::set<std::string> named;
    for (const Question& question : questions()) {
        CAPTURE(question.place);
        CAPTURE(question.id);
        for (const std::string& exercise : question.exercises) {
            CAPTURE(exercise);
            CHECK(known.count(exercise) == 1);
            named.insert(exercise);
        }
    }
    for (const std::string& exercise : known) {
        CAPTURE(exercise);
        CHECK(named.count(exercise) == 1);
    }
}

TEST_CASE("a lesson's question belongs to an exercise") {
    for (const Question& question : questions()) {
        CAPTURE(question.place);
        CAPTURE(question.id);
        const bool is_of_a_lesson =
            std::any_of(course().lessons.begin(), course().lessons.end(),
                        [&](const Lesson& lesson) { return lesson.id == question.chapter; });
        CHECK((!question.exercises.empty() || !is_of_a_lesson));
    }
}

TEST_CASE("the question that a recorded mistake touches is asked") {
    std::set<std::string> asked;
    for (const Question& question : questions()) asked.insert(question.id);
    for (const Lesson& lesson : course().lessons) {
        for (const Misconception& record : read_misconceptions(course(), lesson)) {
            CAPTURE(record.place);
            CAPTURE(record.question);
            CHECK(asked.count(record.question) == 1);
        }
    }
}

TEST_CASE("the short answer takes 30 seconds to say, the long one 2 minutes") {
    for (const Question& question : questions()) {
        CAPTURE(question.place);
        CAPTURE(question.id);
        const std::size_t words_in_short = words_in(question.short_answer);
        const std::size_t words_in_long = words_in(question.long_answer);
        CHECK(words_in_short >= 45);
        CHECK(words_in_short <= 85);
        CHECK(words_in_long >= 150);
        CHECK(words_in_long <= 300);
    }
}

TEST_CASE("the terms that show a key point are in lower case") {
    for (const Question& question : questions()) {
        CAPTURE(question.place);
        CAPTURE(question.id);
        for (const KeyPoint& point : question.key_points) {
            for (const std::vector<std::string>& terms : point.says) {
                for (const std::string& term : terms) {
                    CAPTURE(term);
                    CHECK(std::none_of(term.begin(), term.end(),
                                       [](char c) { return c >= 'A' && c <= 'Z'; }));
                }
            }
            for (const std::string& term : point.unless) {
                CAPTURE(term);
                CHECK(std::none_of(term.begin(), term.end(),
                                   [](char c) { return c >= 'A' && c <= 'Z'; }));
            }
        }
    }
}

TEST_CASE("the answers of a question say its key points, as the coach finds them") {
    for (const Question& question : questions()) {
        CAPTURE(question.place);
        CAPTURE(question.id);
        const std::vector<Found> found =
            find_key_points(question, question.short_answer + "\n\n" + question.long_answer);
        for (std::size_t i = 0; i < found.size(); ++i) {
            CAPTURE(question.key_points[i].point);
            CAPTURE(found[i].where);
            CHECK(found[i].said);
        }
    }
}

TEST_CASE("who repeats a question says none of its key points") {
    for (const Question& question : questions()) {
        CAPTURE(question.place);
        CAPTURE(question.id);
        for (const Found& found : find_key_points(question, question.question)) {
            CAPTURE(found.where);
            CHECK_FALSE(found.said);
        }
    }
}

TEST_CASE("the usual wrong answer says no key point, as the coach finds them") {
    // What these say on the way to a wrong conclusion is right; the last is not told from what is.
    const std::set<std::pair<std::string, std::size_t>> known{{"output-projection", 1},
                                                              {"database-analogy", 1},
                                                              {"are-the-weights-symmetric", 1},
                                                              {"softmax-axis", 4}};
    for (const Question& question : questions()) {
        CAPTURE(question.place);
        CAPTURE(question.id);
        const std::vector<Found> found = find_key_points(question, question.wrong);
        for (std::size_t i = 0; i < found.size(); ++i) {
            CAPTURE(question.key_points[i].point);
            CAPTURE(found[i].where);
            CHECK(found[i].said == (known.count({question.id, i + 1}) == 1));
        }
    }
}

TEST_CASE("no text talks down") {
    const std::regex talking_down("\\b(just|simply|obviously)\\b", std::regex::icase);
    for (const Question& question : questions()) {
        CAPTURE(question.place);
        CAPTURE(question.id);
        std::vector<std::string> texts = plain_texts(question);
        texts.push_back(question.long_answer);
        for (const std::string& text : texts) {
            CAPTURE(text);
            CHECK_FALSE(std::regex_search(text, talking_down));
        }
    }
}

TEST_CASE("only the long answer has formulas that a terminal cannot show") {
    for (const Question& question : questions()) {
        CAPTURE(question.place);
        CAPTURE(question.id);
        for (const std::string& text : plain_texts(question)) {
            CAPTURE(text);
            CHECK(text.find('$') == std::string::npos);
        }
    }
}
