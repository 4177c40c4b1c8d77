#include "build/warmer.hpp"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "build/compiler_errors.hpp"
#include "build/compiler_process.hpp"
#include "build/ninja.hpp"
#include "build/read_source.hpp"
#include "build/stamp.hpp"
#include "build/warm_header.hpp"
#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

constexpr const char* header_name = "warm.hpp";
constexpr const char* precompiled_name = "warm.pch";
constexpr const char* code_name = "warm.o";

/// What the contract declares and the learner writes: "project", "QKVProjection".
std::vector<std::string> learner_names(const Lesson& lesson) {
    std::vector<std::string> names;
    for (const Exercise& exercise : lesson.exercises) {
        for (const LearnerFunction& function : exercise.functions) {
            names.push_back(function.symbol.substr(0, function.symbol.find("::")));
        }
    }
    return names;
}

/// A word that a shell reads as it is.
std::string quoted(const std::string& word) {
    std::string result = "'";
    for (const char character : word) {
        if (character == '\'') result += "'\\'";
        result += character;
    }
    return result + '\'';
}

std::string command_of(const std::vector<std::string>& words) {
    std::string command;
    for (const std::string& word : words) command += (command.empty() ? "" : " ") + quoted(word);
    return command;
}

std::vector<std::string> operator+(std::vector<std::string> words,
                                   std::initializer_list<std::string> more) {
    words.insert(words.end(), more);
    return words;
}

/// How many variables an object file initialises before main(), by the name that clang gives the
/// code for each.
std::size_t initialisations_in(const fs::path& object) {
    constexpr std::string_view name = "__cxx_global_var_init";
    const std::string bytes = read_text(object);
    std::size_t count = 0;
    for (std::size_t at = bytes.find(name); at != std::string::npos;
         at = bytes.find(name, at + 1)) {
        ++count;
    }
    return count;
}

/// What a coach left behind that was killed.
void remove_leftovers(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> leftovers;
    for (auto entry = fs::directory_iterator(folder, error);
         !error && entry != fs::directory_iterator(); entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        const bool is_id = !name.empty() && name.size() < 10 &&
                           name.find_first_not_of("0123456789") == std::string::npos;
        if (is_id && kill(std::stoi(name), 0) != 0 && errno == ESRCH) {
            leftovers.push_back(entry->path());
        }
    }
    for (const fs::path& leftover : leftovers) fs::remove_all(leftover, error);
}

}  // namespace

Warmer::Warmer(BuildPlace place, ProcessRunner& runner, BackgroundRunner& background)
    : place_(std::move(place)), runner_(runner), background_(background) {
    remove_leftovers(folder().parent_path());
}

Warmer::~Warmer() {
    process_.reset();
    std::error_code ignored;
    fs::remove_all(folder(), ignored);
}

fs::path Warmer::folder() const { return place_.tree / "warm" / std::to_string(getpid()); }

std::optional<Recipe> Warmer::recipe_of(const Lesson& lesson, Compilation compilation) {
    const std::string program = program_of(lesson, compilation);
    const std::string configured = stamp_of({place_.tree / "build.ninja"});
    auto& [stamp, recipe] = recipes_[program];
    if (stamp == configured) return recipe;
    const ProcessResult result = runner_.run(
        {{"ninja", "-C", place_.tree.string(), "-t", "commands", program}, place_.root});
    stamp = configured;
    recipe = std::nullopt;
    if (succeeded(result)) {
        recipe = read_recipe(result.output, (place_.learner_dir / lesson.learner_file()).string(),
                             "tests/" + program);
    }
    return recipe;
}

/// Has this object file code of a learner's that runs before main()? <iostream> brings some, which is
/// in the code of the header that it is compiled on as well: of megabytes, and so it is read once.
bool Warmer::runs_before_main(const fs::path& object, const Recipe& recipe) {
    const fs::path code = place_.tree / (recipe.precompiled + ".o");
    auto& [stamp, count] = initialisations_[recipe.precompiled];
    if (const std::string now = stamp_of({code}); now != stamp) {
        count = initialisations_in(code);
        stamp = now;
    }
    return initialisations_in(object) > count;
}

