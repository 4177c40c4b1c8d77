#include "answers.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include "problem.hpp"

namespace answers_tests {
namespace {

[[noreturn]] void refuse(const std::filesystem::path& file, const toml::node& at,
                         const char* expected) {
    throw coach::Problem(
        fmt::format("{}:{}: expected {}", file.string(), at.source().begin.line, expected));
}

std::string text_of(const std::filesystem::path& file, const toml::table& table,
                    const char* field) {
    const auto text = table[field].value<std::string>();
    if (!text) refuse(file, table, fmt::format("a text '{}'", field).c_str());
    return *text;
}

Answer read_answer(const std::filesystem::path& file, const toml::table& table) {
    Answer answer;
    answer.question = text_of(file, table, "question");
    answer.kind = text_of(file, table, "kind");
    answer.text = text_of(file, table, "text");
    const std::set<std::string> kinds{"good", "partial", "wrong", "reversed", "off-topic"};
    if (kinds.count(answer.kind) == 0) refuse(file, table, "a kind that README.md names");
    const toml::array* const says = table["says"].as_array();
    if (says == nullptr) refuse(file, table, "a list 'says'");
    for (const toml::node& point : *says) {
        const auto number = point.value_exact<std::int64_t>();
        if (!number || *number < 1) refuse(file, point, "numbers of key points, from 1");
        answer.says.insert(static_cast<std::size_t>(*number));
    }
    return answer;
}

}  // namespace

std::vector<Answer> read_answers(const std::filesystem::path& file) {
    try {
        const toml::table whole = toml::parse_file(file.string());
        const toml::array* const tables = whole["answer"].as_array();
        if (tables == nullptr) refuse(file, whole, "tables [[answer]]");
        std::vector<Answer> answers;
        for (const toml::node& node : *tables) {
            if (!node.is_table()) refuse(file, node, "a table");
            answers.push_back(read_answer(file, *node.as_table()));
        }
        return answers;
    } catch (const toml::parse_error& error) {
        throw coach::Problem(fmt::format("{}:{}: {}", file.string(), error.source().begin.line,
                                         error.description()));
    }
}

}  // namespace answers_tests
