#include "grade/results.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

}  // namespace

Results Results::read(const fs::path& file) {
    Results results;
    if (!fs::exists(file)) return results;
    const std::string text = read_text(file);
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        const auto lesson = read_graded_lesson(std::string_view(text).substr(begin, end - begin));
        if (lesson) results.add(*lesson);
        begin = end + 1;
    }
    return results;
}

void Results::add(const GradedLesson& lesson) {
    if (std::find(people_.begin(), people_.end(), lesson.person) == people_.end()) {
        people_.push_back(lesson.person);
    }
    lessons_.insert_or_assign({lesson.person, lesson.lesson}, lesson);
}

const GradedLesson* Results::find(const std::string& person, const std::string& lesson) const {
    const auto found = lessons_.find({person, lesson});
    return found == lessons_.end() ? nullptr : &found->second;
}

std::vector<const GradedLesson*> Results::lessons_of(const std::string& person) const {
    std::vector<const GradedLesson*> lessons;
    for (auto at = lessons_.lower_bound({person, ""});
         at != lessons_.end() && at->first.first == person; ++at) {
        lessons.push_back(&at->second);
    }
    return lessons;
}

void append_result(const fs::path& file, const GradedLesson& lesson) {
    const auto refuse = [&] {
        throw Problem(
            fmt::format("cannot write {}: {}. What was graded before is in it; make room "
                        "and grade again",
                        file.string(), std::strerror(errno)));
    };
    const int descriptor = open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) refuse();
    // A line that was cut off before is ended, so that it does not spoil this one.
    std::string line = to_line(lesson) + '\n';
    const auto size = lseek(descriptor, 0, SEEK_END);
    if (size > 0) {
        char last = '\n';
        const int reading = open(file.c_str(), O_RDONLY | O_CLOEXEC);
        if (reading >= 0) {
            if (pread(reading, &last, 1, size - 1) == 1 && last != '\n') line.insert(0, 1, '\n');
            close(reading);
        }
    }
    const ssize_t written = write(descriptor, line.data(), line.size());
    const bool is_whole =
        written == static_cast<ssize_t>(line.size()) && fdatasync(descriptor) == 0;
    if (written >= 0 && !is_whole) errno = ENOSPC;
    close(descriptor);
    if (!is_whole) refuse();
}

}  // namespace coach
