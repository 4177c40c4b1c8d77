#include "grade/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "grade/submission.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

bool holds_a_lesson(const Course& course, const fs::path& folder) {
    return std::any_of(course.lessons.begin(), course.lessons.end(), [&](const Lesson& lesson) {
        return !std::holds_alternative<NotSubmitted>(read_submission(folder, lesson));
    });
}

/// A class in one word, as somebody types who expects it to be taken apart.
bool is_a_class(const Course& course, const fs::path& folder) {
    if (holds_a_lesson(course, folder)) return false;
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(folder, unreadable)) {
        if (entry.is_symlink(unreadable)) continue;  // somebody else's, maybe
        if (entry.is_directory(unreadable) && holds_a_lesson(course, entry.path())) return true;
    }
    return false;
}

}  // namespace

std::vector<Person> people_in(const Course& course, const std::vector<std::string>& folders) {
    std::vector<Person> people;
    std::set<std::string> names;
    std::set<fs::path> seen;
    for (const std::string& word : folders) {
        std::error_code error;
        const fs::path folder = fs::canonical(word, error);
        if (error || !fs::is_directory(folder)) {
            throw Problem(
                fmt::format("{} is no folder. Each person's lesson files are in a folder "
                            "of their own: ./qkv grade class/*",
                            word));
        }
        // Among others it is somebody's who has put a folder into it: that is no reason to grade nobody.
        if (folders.size() == 1 && is_a_class(course, folder)) {
            throw Problem(
                fmt::format("{} holds no lesson file, but the folders in it do. To grade "
                            "each of them: ./qkv grade {}/*",
                            word, word));
        }
        if (!seen.insert(folder).second) continue;
        std::string name = folder.filename().string();
        if (names.contains(name)) name = folder.parent_path().filename().string() + '_' + name;
        if (!names.insert(name).second) {
            throw Problem(
                fmt::format("several of the folders are called {}. Grade them one after "
                            "the other, each time --into another folder",
                            name));
        }
        people.push_back({name, folder});
    }
    return people;
}

}  // namespace coach
