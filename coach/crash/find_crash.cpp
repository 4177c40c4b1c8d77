#include "crash/find_crash.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "build/compiler_process.hpp"
#include "build/ninja.hpp"
#include "build/recipe.hpp"
#include "check/suite_run.hpp"
#include "crash/sanitizer.hpp"
#include "files/files.hpp"
#include "files/lines.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

using CommandWords = std::vector<std::string>;

// A program with AddressSanitizer takes two to three times as long.
constexpr int times_slower = 3;
// A report is some kilobytes; what is longer, nobody wrote it who is known here.
constexpr std::uintmax_t longest_report = std::uintmax_t{4} << 20;

constexpr int most_runs = 6;

/// How the program that crashed is made, as far as it is of the learner's file.
struct Commands {
    CommandWords compile, link;
};

std::optional<Commands> commands_of(const BuildPlace& place, const std::string& source,
                                    const std::string& program, ProcessRunner& runner) {
    const ProcessResult result =
        runner.run({{"ninja", "-C", place.tree.string(), "-t", "commands", program}, place.root});
    if (!succeeded(result)) return std::nullopt;
    Commands commands;
    for (const std::string_view line : lines_of(result.output)) {
        auto words = words_of_command(without_frame(line));
        if (!words) continue;
        if (word_behind(*words, "-c") == source) commands.compile = *words;
        if (word_behind(*words, "-o") == "tests/" + program) commands.link = std::move(*words);
    }
    if (commands.compile.empty() || commands.link.empty()) return std::nullopt;
    return commands;
}

/// The command with other files: without those that it would write besides its object.
CommandWords compile_command(const CommandWords& known, const fs::path& source,
                             const fs::path& object, const Sanitizer& sanitizer) {
    CommandWords words = without_files(known);
    words.push_back("-w");  // it was warned of before
    words.insert(words.end(), sanitizer.compile.begin(), sanitizer.compile.end());
    for (const std::string& word :
         {std::string("-o"), object.string(), std::string("-c"), source.string()}) {
        words.push_back(word);
    }
    return words;
}

/// The command with the runtime before all else, as that has to be, and the object for the learner's.
CommandWords link_command(const Commands& known, const fs::path& object, const fs::path& program,
                          const Sanitizer& sanitizer) {
    CommandWords words = known.link;
    const auto known_object = word_behind(known.compile, "-o");
    for (std::size_t at = 1; at < words.size(); ++at) {
        if (words[at] == known_object) words[at] = object.string();
        if (words[at - 1] == "-o") words[at] = program.string();
    }
    words.insert(words.begin() + 1, sanitizer.link.begin(), sanitizer.link.end());
    return words;
}

/// @param log the sanitizer's report goes there, to a file whose name begins so: what the learner's code
///        prints is not mixed with it
std::string options_of_sanitizer(const fs::path& log) {
    return fmt::format(
        "log_path=\"{}\":color=never:detect_leaks=0:detect_stack_use_after_return=1:"
        // doctest, too, would handle these, and then end the program at another place
        "handle_segv=2:handle_sigbus=2:handle_abort=2:handle_sigfpe=2:handle_sigill=2:"
        // of the suite, which was compiled without, some is new's and some is not
        "alloc_dealloc_mismatch=0:"
        "allocator_may_return_null=1:hard_rss_limit_mb={}:allow_addr2line=1",
        log.string(), suite_memory_bytes >> 20);
}

/// A folder that is empty at the beginning and gone at the end.
class Workshop {
 public:
    explicit Workshop(fs::path folder) : folder_(std::move(folder)) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~Workshop() {
        std::error_code is_there_for_the_next_one;
        fs::remove_all(folder_, is_there_for_the_next_one);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;

    fs::path operator/(const fs::path& name) const { return folder_ / name; }
    const fs::path& path() const { return folder_; }

 private:
    fs::path folder_;
};

std::string report_in(const fs::path& folder, const std::string& name) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        // behind the name comes the number of the process
        if (entry.path().stem() == name && entry.file_size() <= longest_report) {
            return read_text(entry.path());
        }
    }
    return "";
}

/// A stack that is full just where a function begins cannot be read: of ten recursions two end
/// so, and another run, whose stack begins elsewhere, does not.
bool was_unlucky(const std::optional<SanitizerReport>& report) {
    return report && report->kind == "stack-overflow" && report->at.line == 0;
}

/// Builds and runs; throws what goes wrong with files.
CrashFinding find(const BuildPlace& place, ProcessRunner& runner, const Selection& selection,
                  std::string_view text, std::uint64_t seed) {
    const Lesson& lesson = *selection.lesson;
    const std::string kind = place.redo_dir.empty() ? "check" : place.redo_programs;
    // nobody builds here meanwhile
    const FileLock lock(place.tree / ".lock");
    const auto commands = commands_of(place, place.file_of(lesson).string(),
                                      program_of(lesson, Compilation::plain, kind), runner);
    if (!commands) {
        return no_crash_finding(
            "AddressSanitizer could not name the line: how this lesson is "
            "built is not known.");
    }
    const auto sanitizer = find_sanitizer(commands->compile.front(), runner);
    if (!sanitizer) {
        return no_crash_finding("AddressSanitizer would name the line, and is not here: " +
                                how_to_install_sanitizer());
    }
    const Workshop workshop(place.tree / "crash");
    const fs::path source = workshop / lesson.learner_file().filename();
    const fs::path object = workshop / "lesson.o";
    const fs::path program = workshop / "program";
    const std::optional<SpreadSource> spread = spread_source(text);
    write_text(source, spread ? spread->text : std::string(text));

    for (const CommandWords& command :
         {compile_command(commands->compile, source, object, *sanitizer),
          link_command(*commands, object, program, *sanitizer)}) {
        ProcessRequest request{command, place.tree};
        prepare_compiler(request);
        if (!succeeded(runner.run(request))) {
            return no_crash_finding(
                "AddressSanitizer could not name the line: the file cannot be "
                "built with it.");
        }
    }

    std::optional<SanitizerReport> report;
    for (int attempt = 0; attempt == 0 || (was_unlucky(report) && attempt < most_runs); ++attempt) {
        const std::string name = fmt::format("report{}", attempt);
        ProcessRequest request = suite_limits();
        request.directory = place.root;
        request.wall_time *= times_slower;
        request.cpu_time *= times_slower;
        request.memory_bytes = 0;
        request.environment["ASAN_OPTIONS"] =
            options_of_sanitizer((workshop / name).lexically_relative(place.root));
        // which lies at the beginning of the stack
        request.environment["QKV_CRASH_RUN"] =
            std::string(static_cast<std::size_t>(attempt) * 24, '.');
        run_suite(runner, std::move(request), program, selection, seed);
        report = read_sanitizer_report(report_in(workshop.path(), name),
                                       source.lexically_relative(place.tree).string());
    }
    if (!report) {
        return no_crash_finding(
            "AddressSanitizer, which would name the line, found nothing when "
            "the same was run once more.");
    }
    return crash_finding(*report, text, spread);
}

}  // namespace

CrashFinding find_crash(const BuildPlace& place, ProcessRunner& runner, const Selection& selection,
                        std::string_view text, std::uint64_t seed) {
    try {
        return find(place, runner, selection, text, seed);
    } catch (const Problem& problem) {
        return no_crash_finding(
            fmt::format("AddressSanitizer could not name the line: {}", problem.what()));
    } catch (const fs::filesystem_error& error) {
        return no_crash_finding(
            fmt::format("AddressSanitizer could not name the line: {}", error.what()));
    }
}

}  // namespace coach
