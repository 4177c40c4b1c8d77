#include "files/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "problem.hpp"

namespace coach {
namespace {

[[noreturn]] void fail(const std::string& doing, const std::filesystem::path& file) {
    const std::string reason = std::strerror(errno);
    throw Problem("cannot " + doing + " " + file.string() + ": " + reason);
}

}  // namespace

std::string read_text(const std::filesystem::path& file) {
    errno = 0;
    if (std::filesystem::is_directory(file)) errno = EISDIR;
    std::ifstream stream(file, std::ios::binary);
    if (!stream || errno == EISDIR) fail("read", file);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void write_text(const std::filesystem::path& file, const std::string& text) {
    std::error_code ignored;  // a folder that cannot be made shows when the file is opened
    std::filesystem::create_directories(file.parent_path(), ignored);
    std::filesystem::path draft = file;
    draft += ".new" + std::to_string(getpid());
    {
        errno = 0;
        std::ofstream stream(draft, std::ios::binary);
        stream << text << std::flush;
        if (!stream) {
            const int reason = errno;
            std::filesystem::remove(draft, ignored);
            errno = reason;
            fail("write", file);
        }
    }
    const std::filesystem::file_status replaced = std::filesystem::status(file, ignored);
    if (std::filesystem::is_regular_file(replaced)) {
        std::filesystem::permissions(draft, replaced.permissions(), ignored);
    }
    std::error_code error;
    std::filesystem::rename(draft, file, error);
    if (error) {
        std::filesystem::remove(draft, ignored);
        errno = error.value();
        fail("write", file);
    }
}

FileLock::FileLock(const std::filesystem::path& file)
    : descriptor_(open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail("write", file);
    while (flock(descriptor_, LOCK_EX) != 0) {
        if (errno != EINTR) fail("lock", file);
    }
}

FileLock::~FileLock() { close(descriptor_); }

}  // namespace coach