std::string Warmer::stamp_of_builds(const Recipe& recipe) const {
    std::vector<fs::path> paths{place_.tree / "build.ninja", place_.tree / recipe.precompiled};
    for (const std::string& file : recipe.linked_in) paths.push_back(place_.tree / file);
    return stamp_of(paths);
}

bool Warmer::is_as_built(const Lesson& lesson, const Basis& basis) const {
    return course_stamp(place_.root, lesson) == basis.course &&
           stamp_of_builds(basis.recipe) == basis.builds;
}

std::optional<Warmer::Basis> Warmer::basis_of(const Lesson& lesson, const Built& compiled) {
    const Compilation compilation = compilation_for(compiled.text, lesson.contract());
    if (compilation == Compilation::plain) return std::nullopt;
    const auto recipe = recipe_of(lesson, compilation);
    if (!recipe) return std::nullopt;
    return Basis{*recipe, compiled.course, stamp_of_builds(*recipe)};
}

bool Warmer::prepare(const Lesson& lesson, const Built& compiled, const Basis& basis, Warm& warm) {
    const auto includes = includes_of(compiled.text);
    if (!includes) return false;
    const fs::path contract = place_.root / "lessons" / lesson.id / lesson.contract();
    const auto header = warm_header(compiled.text, read_text(contract), learner_names(lesson));
    if (!header) return false;
    // what is ready stays in the other folder
    const char* const name = ready_ && ready_->folder.filename() == "a" ? "b" : "a";
    warm = {lesson.id, compiled.text, *includes, basis, folder() / name};
    fs::create_directories(warm.folder);
    write_text(warm.folder / header_name, *header);
    return true;
}

void Warmer::start(const Lesson& lesson, const Built& compiled) try {
    stop();
    const auto basis = basis_of(lesson, compiled);
    if (!basis) return;
    bases_[program_of(lesson, compilation_for(compiled.text, lesson.contract()))] = *basis;
    if (ready_ && ready_->lesson_id == lesson.id && ready_->text == compiled.text &&
        ready_->basis.course == compiled.course) {
        return;
    }
    const auto failed = failed_.find(lesson.id);
    if (failed != failed_.end() && failed->second == compiled.text) return;
    Warm warm;
    if (!prepare(lesson, compiled, *basis, warm)) {
        failed_[lesson.id] = compiled.text;
        return;
    }
    const std::vector<std::string>& compiler = basis->recipe.compiler;
    const std::string precompiled = (warm.folder / precompiled_name).string();
    // as in cmake/QkvPrecompiled.cmake, on top of what that made
    const auto precompile =
        compiler + std::initializer_list<std::string>{"-w",
                                                      "-include-pch",
                                                      basis->recipe.precompiled,
                                                      "-fpch-instantiate-templates",
                                                      "-fpch-codegen",
                                                      "-x",
                                                      "c++-header",
                                                      (warm.folder / header_name).string(),
                                                      "-o",
                                                      precompiled};
    const auto compile =
        compiler + std::initializer_list<std::string>{"-w", "-c", precompiled, "-o",
                                                      (warm.folder / code_name).string()};
    ProcessRequest request{{"/bin/sh", "-c", command_of(precompile) + " && " + command_of(compile)},
                           place_.tree};
    prepare_compiler(request);
    process_ = background_.start(request);
    if (process_) next_ = std::move(warm);
} catch (const Problem&) {  // the disk is full, say: then the next build says so
} catch (const fs::filesystem_error&) {
}

void Warmer::stop() {
    look();
    process_.reset();
    next_.reset();
}

/// Has what runs ended?
void Warmer::look() {
    if (!process_) return;
    const auto end = process_->end();
    if (!end) return;
    process_.reset();
    Warm made = std::move(*next_);
    next_.reset();
    const auto* const exited = std::get_if<Exited>(&*end);
    try {
        if (exited != nullptr && exited->code == 0 &&
            !runs_before_main(made.folder / code_name, made.basis.recipe)) {
            ready_ = std::move(made);
            return;
        }
    } catch (const Problem&) {
    }
    failed_[made.lesson_id] = made.text;
}

