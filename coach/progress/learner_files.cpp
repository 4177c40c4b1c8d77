#include "progress/learner_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "files/files.hpp"
#include "problem.hpp"
#include "progress/definition.hpp"
#include "progress/keep_attempt.hpp"
#include "progress/progress.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

fs::path file_of(const Bench& bench, const Lesson& lesson) {
    return bench.course.lessons_dir() / lesson.learner_file();
}

/// What is there; none if there is no file.
std::optional<std::string> present_text(const Bench& bench, const Lesson& lesson) {
    const fs::path file = file_of(bench, lesson);
    std::error_code error;
    if (!fs::exists(fs::status(file, error))) return std::nullopt;
    std::optional<std::string> text = learner_text(bench.course, lesson);
    if (!text) {
        throw Problem(
            fmt::format("{} cannot be read, or has more than {} kB, so it could not be "
                        "kept, and nothing was done. Move it away first",
                        file.string(), longest_kept_text / 1000));
    }
    return text;
}

/// Is the text the one that the history ends with?
bool ends_with(const std::vector<Version>& versions, const std::string& text, Store& store) {
    return !versions.empty() && store.find_text(text) == versions.back().text;
}

/// The number of the first version with this text, which is the one that was tried.
std::optional<int> first_with(const std::vector<Version>& versions, const std::string& text,
                              Store& store) {
    const std::optional<std::int64_t> id = store.find_text(text);
    const auto found = std::find_if(versions.begin(), versions.end(),
                                    [&](const Version& version) { return version.text == id; });
    if (!id || found == versions.end()) return std::nullopt;
    return found->number;
}

/// What a change is in the history, before it is made.
struct Announced {
    std::optional<int> kept;  ///< the version that holds what is there
    int number = 0;           ///< of the version that it will be
};

/// Keeps what is there, and what it is about to become, in one step: where the history cannot be
/// written, nothing has happened.
Announced announce(const Bench& bench, const Lesson& lesson,
                   const std::optional<std::string>& present, const std::string& text,
                   Origin origin, std::optional<int> source) {
    Announced announced;
    use_progress(bench.course.root, Access::write, bench.notice, [&](Store& store) {
        announced = {};
        if (present) {
            const std::vector<Version> versions = store.versions(lesson.id);
            // A text in the middle of the history is kept once more: it is what undo comes back to.
            announced.kept = ends_with(versions, *present, store)
                                 ? first_with(versions, *present, store)
                                 : store.add(lesson.id, bench.now, Origin::kept, *present);
        }
        announced.number = store.add(lesson.id, bench.now, origin, text, source);
    });
    return announced;
}

void take_back(const Bench& bench, const Lesson& lesson, const Announced& announced) {
    use_progress(bench.course.root, Access::write, bench.notice,
                 [&](Store& store) { store.take_back(lesson.id, announced.number); });
}

/// Puts a text there.
TextChange replace(const Bench& bench, const Lesson& lesson, const std::string& text, Origin origin,
                   const std::optional<Version>& back) {
    TextChange change;
    change.back = back;
    const std::optional<int> source = back ? std::optional<int>(back->number) : std::nullopt;
    std::optional<std::string> present = present_text(bench, lesson);
    if (present == text) return change;
    Announced announced = announce(bench, lesson, present, text, origin, source);
    try {
        // an editor may have saved meanwhile
        while (present_text(bench, lesson) != present) {
            take_back(bench, lesson, announced);
            present = present_text(bench, lesson);
            announced = announce(bench, lesson, present, text, origin, source);
        }
        std::error_code error;
        const fs::path file = fs::weakly_canonical(file_of(bench, lesson), error);
        write_text(error ? file_of(bench, lesson) : file, text);
    } catch (const Problem&) {
        take_back(bench, lesson, announced);
        throw;
    }
    change.is_change = true;
    change.kept = announced.kept;
    return change;
}

