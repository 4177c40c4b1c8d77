#include "build/builder.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <regex>
#include <set>

#include "build/compile_commands.hpp"
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

/// The last lines of a long output.
std::string tail(std::string_view output, std::size_t lines) {
    std::size_t at = output.size();
    for (std::size_t i = 0; i <= lines && at != std::string_view::npos && at > 0; ++i) {
        at = output.rfind('\n', at - 1);
    }
    return std::string(at == std::string_view::npos ? output : output.substr(at + 1));
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

/// Ninja says "[3/20] Building ..." after each step. A piece of output that cuts such a line in two
/// hides one step, which nobody misses.
void tell_progress(std::string_view piece,
                   const std::function<void(std::size_t, std::size_t)>& progress) {
    static const std::regex step("(?:^|\\n)\\[([0-9]+)/([0-9]+)\\]");
    for (auto match = std::cregex_iterator(piece.begin(), piece.end(), step);
         match != std::cregex_iterator(); ++match) {
        progress(std::stoul((*match)[1]), std::stoul((*match)[2]));
    }
}

bool succeeded(const ProcessResult& result) {
    const auto* const exited = std::get_if<Exited>(&result.end);
    return exited != nullptr && exited->code == 0;
}

}  // namespace

Compilation compilation_for(std::string_view text, std::string_view contract) {
    static const std::regex include_line(
        "(?:^|\\n)[ \\t]*#[ \\t]*include[ \\t]*[<\"]([^>\"\\n]*)[>\"]");
    bool includes_contract = false;
    bool includes_blas = false;
    for (auto match = std::cregex_iterator(text.begin(), text.end(), include_line);
         match != std::cregex_iterator(); ++match) {
        const std::string header = (*match)[1];
        includes_contract = includes_contract || fs::path(header).filename() == contract;
        includes_blas = includes_blas || header.rfind("xtensor-blas/", 0) == 0;
    }
    if (!includes_contract) return Compilation::plain;
    return includes_blas ? Compilation::on_blas : Compilation::on_vocabulary;
}

BuildPlace loop_of(const Course& course) {
    return {course.root, course.root / "build" / "loop", course.lessons_dir()};
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
                        place_.tree.string(), tail(result.output, 15)));
    }
    write_text(place_.tree / ".configured_from", configured_from(place_));
    if (place_.learner_dir == place_.root / "lessons")
        write_compile_commands(place_.root, place_.tree);
}

BuildOutcome Builder::build(const Lesson& lesson) {
    const fs::path source = place_.learner_dir / lesson.learner_file();
    if (!fs::exists(source)) {
        throw Problem(fmt::format(
            "{} is missing. The file as it was shipped is tests/stubs/{}.cpp: copy it there.",
            source.string(), lesson.id));
    }
    const std::string text = read_text(source);
    const Compilation compilation = compilation_for(text, lesson.contract());
    const std::string program = fmt::format("check_{}{}", lesson.id, suffix_of(compilation));

    fs::create_directories(place_.tree);
    const FileLock lock(place_.tree / ".lock");
    if (needs_configuring(place_)) configure();
    ProcessRequest request{{"ninja", "-C", place_.tree.string(), program}, place_.root};
    // English messages, which first_error reads, and a status that tell_progress reads
    request.environment = {{"LC_ALL", "C"}, {"NINJA_STATUS", "[%f/%t] "}};
    request.on_output = [this](std::string_view piece) { tell_progress(piece, news_.progress); };
    const ProcessResult result = runner_.run(request);
    if (succeeded(result)) return Built{place_.tree / "tests" / program};

    // A compiler that cannot write its output says many things, but not this.
    constexpr std::uintmax_t enough = std::uintmax_t{20} << 20;
    const fs::space_info space = fs::space(place_.tree);
    if (space.available < enough) {
        throw Problem(
            fmt::format("the build failed, and only {} MB are left on the disk that holds {}: make "
                        "room there and "
                        "run it again",
                        space.available >> 20, place_.tree.string()));
    }

    // Ninja names what failed: the object of the learner's file, or the program that it goes into.
    const bool is_learners = result.output.find("FAILED: tests/CMakeFiles/" + program +
                                                "_source.dir/") != std::string::npos ||
                             result.output.find("FAILED: tests/" + program) != std::string::npos;
    if (is_learners) {
        if (auto error = first_error(result.output, source.string(), text)) return *error;
        return CompileError{0, 0, tail(result.output, 12), ""};
    }
    throw Problem(
        fmt::format("what the course itself brings does not build (is a package missing? is the "
                    "disk full?):\n{}",
                    tail(result.output, 20)));
}

}  // namespace coach
