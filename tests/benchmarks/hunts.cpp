// What hunts.sh measures: hunts_benchmark ROOT [COUNT [TREE]] composes hunts of seeds 1, 2, ... at all
// levels in turn, each with its whole proof.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "course/course.hpp"
#include "hunt/compose.hpp"
#include "problem.hpp"

using namespace coach;

namespace {

/// Of this process and of those that it has waited for: what does not depend on who else computes here.
double processor_seconds() {
    double seconds = 0.0;
    for (const int whose : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        getrusage(whose, &used);
        for (const timeval& time : {used.ru_utime, used.ru_stime}) {
            seconds += static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
        }
    }
    return seconds;
}

void print_times(const char* what, std::vector<double> seconds) {
    if (seconds.empty()) return;
    std::sort(seconds.begin(), seconds.end());
    std::printf("%-28s median %.2f s, 95 %% %.2f s, max %.2f s, %zu hunts\n", what,
                seconds[seconds.size() / 2], seconds[seconds.size() * 95 / 100], seconds.back(),
                seconds.size());
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 2) return 2;
    const Course course = read_course(argv[1]);
    const std::uint64_t count = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 200;
    BuildPlace place = hunt_of(course);
    if (argc > 3) {
        place.tree = argv[3];
        place.is_configured = true;
    }
    RealProcessRunner runner;
    const auto tell = [](std::string_view text) { std::cerr << text << '\n'; };
    Composer composer(course, place, runner, {tell, [](std::size_t, std::size_t) {}});
    // what is built once
    for (const Lesson& lesson : course.lessons) composer.compose({1, HuntLevel::easy, &lesson});

    std::map<std::string, std::vector<double>> by_level;
    std::vector<double> all;
    std::vector<double> computed;
    std::set<std::set<std::string>> sets;
    std::set<std::string> mistakes;
    std::map<std::string, std::size_t> rejected;
    std::size_t failed = 0;
    std::pair<double, std::string> slowest;
    for (std::uint64_t seed = 1; seed <= count; ++seed) {
        const HuntLevel level = static_cast<HuntLevel>(seed % 3);
        const auto begin = std::chrono::steady_clock::now();
        const double computed_before = processor_seconds();
        std::string lesson;
        try {
            const Composed composed = composer.compose({seed, level, nullptr});
            lesson = composed.hunt.lesson;
            std::set<std::string> ids;
            for (const Planted& planted : composed.hunt.planted) ids.insert(planted.id);
            mistakes.insert(ids.begin(), ids.end());
            sets.insert(ids);
            for (const std::string& reason : composed.rejected) {
                ++rejected[reason];
                std::printf("  seed %llu rejected: %s\n", static_cast<unsigned long long>(seed),
                            reason.c_str());
            }
        } catch (const Problem& problem) {
            ++failed;
            std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), problem.what());
            continue;
        }
        const double seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        slowest = std::max(slowest, {seconds, "seed " + std::to_string(seed) + ", " + lesson});
        by_level[std::string(name_of(level))].push_back(seconds);
        all.push_back(seconds);
        computed.push_back(processor_seconds() - computed_before);
    }
    for (const auto& [level, seconds] : by_level) print_times(level.c_str(), seconds);
    print_times("all, proofs included", all);
    print_times("of it on a processor", computed);
    std::printf("the slowest: %s\n", slowest.second.c_str());
    std::size_t rejections = 0;
    for (const auto& [reason, times] : rejected) rejections += times;
    std::printf(
        "%zu different sets of mistakes, %zu mistakes; %zu compositions rejected, %zu seeds "
        "without a hunt\n",
        sets.size(), mistakes.size(), rejections, failed);
    return failed == 0 ? 0 : 1;
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 2;
}
