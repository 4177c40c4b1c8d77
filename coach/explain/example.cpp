#include "explain/example.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <tuple>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {

using nlohmann::json;

Example smallest_example(const Report& report, const Exercise& exercise) {
    Example smallest;
    std::tuple<bool, std::size_t> least{true, static_cast<std::size_t>(-1)};
    for (const ReportedCase& test_case : report.cases) {
        if (!belongs_to(test_case, exercise)) continue;
        for (const ReportedCheck& check : test_case.checks) {
            const std::tuple<bool, std::size_t> size{check.is_drawn, input_cells(check)};
            if (check.ok || !(size < least)) continue;
            least = size;
            smallest = {test_case.name, check.message};
        }
    }
    return smallest;
}

std::filesystem::path examples_file(const Course& course, const Lesson& lesson) {
    return course.root / "tests" / "misconceptions" / (lesson.id + ".examples.json");
}

Examples read_examples(const Course& course, const Lesson& lesson) {
    const std::filesystem::path file = examples_file(course, lesson);
    Examples examples;
    if (!std::filesystem::exists(file)) return examples;
    try {
        const json all = json::parse(read_text(file));
        for (const auto& [id, example] : all.items()) {
            examples[id] = {example.at("case"), example.at("message")};
        }
    } catch (const json::exception& error) {
        throw Problem(fmt::format("{}: {}. './qkv selftest --record' writes it anew.",
                                  file.string(), error.what()));
    }
    return examples;
}

std::string examples_text(const Examples& examples) {
    json all = json::object();
    for (const auto& [id, example] : examples) {
        all[id] = {{"case", example.test_case}, {"message", example.message}};
    }
    return all.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
}

}  // namespace coach
