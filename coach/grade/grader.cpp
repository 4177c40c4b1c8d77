#include "grade/grader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "build/disk_space.hpp"
#include "build/ninja.hpp"
#include "files/files.hpp"
#include "files/paths.hpp"
#include "grade/for_the_person.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

// Of one submission, several times what one needs, since they are compiled by the hundred: with g++ and
// nothing precompiled, the largest of the course's own takes 6 s, 420 MiB and a file of 5 MiB.
constexpr std::chrono::seconds submission_cpu_time{30};
constexpr std::uint64_t submission_memory_bytes = std::uint64_t{1536} << 20;
constexpr std::uint64_t submission_file_bytes = std::uint64_t{32} << 20;
constexpr std::chrono::seconds compiler_wall_time{60};
constexpr std::chrono::seconds linker_wall_time{20};
// Each call has a limit of its own; this is for a judge that does not end.
constexpr std::chrono::minutes judge_wall_time{10};

Selection all_of(const Lesson& lesson) {
    Selection selection{&lesson, {}};
    for (const Exercise& exercise : lesson.exercises) selection.exercises.push_back(&exercise);
    return selection;
}

/// The line in which a compiler says what it gave up on; else its last one.
std::string complaint_in(const std::string& output) {
    const std::size_t error = output.find("error: ");
    if (error == std::string::npos) return last_lines(output, 1);
    return output.substr(error, output.find('\n', error) - error);
}

/// Where a file is that a compiler has read, whichever links led there.
fs::path real_path(const fs::path& file, const fs::path& directory) {
    std::error_code error;
    const fs::path real = fs::weakly_canonical(directory / file, error);
    return error ? directory / file : real;
}

}  // namespace

/// A verdict, and what it was made of.
struct Grader::Judged {
    GradeStatus status = GradeStatus::error;
    std::string trouble = {};
    std::string key = {};
    LessonText text = {};  ///< where it is one
    LessonVerdict verdict = {};
    Report report = {};  ///< with the asked seed
};

Grader::Grader(const Course& course, ProcessRunner& runner, const Sandbox& sandbox,
               fs::path scratch, std::uint64_t seed)
    : course_(course),
      runner_(runner),
      sandbox_(sandbox),
      scratch_(std::move(scratch)),
      seed_(seed),
      keys_(course, seed),
      tree_(loop_of(course).tree) {}

Grader::~Grader() {
    std::error_code ignored;
    fs::remove_all(scratch_, ignored);
}

SubmissionFiles Grader::files(const Lesson& lesson) const {
    const fs::path source = scratch_ / lesson.learner_file().filename();
    return {source.string(), (scratch_ / "submission.o").string(),
            (scratch_ / "submission.d").string(), (scratch_ / "submission").string()};
}

const SubmissionCommands& Grader::commands_for(const Lesson& lesson, Compilation compilation) {
    std::string program = program_of(lesson, compilation, "submission");
    const auto known = commands_.find(program);
    if (known != commands_.end()) return known->second;
    ProcessRequest request{{"ninja", "-C", tree_.string(), "-t", "commands", program},
                           course_.root};
    ProcessResult listed = runner_.run(request);
    if (!succeeded(listed) && compilation != Compilation::plain) {
        return commands_for(lesson, Compilation::plain);  // nothing is precompiled with g++
    }
    const fs::path source = course_.root / "build" / "grade" / lesson.learner_file();
    auto commands =
        submission_commands(listed.output, source.string(), "tests/" + program, files(lesson));
    if (!commands) {
        throw Problem(fmt::format("Ninja does not say how to build {} in {}:\n{}", program,
                                  tree_.string(), last_lines(listed.output, 5)));
    }
    return commands_.emplace(program, std::move(*commands)).first->second;
}

std::vector<fs::path> Grader::in_tree(const std::vector<std::string>& read) const {
    std::vector<fs::path> paths;
    for (const std::string& file : read) {
        const fs::path path = fs::path(file).is_absolute() ? fs::path(file) : tree_ / file;
        if (is_below(path, course_.root)) paths.push_back(path);
    }
    return paths;
}

/// All that the course shows to a compiler: headers, also precompiled, one of which may rest on another.
std::vector<fs::path> Grader::headers() const {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(tree_ / "tests")) {
        if (entry.path().extension() == ".pch") paths.push_back(entry.path());
    }
    for (const fs::path& folder : {course_.root / "lessons", course_.root / "coach" / "build"}) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == ".hpp") paths.push_back(entry.path());
        }
    }
    return paths;
}

