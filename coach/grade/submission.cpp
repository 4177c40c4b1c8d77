#include "grade/submission.hpp"

#include <fmt/format.h>

#include "build/read_source.hpp"
#include "files/paths.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

}  // namespace

SubmittedLesson read_submission(const fs::path& folder, const Lesson& lesson) {
    const fs::path file_of_lesson = lesson.learner_file();
    std::error_code error;
    for (const fs::path& file :
         {"lessons" / file_of_lesson, file_of_lesson, fs::path(file_of_lesson.filename())}) {
        const fs::path whole = folder / file;
        if (fs::symlink_status(whole, error).type() == fs::file_type::not_found) continue;
        if (error) return NotSubmitted{fmt::format("{} {}", file.string(), error.message())};
        const fs::path real = fs::canonical(whole, error);
        if (error) {
            return NotSubmitted{fmt::format("{} is a link that leads nowhere", file.string())};
        }
        if (!is_below(real, fs::canonical(folder, error))) {
            return NotSubmitted{fmt::format("{} is a link out of the folder", file.string())};
        }
        if (!fs::is_regular_file(real, error)) {
            return NotSubmitted{fmt::format("{} is not a file", file.string())};
        }
        try {
            auto source = read_source(real, lesson);
            if (auto* const complaint = std::get_if<CompileError>(&source)) {
                return NoSourceText{std::move(*complaint)};
            }
            return LessonText{file, std::get<std::string>(std::move(source))};
        } catch (const Problem& problem) {
            return NotSubmitted{fmt::format("{} cannot be read", file.string())};
        }
    }
    return NotSubmitted{fmt::format("there is no {}", file_of_lesson.filename().string())};
}

}  // namespace coach
