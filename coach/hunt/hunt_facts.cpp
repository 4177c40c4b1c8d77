#include "hunt/hunt_facts.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {

using nlohmann::json;

std::filesystem::path hunt_facts_file(const Course& course, const Lesson& lesson) {
    return course.root / "tests" / "hunts" / (lesson.id + ".json");
}

HuntFacts read_hunt_facts(const Course& course, const Lesson& lesson) {
    const std::filesystem::path file = hunt_facts_file(course, lesson);
    HuntFacts facts;
    if (!std::filesystem::exists(file)) return facts;
    try {
        const json all = json::parse(read_text(file));
        for (const auto& [exercise, count] : all.at("checks").items()) {
            facts.checks[exercise] = count;
        }
        for (const auto& [id, inputs] : all.at("inputs").items()) {
            facts.inputs[id] = {inputs.at("show"), inputs.at("hide")};
        }
    } catch (const json::exception& error) {
        throw Problem(fmt::format("{}: {}. './qkv selftest --record' writes it anew.",
                                  file.string(), error.what()));
    }
    return facts;
}

std::string hunt_facts_text(const HuntFacts& facts) {
    json all = {{"checks", facts.checks}, {"inputs", json::object()}};
    for (const auto& [id, inputs] : facts.inputs) {
        all["inputs"][id] = {{"show", inputs.show}, {"hide", inputs.hide}};
    }
    return all.dump(1, ' ') + '\n';
}

}  // namespace coach