std::optional<CompileError> Grader::build(const Lesson& lesson, const LessonText& submitted) {
    const SubmissionFiles place = files(lesson);
    write_text(place.source, submitted.text);
    const SubmissionCommands& commands =
        commands_for(lesson, compilation_for(submitted.text, lesson.contract()));
    SandboxView view;
    view.readable = headers();
    for (const fs::path& path : in_tree(commands.libraries)) view.readable.push_back(path);
    view.writable = scratch_;
    // relative paths of the commands are those of CMake's folder
    view.readable.push_back(tree_ / "build.ninja");
    view.directory = tree_;

    ProcessRequest request;
    request.cpu_time = submission_cpu_time;
    request.memory_bytes = submission_memory_bytes;
    request.file_bytes = submission_file_bytes;
    request.wall_time = compiler_wall_time;
    request.environment = {{"LC_ALL", "C"}};
    request.directory = tree_;
    request.arguments = sandbox_.compiling(commands.compile, view);
    const ProcessResult compiled = runner_.run(request);
    const auto gave_up = [&](std::string_view who) {
        return CompileError{
            0, 0,
            fmt::format("the {} gave up on this file: {}", who, complaint_in(compiled.output)), ""};
    };
    if (!succeeded(compiled)) {
        throw_unless_space_is_left(scratch_);
        if (auto error = first_error(compiled.output, place.source, submitted.text)) return error;
        return gave_up("compiler");
    }
    // What a sandbox would not have shown is refused where there is none.
    for (const std::string& name : files_in_dependencies(read_text(place.dependencies))) {
        const fs::path file = real_path(name, tree_);
        // links in there lead each process to somewhere else
        const bool is_the_course = is_below(file, course_.root) || is_below(name, "/proc");
        const bool is_allowed =
            file.extension() == ".hpp" && (is_below(file, course_.root / "lessons") ||
                                           is_below(file, course_.root / "coach" / "build"));
        if (is_the_course && !is_allowed && !is_below(file, scratch_)) {
            return CompileError{0, 0,
                                fmt::format("it includes {}, which is none of a lesson's files",
                                            file.filename().string()),
                                ""};
        }
    }
    request.wall_time = linker_wall_time;
    request.arguments = sandbox_.compiling(commands.link, view);
    const ProcessResult linked = runner_.run(request);
    libraries_ = commands.libraries;
    if (succeeded(linked)) return std::nullopt;
    throw_unless_space_is_left(scratch_);
    if (auto error = first_error(linked.output, place.source, submitted.text)) return error;
    return CompileError{0, 0, "it cannot be linked: " + complaint_in(linked.output), ""};
}

SuiteRun Grader::run(const Selection& selection, std::uint64_t seed) {
    const SubmissionFiles place = files(*selection.lesson);
    SandboxView view;
    view.readable = in_tree(libraries_);
    view.readable.push_back(place.program);
    std::string host;
    for (const std::string& word : sandbox_.running({place.program}, view)) {
        host += (host.empty() ? "" : "\n") + word;
    }
    ProcessRequest request;
    request.directory = scratch_;
    request.environment = {{"OPENBLAS_NUM_THREADS", "1"}, {"QKV_HOST", host}};
    request.wall_time = judge_wall_time;
    const fs::path judge = tree_ / "tests" / ("judge_" + selection.lesson->id);
    return run_suite(runner_, std::move(request), judge, selection, seed);
}

const KnownMistakes& Grader::known_mistakes(const Lesson& lesson) {
    const auto known = known_.find(lesson.id);
    if (known != known_.end()) return known->second;
    return known_
        .emplace(lesson.id, KnownMistakes{read_misconceptions(course_, lesson),
                                          KnownFingerprints(course_, lesson)})
        .first->second;
}

