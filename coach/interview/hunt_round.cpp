#include "interview/hunt_round.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/files.hpp"
#include "hunt/asking.hpp"
#include "hunt/holding.hpp"
#include "hunt/hunt_screen.hpp"

namespace coach {
namespace {

/// What was found by its line, or is mended.
HuntRound round_of(const HuntUnderWay& under_way, const std::vector<std::size_t>& left) {
    HuntRound round;
    round.lesson = under_way.hunt.lesson;
    for (std::size_t i = 0; i < under_way.hunt.planted.size(); ++i) {
        const std::string& id = under_way.hunt.planted[i].id;
        round.planted.push_back(id);
        const bool is_mended = std::find(left.begin(), left.end(), i) == left.end();
        if (is_mended || under_way.progress.has_found(i)) round.found.push_back(id);
    }
    round.seconds = static_cast<double>(under_way.progress.so_far(this_second()).count());
    return round;
}

}  // namespace

HuntRound hold_hunt_round(const Course& course, const InterviewRecord& interview,
                          Dialogue& dialogue) {
    std::optional<HuntUnderWay> under_way = hunt_under_way(course);
    if (!under_way) {
        constexpr std::uint64_t seeds = 100'000;  // as ./qkv hunt names them
        under_way = composed_hunt(course, {interview.seed % seeds, HuntLevel::medium, nullptr});
    }
    const Lesson& lesson = lesson_of(course, under_way->hunt);
    const std::string file = shown_hunt_file(course, lesson);
    dialogue.say(hunt_screen(under_way->hunt, under_way->progress, file,
                             under_way->progress.so_far(this_second()), dialogue.terminal()) +
                 '\n');
    const HuntHost host{file, [&] { return read_text(hunt_file(course, lesson)); },
                        [&](const HuntProgress&) { keep_hunt(course, *under_way); }};
    if (!under_way->progress.is_asked &&
        !ask_hunt(under_way->hunt, under_way->progress, dialogue, host)) {
        throw DialogueEnded();
    }
    dialogue.say(fmt::format("\n  mend   {}\n", file));
    std::vector<std::size_t> left(under_way->hunt.planted.size());
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = i;
    const double begin =
        dialogue.seconds() - static_cast<double>(under_way->progress.so_far(this_second()).count());
    while (true) {
        const std::string entered =
            line_from(dialogue, "Enter hands it in; /over ends the round: ", begin);
        if (entered == "/over") break;
        const HuntCheck check = check_hunt(course, *under_way, dialogue.terminal());
        left = check.left;
        if (check.is_mended) break;
        dialogue.say('\n' + check.screen);
    }
    HuntRound round = round_of(*under_way, left);
    dialogue.say('\n' + finished_hunt(course, *under_way, left.empty() ? "mended" : "given up",
                                      dialogue.terminal()));
    return round;
}

}  // namespace coach
