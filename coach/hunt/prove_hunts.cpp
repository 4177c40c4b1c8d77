#include "hunt/prove_hunts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/files.hpp"
#include "hunt/compose.hpp"
#include "hunt/hunt_facts.hpp"

namespace coach {
namespace {

constexpr std::uint64_t seeds_of_clothes = 5;

}  // namespace

bool prove_hunts(const Course& course, ProcessRunner& runner, const std::filesystem::path& tree,
                 bool record, const std::function<void(std::string_view)>& print,
                 const BuildNews& news) {
    BuildPlace place = hunt_of(course);
    if (!tree.empty()) {
        place.tree = tree;
        place.is_configured = true;
    }
    Composer composer(course, place, runner, news);
    bool all_hold = true;
    for (const Lesson& lesson : course.lessons) {
        const HuntFacts found = composer.survey(lesson);
        if (record) write_text(hunt_facts_file(course, lesson), hunt_facts_text(found));
        const bool holds = found == read_hunt_facts(course, lesson);
        const auto suited =
            std::count_if(found.inputs.begin(), found.inputs.end(), [](const auto& mistake) {
                return !mistake.second.show.empty() && !mistake.second.hide.empty();
            });
        all_hold = all_hold && holds;
        for (std::uint64_t seed = 1; seed <= seeds_of_clothes; ++seed) {
            const std::string trouble = composer.trouble_of_clothes(lesson, seed);
            if (trouble.empty()) continue;
            all_hold = false;
            print(fmt::format("✗ {} in the clothes of seed {}: {}\n", lesson.id, seed, trouble));
        }
        print(holds ? fmt::format("✓ {}: {} mistakes for hunts, out of {} that read as code does\n",
                                  lesson.id, suited, found.inputs.size())
                    : fmt::format("✗ {}: hunts are chosen by something else than what is found; is "
                                  "'./qkv selftest --record' due?\n",
                                  lesson.id));
    }
    return all_hold;
}

}  // namespace coach
