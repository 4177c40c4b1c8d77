// ./qkv hunt
#include <fmt/format.h>

#include <random>

#include "command_tools.hpp"
#include "commands.hpp"
#include "dialogue/standard_dialogue.hpp"
#include "files/files.hpp"
#include "hunt/asking.hpp"
#include "hunt/holding.hpp"
#include "hunt/hunt_screen.hpp"
#include "hunt/kept_hunt.hpp"
#include "problem.hpp"

namespace coach {
namespace {

/// One that nobody has to type again: five digits.
std::uint64_t random_seed() { return std::random_device{}() % 100'000; }

const Lesson* lesson_named(const Course& course, const std::string& word) {
    if (word.empty()) return nullptr;
    const std::vector<Selection> selections = select(course, {word});
    const bool is_whole = selections.size() == 1 &&
                          selections[0].exercises.size() == selections[0].lesson->exercises.size();
    if (!is_whole) throw Problem("a hunt goes through a whole lesson: ./qkv hunt 2");
    return selections[0].lesson;
}

HuntUnderWay composed(const Course& course, const Hunt& command) {
    const Lesson* const lesson = lesson_named(course, command.lesson);
    const HuntLevel level = command.level.empty() ? HuntLevel::medium : level_named(command.level);
    return composed_hunt(course, {command.has_seed ? command.seed : random_seed(), level, lesson});
}

void finish(const Course& course, const HuntUnderWay& under_way, const std::string& ending) {
    print(finished_hunt(course, under_way, ending, Terminal::of_standard_output()));
}

int check(const Course& course, HuntUnderWay& under_way) {
    const HuntCheck check = check_hunt(course, under_way, Terminal::of_standard_output());
    if (check.is_mended) {
        finish(course, under_way, "mended");
        return 0;
    }
    print(check.screen);
    const std::chrono::seconds so_far = under_way.progress.so_far(this_second());
    print(
        fmt::format("\n  so far {}{}\n", time_text(so_far),
                    so_far > hunt_time ? fmt::format(", over the {} min", hunt_time.count()) : ""));
    return 1;
}

int ask(const Course& course, HuntUnderWay& under_way) {
    const Lesson& lesson = lesson_of(course, under_way.hunt);
    StandardDialogue dialogue;
    dialogue.say(hunt_screen(under_way.hunt, under_way.progress, shown_hunt_file(course, lesson),
                             under_way.progress.so_far(this_second()), dialogue.terminal()) +
                 '\n');
    const HuntHost host{shown_hunt_file(course, lesson),
                        [&] { return read_text(hunt_file(course, lesson)); },
                        [&](const HuntProgress&) { keep_hunt(course, under_way); }};
    if (ask_hunt(under_way.hunt, under_way.progress, dialogue, host)) {
        dialogue.say(fmt::format("\n  mend   {}\n  then   ./qkv hunt --check\n", host.file));
    } else {
        dialogue.say("\n  kept   ./qkv hunt goes on where this ends\n");
    }
    return StandardDialogue::exit_status();
}

}  // namespace

int run(const Hunt& command) {
    const Course course = read_course(course_root());
    auto under_way = hunt_under_way(course);
    const bool is_about_one = command.check || command.give_up || command.stop;
    if (is_about_one && !under_way) {
        throw Problem("no hunt is under way; ./qkv hunt begins one, or ./qkv hunt 2");
    }
    if (command.check) return check(course, *under_way);
    if (command.give_up || command.stop) {
        finish(course, *under_way, command.stop ? "stopped" : "given up");
        return 0;
    }
    const bool asks_for_one = !command.lesson.empty() || !command.level.empty() || command.has_seed;
    if (under_way && asks_for_one) {
        throw Problem(
            fmt::format("a hunt is under way, for {}. ./qkv hunt goes on with it, --give-up shows "
                        "its mistakes, "
                        "--stop ends it",
                        time_text(under_way->progress.so_far(this_second()))));
    }
    if (!under_way) under_way = composed(course, command);
    return ask(course, *under_way);
}

}  // namespace coach
