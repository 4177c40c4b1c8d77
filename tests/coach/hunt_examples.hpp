/// @file
/// A small program, mistakes in it, and a hunt as it might have been composed.
#pragma once

#include <string>

#include "explain/misconception.hpp"
#include "hunt/hunt.hpp"

namespace coach_tests {

inline const std::string small_solution = R"(// The reference.

#include "roles.hpp"

namespace qkv {
namespace {

/// Says both numbers.
void require_equal(const std::string& what, std::size_t expected, std::size_t got) {
    if (expected == got) return;
    throw std::invalid_argument(what + std::to_string(expected) + ", " + std::to_string(got));
}

}  // namespace

Matrix scores(const Matrix& q, const Matrix& k) {
    require_equal("k must be as wide as q", q.shape(1), k.shape(1));
    // a row for each query
    return matmul(q, xt::transpose(k));
}

Matrix halved(const Matrix& scores) {
    if (scores.shape(1) == 0) throw std::invalid_argument("no keys");
    Matrix weights = scores;
    for (std::size_t i = 0; i < scores.shape(0); ++i) {
        double sum = 0.0;
        for (std::size_t j = 0; j < scores.shape(1); ++j) sum += std::exp(scores(i, j));
        for (std::size_t j = 0; j < scores.shape(1); ++j) {
            if (sum > 0.0) {
                weights(i, j) /= sum;
            } else {
                weights(i, j) = 0.0;
            }
        }
    }
    return weights;
}

}  // namespace qkv
)";

inline coach::Misconception mistake(const std::string& id, const std::string& find,
                                    const std::string& replace,
                                    const std::string& exercise = "2.1") {
    coach::Misconception record;
    record.id = id;
    record.exercise = exercise;
    record.title = "Title of " + id;
    record.sees = "Sees " + id + ".";
    record.why = "Why " + id + ".";
    record.find = find;
    record.replace = replace;
    return record;
}

/// Two mistakes, in lines 3 and 6 to 7.
inline coach::BugHunt small_hunt() {
    coach::BugHunt hunt;
    hunt.seed = 7;
    hunt.level = coach::HuntLevel::easy;
    hunt.lesson = "2_roles";
    hunt.text = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\n";
    hunt.mended = "one\ntwo\nTHREE\nfour\nfive\nSIX\nSEVEN\neight\nnine\n";
    const std::vector<coach::ChoiceQuestion> questions{
        {"What will this show?", {"this", "that", "nothing"}, 0},
        {"Which of these inputs shows it?", {"the identity", "2 x 3"}, 1},
        {"What mends it?", {"a line\n  and more", "another", "a third"}, 2}};
    hunt.planted = {
        {"first-mistake", "2.1", "scores", {3, 3}, false, {{"2.1", {"a case", 0}}}, questions},
        {"second-mistake",
         "2.2",
         "softmax",
         {6, 7},
         true,
         {{"2.2", {"b", 0}}, {"2.2", {"b", 1}}},
         questions}};
    return hunt;
}

}  // namespace coach_tests