/// The version before this text, in a history that undo itself is part of: what it went to has
/// before it what it had before it then.
std::optional<Version> version_before(const std::vector<Version>& versions,
                                      std::optional<std::int64_t> text) {
    std::size_t at = versions.size();  // one behind the version that is looked at
    while (at > 0 && versions[at - 1].text == text) {
        const Version& version = versions[at - 1];
        const bool goes_back = version.origin == Origin::undone && version.source &&
                               static_cast<std::size_t>(*version.source) < at;
        // numbers count from 1, without a gap
        at = goes_back ? static_cast<std::size_t>(*version.source) : at - 1;
    }
    if (at == 0) return std::nullopt;
    return versions[at - 1];
}

struct Found {
    std::optional<Version> version;
    std::optional<std::string> text;
    int newest = 0;
};

}  // namespace

std::string shipped_text(const Course& course, const Lesson& lesson) {
    return read_text(course.root / "tests" / "stubs" / (lesson.id + ".cpp"));
}

TextChange undo(const Bench& bench, const Lesson& lesson) {
    const std::optional<std::string> present = present_text(bench, lesson);
    Found found;
    use_progress(bench.course.root, Access::read, bench.notice, [&](Store& store) {
        found = {};
        const std::vector<Version> versions = store.versions(lesson.id);
        const bool is_new = !present || !ends_with(versions, *present, store);
        found.version = is_new ? (versions.empty() ? std::nullopt : std::optional(versions.back()))
                               : version_before(versions, store.find_text(*present));
        if (found.version) found.text = store.text_of(lesson.id, found.version->number);
    });
    if (!found.text) {
        throw Problem(fmt::format(
            "nothing is before this text of lesson {}: its history is ./qkv history {}. The file "
            "as it was shipped: ./qkv reset {}",
            lesson.number, lesson.number, lesson.number));
    }
    return replace(bench, lesson, *found.text, Origin::undone, found.version);
}

TextChange restore(const Bench& bench, const Lesson& lesson, int number) {
    Found found;
    use_progress(bench.course.root, Access::read, bench.notice, [&](Store& store) {
        found = {};
        const std::vector<Version> versions = store.versions(lesson.id);
        if (!versions.empty()) found.newest = versions.back().number;
        if (number < 1 || number > found.newest) return;
        found.version = versions[static_cast<std::size_t>(number) - 1];
        found.text = store.text_of(lesson.id, number);
    });
    if (!found.text) {
        throw Problem(found.newest == 0
                          ? fmt::format("lesson {} has no attempts yet, so there is no {}",
                                        lesson.number, number)
                          : fmt::format("lesson {} has no attempt {}: they go from 1 to {}, see "
                                        "./qkv history {}",
                                        lesson.number, number, found.newest, lesson.number));
    }
    return replace(bench, lesson, *found.text, Origin::restored, found.version);
}

TextChange reset(const Bench& bench, const Lesson& lesson) {
    return replace(bench, lesson, shipped_text(bench.course, lesson), Origin::reset, std::nullopt);
}

TextChange reset(const Bench& bench, const Lesson& lesson, const Exercise& exercise) {
    const std::string stub = shipped_text(bench.course, lesson);
    std::string text = present_text(bench, lesson).value_or(stub);
    std::set<std::string> symbols;
    for (const LearnerFunction& function : exercise.functions) symbols.insert(function.symbol);
    for (const std::string& symbol : symbols) {
        const std::optional<std::string> changed = with_definition_of(text, symbol, stub);
        if (!changed) {
            throw Problem(fmt::format(
                "{} cannot be reset by itself: lessons/{} does not define {} once, in a plain way "
                "between its neighbours. Nothing was done. The whole lesson: ./qkv reset {}",
                exercise.id, lesson.learner_file().string(), symbol, lesson.number));
        }
        text = *changed;
    }
    return replace(bench, lesson, text, Origin::reset, std::nullopt);
}

}  // namespace coach