Grader::Judged Grader::judge_lesson(const SubmittedLesson& submitted, const Lesson& lesson) {
    fs::remove_all(scratch_);
    fs::create_directories(scratch_);
    const Selection selection = all_of(lesson);
    Judged judged;
    const auto no_program = [&](const CompileError& error) {
        judged.status = GradeStatus::does_not_compile;
        judged.verdict = does_not_compile(selection, error, "");
        judged.trouble = judged.verdict.trouble;
    };
    judged.key = keys_.of(submitted, lesson);
    if (const auto* const nothing = std::get_if<NotSubmitted>(&submitted)) {
        judged.status = GradeStatus::not_submitted;
        judged.trouble = nothing->why;
        judged.verdict = does_not_compile(selection, {}, "");
        return judged;
    }
    if (const auto* const no_text = std::get_if<NoSourceText>(&submitted)) {
        no_program(no_text->error);
        return judged;
    }
    judged.text = std::get<LessonText>(submitted);
    if (const auto error = build(lesson, judged.text)) {
        no_program(*error);
        return judged;
    }
    SuiteRun asked = run(selection, seed_);
    judged.report = std::move(asked.report);
    judged.verdict = judge(selection, judged.report, asked.end);
    const bool all_have_run = std::none_of(
        judged.verdict.exercises.begin(), judged.verdict.exercises.end(),
        [](const auto& exercise) { return exercise.status == ExerciseStatus::not_run; });
    const bool ended = judged.verdict.status == LessonStatus::passed ||
                       judged.verdict.status == LessonStatus::failed;
    if (!ended || !all_have_run || !judged.report.is_complete) {
        // The judge is the course's own program: whatever stopped it, nobody has passed.
        judged.trouble = judged.verdict.trouble.empty() ? "not every exercise was judged"
                                                        : judged.verdict.trouble;
        judged.verdict = does_not_compile(selection, {}, "");
        return judged;
    }
    judged.status = GradeStatus::graded;
    judged.verdict.folder = "";
    if (judged.verdict.status == LessonStatus::passed) return judged;
    // Mistakes are known by what they compute with the usual seed.
    const Report usual = seed_ == usual_seed ? judged.report : run(selection, usual_seed).report;
    name_mistakes(judged.verdict, usual, known_mistakes(lesson), judged.text.text);
    return judged;
}

void Grader::throw_unless_ready(const Lesson& lesson) {
    const fs::path solution = course_.root / "solutions" / (lesson.id + ".cpp");
    const Judged judged =
        judge_lesson(LessonText{lesson.learner_file(), read_text(solution)}, lesson);
    fs::remove_all(scratch_);
    if (judged.verdict.status == LessonStatus::passed) return;
    throw Problem(
        fmt::format("nobody can be graded here, since the course's own solution of lesson {} "
                    "does not pass: {}",
                    lesson.number, judged.trouble.empty() ? "its tests fail" : judged.trouble));
}

GradedLesson Grader::grade(const std::string& person, const fs::path& folder,
                           const Lesson& lesson) {
    const auto start = std::chrono::steady_clock::now();
    Judged judged;
    try {
        judged = judge_lesson(read_submission(folder, lesson), lesson);
    } catch (const Problem& problem) {
        judged.trouble = problem.what();
        judged.verdict = does_not_compile(all_of(lesson), {}, "");
    }
    GradedLesson graded;
    graded.person = person;
    graded.lesson = lesson.id;
    graded.status = judged.status;
    graded.trouble = judged.trouble;
    graded.key = judged.key;
    graded.seed = seed_;
    graded.in_sandbox = sandbox_.lacks().empty();
    for (const ExerciseVerdict& verdict : judged.verdict.exercises) {
        GradedExercise exercise{verdict.exercise->id, verdict.exercise->name, verdict.status};
        if (verdict.mistake) {
            exercise.mistake = {verdict.mistake->id, verdict.mistake->title, verdict.mistake->docs,
                                verdict.mistake->think,
                                std::string(name_of(verdict.mistake->confidence))};
        }
        exercise.observation = verdict.observation;
        if (judged.status == GradeStatus::graded) {
            exercise.failures = failures_for_the_person(judged.report, *verdict.exercise);
        }
        graded.exercises.push_back(std::move(exercise));
    }
    fs::remove_all(scratch_);
    graded.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return graded;
}

LessonVerdict Grader::verdict_on(const fs::path& folder, const Lesson& lesson,
                                 std::string& source) {
    const auto start = std::chrono::steady_clock::now();
    Judged judged = judge_lesson(read_submission(folder, lesson), lesson);
    fs::remove_all(scratch_);
    judged.verdict.seconds = std::chrono::steady_clock::now() - start;
    const bool is_judged =
        judged.status == GradeStatus::graded || judged.status == GradeStatus::does_not_compile;
    if (!is_judged) {
        throw Problem(
            fmt::format("lesson {} in {}: {}", lesson.number, folder.string(), judged.trouble));
    }
    source = std::move(judged.text.text);
    // "anna/lessons", if its file is anna/lessons/1_projections/projections.cpp
    judged.verdict.folder = folder / judged.text.file.parent_path().parent_path();
    return std::move(judged.verdict);
}

}  // namespace coach
