#include "grade/grading_key.hpp"

#include <fmt/format.h>

#include <string_view>

#include "build/stamp.hpp"

namespace coach {
namespace {

/// A fingerprint of a text, equal on every machine.
///
/// @see FNV-1a: Fowler, Noll and Vo
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char character : text) {
        hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001b3U;
    }
    return hash;
}

/// What was handed in, each kind told from the others.
std::string text_of(const SubmittedLesson& submitted) {
    if (const auto* const nothing = std::get_if<NotSubmitted>(&submitted)) {
        return "nothing: " + nothing->why;
    }
    if (const auto* const no_text = std::get_if<NoSourceText>(&submitted)) {
        return fmt::format("no text: {}:{}", no_text->error.line, no_text->error.message);
    }
    return "text: " + std::get<LessonText>(submitted).text;
}

}  // namespace

std::string GradingKeys::of(const SubmittedLesson& submitted, const Lesson& lesson) {
    std::string& stamp = stamps_[lesson.id];
    if (stamp.empty()) {
        const std::filesystem::path tests = course_.root / "tests";
        stamp = course_stamp(course_.root, lesson) +
                stamp_of({tests / "judge", tests / "misconceptions"});
    }
    return fmt::format("{:016x}",
                       hash_of(fmt::format("{}\n{}\n{}", seed_, stamp, text_of(submitted))));
}

}  // namespace coach