bool Warmer::is_busy() {
    look();
    return process_ != nullptr;
}

bool Warmer::is_ready_for(const Lesson& lesson) {
    look();
    return ready_ && ready_->lesson_id == lesson.id;
}

std::optional<QuickBuild> Warmer::build(const Lesson& lesson) try {
    look();
    const fs::path source = place_.learner_dir / lesson.learner_file();
    const auto read = read_source(source, lesson);
    const auto* const text = std::get_if<std::string>(&read);
    if (text == nullptr) return std::nullopt;
    const auto basis = bases_.find(program_of(lesson, compilation_for(*text, lesson.contract())));
    if (basis == bases_.end()) return std::nullopt;

    // nobody else builds meanwhile what is linked here
    const FileLock lock(place_.tree / ".lock");
    if (ready_ && ready_->lesson_id == lesson.id && includes_of(*text) == ready_->includes &&
        is_as_built(lesson, ready_->basis)) {
        if (auto built = build_warm(*ready_, source, *text)) return built;
    }
    if (!is_as_built(lesson, basis->second)) return std::nullopt;
    return build_as_ninja_would(basis->second, source, *text);
} catch (const Problem&) {
    return std::nullopt;
} catch (const fs::filesystem_error&) {
    return std::nullopt;
}

std::optional<QuickBuild> Warmer::build_warm(const Warm& warm, const fs::path& source,
                                             const std::string& text) {
    const Recipe& recipe = warm.basis.recipe;
    const std::string object = (warm.folder / "learner.o").string();
    const std::string program = (warm.folder / "check").string();
    const std::string precompiled = (warm.folder / precompiled_name).string();
    if (!succeeded(compile(recipe, precompiled, source, object)) ||
        runs_before_main(object, recipe) ||
        !link(recipe, {object, (warm.folder / code_name).string()}, program)) {
        return std::nullopt;
    }
    return QuickBuild{Built{program, text, warm.basis.course}, true};
}

std::optional<QuickBuild> Warmer::build_as_ninja_would(const Basis& basis, const fs::path& source,
                                                       const std::string& text) {
    const fs::path here = folder() / "by itself";
    fs::create_directories(here);
    const std::string object = (here / "learner.o").string();
    const std::string program = (here / "check").string();
    const ProcessResult result = compile(basis.recipe, basis.recipe.precompiled, source, object);
    if (!succeeded(result)) {
        auto error = first_error(result.output, source.string(), text);
        if (!error) return std::nullopt;
        return QuickBuild{*std::move(error)};
    }
    if (!link(basis.recipe, {object}, program)) return std::nullopt;
    return QuickBuild{Built{program, text, basis.course}};
}

/// @throws Problem if the compiler had to be stopped: it is not to be started in vain once more
ProcessResult Warmer::compile(const Recipe& recipe, const std::string& precompiled,
                              const fs::path& source, const std::string& object) {
    ProcessRequest request{
        recipe.compiler + std::initializer_list<std::string>{"-include-pch", precompiled, "-c",
                                                             source.string(), "-o", object},
        place_.tree};
    prepare_compiler(request);
    ProcessResult result = runner_.run(request);
    if (!std::holds_alternative<Exited>(result.end)) throw Problem("the compiler was stopped");
    return result;
}

/// The program of these objects, which take the place of the one that Ninja would link.
bool Warmer::link(const Recipe& recipe, const std::vector<std::string>& objects,
                  const std::string& program) {
    ProcessRequest request{{}, place_.tree};
    for (const std::string& word : recipe.link) {
        if (word == recipe.object) {
            request.arguments.insert(request.arguments.end(), objects.begin(), objects.end());
        } else {
            request.arguments.push_back(word == recipe.program ? program : word);
        }
    }
    prepare_compiler(request);
    return succeeded(runner_.run(request));
}

}  // namespace coach
