#include "doctor/loop_speed.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "check/check.hpp"
#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

/// Looks at the watch while another runner does the work.
class TimingRunner : public ProcessRunner {
 public:
    explicit TimingRunner(ProcessRunner& runner) : runner_(runner) {}

    ProcessResult run(const ProcessRequest& request) override {
        const auto start = std::chrono::steady_clock::now();
        ProcessResult result = runner_.run(request);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
        last_program = request.arguments.front();
        last_seconds = seconds.count();
        return result;
    }

    fs::path last_program;
    double last_seconds = 0;

 private:
    ProcessRunner& runner_;
};

/// Where CMake puts what a compiler makes of the learner's file, relative to the tree.
fs::path objects_of(const fs::path& program) {
    return fs::path("tests") / "CMakeFiles" / (program.filename().string() + "_source.dir");
}

/// The next build compiles the learner's file anew, and links it.
void forget_object(const BuildPlace& place, const fs::path& program) {
    // a check in another terminal may be at work on it
    const FileLock lock(place.tree / ".lock");
    std::error_code not_there;
    for (const auto& entry :
         fs::recursive_directory_iterator(place.tree / objects_of(program), not_there)) {
        if (entry.path().extension() == ".o") fs::remove(entry.path(), not_there);
    }
}

bool is_compiled_on_a_header(const BuildPlace& place, const fs::path& program) {
    const auto commands =
        nlohmann::json::parse(read_text(place.tree / "compile_commands.json"), nullptr, false);
    const std::string objects = objects_of(program).string() + '/';
    return std::any_of(commands.begin(), commands.end(), [&](const nlohmann::json& entry) {
        const std::string command = entry.is_object() ? entry.value("command", "") : "";
        return command.find(objects) != std::string::npos &&
               command.find("-include-pch") != std::string::npos;
    });
}

LoopRun timed_check(Checker& checker, const Selection& selection, const TimingRunner& runner,
                    const BuildPlace& place) {
    LoopRun measured;
    measured.whole = checker.check(selection).seconds.count();
    measured.run = runner.last_seconds;
    const std::string log = read_text(place.tree / ".ninja_log");
    measured.compile = seconds_of_step(log, objects_of(runner.last_program).string() + '/');
    measured.link =
        seconds_of_step(log, (fs::path("tests") / runner.last_program.filename()).string() + '\t');
    return measured;
}

}  // namespace

double seconds_of_step(std::string_view log, std::string_view made_by) {
    double result = 0;
    while (!log.empty()) {
        const std::size_t end = std::min(log.find('\n'), log.size());
        const std::string line(log.substr(0, end));
        log.remove_prefix(std::min(end + 1, log.size()));
        const std::size_t first = line.find('\t');
        const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
        const std::size_t third =
            second == std::string::npos ? second : line.find('\t', second + 1);
        if (third == std::string::npos) continue;
        if (line.compare(third + 1, made_by.size(), made_by) != 0) continue;
        const double from = std::strtod(line.c_str(), nullptr);
        const double to = std::strtod(line.c_str() + first + 1, nullptr);
        result = (to - from) / 1000;  // a later line stands for a later build
    }
    return result;
}

LoopSpeed measure_loop(const Course& course, ProcessRunner& runner, BuildNews news,
                       std::size_t times) {
    const BuildPlace place = loop_of(course);
    TimingRunner timing(runner);
    LoopSpeed speed;
    try {
        Checker checker(course, place, timing, std::move(news));
        for (const Selection& selection : select(course, {})) {
            // builds whatever is built once
            const LessonStatus status = checker.check(selection).status;
            if (status != LessonStatus::passed && status != LessonStatus::failed) continue;
            speed.lesson = selection.lesson;
            speed.is_precompiled = is_compiled_on_a_header(place, timing.last_program);
            for (std::size_t time = 0; time < times; ++time) {
                forget_object(place, timing.last_program);
                speed.runs.push_back(timed_check(checker, selection, timing, place));
            }
            break;
        }
    } catch (const Problem& problem) {
        speed.trouble = problem.what();
    }
    return speed;
}

}  // namespace coach
