#include "build/builder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "build/compile_commands.hpp"
#include "build/compiler_process.hpp"
#include "build/disk_space.hpp"
#include "build/ninja.hpp"
#include "build/read_source.hpp"
#include "build/stamp.hpp"
#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

std::string_view suffix_of(Compilation compilation) {
    switch (compilation) {
        case Compilation::on_vocabulary:
            return "_vocabulary";
        case Compilation::on_blas:
            return "_blas";
        case Compilation::plain:
            return "";
    }
    std::abort();  // not a Compilation
}

/// The first lines of what a compiler or linker said, without Ninja's own and without the command,
/// which is a page long. After a crash of the compiler, a page of its functions follows.
std::string first_complaints(std::string_view output) {
    constexpr int most_lines = 3;
    std::string result;
    int lines = 0;
    while (!output.empty() && lines < most_lines) {
        const std::size_t end = std::min(output.find('\n'), output.size());
        const std::string_view line = output.substr(0, end);
        output.remove_prefix(std::min(end + 1, output.size()));
        const bool is_ninjas = line.rfind("[", 0) == 0 || line.rfind("FAILED: ", 0) == 0 ||
                               line.rfind("ninja: ", 0) == 0;
        if (is_ninjas || line.find(" -o ") != std::string_view::npos) continue;
        result += '\n' + std::string(line);
        ++lines;
    }
    return result;
}

std::string compiler() {
    const char* const chosen = std::getenv("CXX");
    return chosen == nullptr ? "" : chosen;
}

/// The folders of the lessons, in order.
std::string lesson_names(const BuildPlace& place) {
    std::set<std::string> names;
    std::error_code no_such_folder;
    for (const auto& entry : fs::directory_iterator(place.root / "lessons", no_such_folder)) {
        if (fs::exists(entry.path() / "lesson.toml")) names.insert(entry.path().filename());
    }
    return fmt::format("{}", fmt::join(names, " "));
}

/// What a tree is configured from, besides what Ninja itself looks after: a preset that an update
/// of the course changed, or a lesson that it brought, does not reach a tree that is there already.
std::string configured_from(const BuildPlace& place) {
    return fmt::format("{}\n{}\n{}\n{}", compiler(), place.learner_dir.string(),
                       lesson_names(place), read_text(place.root / "CMakePresets.json"));
}

bool needs_configuring(const BuildPlace& place) {
    const fs::path stamp = place.tree / ".configured_from";
    return !fs::exists(place.tree / "build.ninja") || !fs::exists(stamp) ||
           read_text(stamp) != configured_from(place);
}

/// Is this built for somebody who has the lessons open in an editor?
bool is_learners_own(const BuildPlace& place) {
    return place.learner_dir == place.root / "lessons";
}

/// What a line includes; nothing where it is no such directive. By hand, because a regex of the
/// standard library takes stack for each character, and a line may be endless.
std::optional<std::string_view> header_included_by(std::string_view line) {
    const auto skip = [&](std::string_view expected) {
        const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
        line.remove_prefix(begin);
        if (line.substr(0, expected.size()) != expected) return false;
        line.remove_prefix(expected.size());
        return true;
    };
    if (!skip("#") || !skip("include") || !(skip("<") || skip("\""))) return std::nullopt;
    const std::size_t end = line.find_first_of(">\"");
    if (end == std::string_view::npos) return std::nullopt;
    return line.substr(0, end);
}

[[noreturn]] void throw_about_the_course(const ProcessResult& result) {
    throw Problem(
        fmt::format("what the course itself brings does not build (is a package missing? is the "
                    "disk full?):\n{}",
                    last_lines(result.output, 20)));
}

/// Ninja compiles what is newer than its object. A file out of a backup is older, and would get the
/// verdict of the text before it: so an object goes away when another text is to be compiled.
///
/// @param objects where the file's object is, and nobody else's
void forget_object_of_another_text(const fs::path& objects, const std::string& text) {
    const fs::path compiled = objects / "compiled.txt";
    std::error_code nothing_there;
    if (fs::exists(compiled) && read_text(compiled) == text) return;
    std::vector<fs::path> outdated;
    for (const auto& entry : fs::recursive_directory_iterator(objects, nothing_there)) {
        if (entry.path().extension() == ".o") outdated.push_back(entry.path());
    }
    for (const fs::path& object : outdated) fs::remove(object);
    // after that: whoever is stopped in between has no object to be misled by
    write_text(compiled, text);
}

// as clang says it
constexpr std::string_view is_stale_header = "has been modified since the precompiled header";

void forget_precompiled_headers(const fs::path& folder) {
    std::error_code no_such_folder;
    for (const auto& entry : fs::directory_iterator(folder, no_such_folder)) {
        if (entry.path().extension() == ".pch") fs::remove(entry.path());
    }
}

}  // namespace

Compilation compilation_for(std::string_view text, std::string_view contract) {
    bool includes_contract = false;
    bool includes_blas = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        if (const auto header = header_included_by(text.substr(0, end))) {
            const std::size_t name = header->rfind('/') + 1;  // npos + 1 is 0
            includes_contract = includes_contract || header->substr(name) == contract;
            includes_blas = includes_blas || header->rfind("xtensor-blas/", 0) == 0;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (!includes_contract) return Compilation::plain;
    return includes_blas ? Compilation::on_blas : Compilation::on_vocabulary;
}

std::string program_of(const Lesson& lesson, Compilation compilation, std::string_view kind) {
    return fmt::format("{}_{}{}", kind, lesson.id, suffix_of(compilation));
}

BuildPlace loop_of(const Course& course) {
    return {course.root, course.root / "build" / "loop", course.lessons_dir()};
}

BuildPlace redo_of(const Course& course) {
    BuildPlace place = loop_of(course);
    place.redo_dir = course.root / "build" / "redo";
    return place;
}

BuildPlace interview_of(const Course& course) {
    BuildPlace place = loop_of(course);
    place.redo_dir = course.root / "build" / "interview";
    place.redo_programs = "interview";
    return place;
}

BuildPlace hunt_of(const Course& course) {
    BuildPlace place = loop_of(course);
    place.redo_dir = course.root / "build" / "hunt";
    place.redo_programs = "hunt";
    return place;
}

fs::path BuildPlace::file_of(const Lesson& lesson) const {
    return (redo_dir.empty() ? learner_dir : redo_dir) / lesson.learner_file();
}

Builder::Builder(BuildPlace place, ProcessRunner& runner, BuildNews news)
    : place_(std::move(place)), runner_(runner), news_(std::move(news)) {}

void Builder::configure() {
    news_.notice("preparing the lessons, once: 15 s or so ...");
    std::vector<std::string> arguments{
        "cmake", "--preset",           "loop",
        "-B",    place_.tree.string(), "-DQKV_LEARNER_DIR=" + place_.learner_dir.string()};
    if (!compiler().empty()) arguments.push_back("-DCMAKE_CXX_COMPILER=" + compiler());
    const ProcessResult result = runner_.run({arguments, place_.root});
    if (!succeeded(result)) {
        throw Problem(
            fmt::format("CMake cannot configure the lessons in {}:\n{}\nIf packages were removed, "
                        "'rm -rf build' and ./qkv install them again.",
                        place_.tree.string(), last_lines(result.output, 15)));
    }
    write_text(place_.tree / ".configured_from", configured_from(place_));
    if (is_learners_own(place_)) write_compile_commands(place_.root, place_.tree);
}

ProcessResult Builder::run_ninja(const std::string& program, const std::function<void()>& prepare) {
    fs::create_directories(place_.tree);
    const FileLock lock(place_.tree / ".lock");
    if (!place_.is_configured && needs_configuring(place_)) configure();
    if (prepare) prepare();
    // somebody may have taken it away, or the tree that it was a link to
    if (is_learners_own(place_) && !fs::exists(place_.root / "compile_commands.json")) {
        write_compile_commands(place_.root, place_.tree);
    }
    ProcessRequest request{{"ninja", "-C", place_.tree.string(), program}, place_.root};
    request.environment = {{"NINJA_STATUS", "[%f/%t] "}};  // which tell_progress reads
    request.on_output = [this](std::string_view piece) { tell_progress(piece, news_.progress); };
    prepare_compiler(request);
    ProcessResult result = runner_.run(request);
    // Ninja sees what became newer. A header that is older than it was, as out of a backup, it takes
    // for what was built from, and the compiler does not.
    if (!succeeded(result) && result.output.find(is_stale_header) != std::string::npos) {
        forget_precompiled_headers(place_.tree / "tests");
        result = runner_.run(request);
    }
    return result;
}

fs::path Builder::path_of(const std::string& program) const {
    return place_.tree / "tests" / program;
}

fs::path Builder::build_course_program(const std::string& program) {
    const ProcessResult result = run_ninja(program);
    if (succeeded(result)) return path_of(program);
    throw_unless_space_is_left(place_.tree);
    throw_about_the_course(result);
}

BuildOutcome Builder::build(const Lesson& lesson, std::string_view kind) {
    const fs::path source = place_.file_of(lesson);
    const auto read = read_source(source, lesson);
    if (const auto* const error = std::get_if<CompileError>(&read)) return *error;
    const std::string& text = std::get<std::string>(read);
    const Compilation compilation = compilation_for(text, lesson.contract());
    const std::string suffix = fmt::format("_{}{}", lesson.id, suffix_of(compilation));
    const std::string object = place_.redo_dir.empty() ? "check" : place_.redo_programs;
    const std::string program =
        fmt::format("{}{}", place_.redo_dir.empty() ? std::string(kind) : object, suffix);
    const fs::path objects =
        place_.tree / "tests" / "CMakeFiles" / fmt::format("{}{}_source.dir", object, suffix);
    std::string course = course_stamp(place_.root, lesson);  // before Ninja looks at it
    const ProcessResult result =
        run_ninja(program, [&] { forget_object_of_another_text(objects, text); });
    if (succeeded(result)) return Built{path_of(program), text, std::move(course)};
    if (std::holds_alternative<TimedOut>(result.end)) {
        throw Problem(
            fmt::format("the build did not end within {} min. Does {} include something "
                        "that never ends?",
                        build_wall_time.count(), source.string()));
    }

    throw_unless_space_is_left(place_.tree);
    // Ninja names what failed: the object of the learner's file, or the program that it goes into.
    const bool is_learners =
        result.output.find(fmt::format("FAILED: tests/CMakeFiles/{}{}_source.dir/", object,
                                       suffix)) != std::string::npos ||
        result.output.find("FAILED: tests/" + program) != std::string::npos;
    if (is_learners) {
        if (auto error = first_error(result.output, source.string(), text)) return *error;
        return CompileError{
            0, 0,
            fmt::format(
                "the compiler gave up on this file, for which it may use {} s and {} GiB. Does a "
                "template, a constexpr or an array grow without an end? It said:{}",
                compiler_cpu_time.count(), compiler_memory_bytes >> 30,
                first_complaints(result.output)),
            ""};
    }
    throw_about_the_course(result);
}

}  // namespace coach
