/// @file
/// Reading and writing files, with errors that say what to do.
#pragma once

#include <filesystem>
#include <string>

namespace coach {

/// The whole text of a file.
///
/// @throws Problem if it cannot be read; the message names the file and the reason.
std::string read_text(const std::filesystem::path& file);

/// Replaces the file's text as one step: whoever reads it sees the old text or the new one, and a
/// full disk leaves the old one in place. The file keeps its permissions. Makes the folder if it is
/// missing.
///
/// @throws Problem if it cannot be written.
void write_text(const std::filesystem::path& file, const std::string& text);

/// Holds a lock on a file while it lives; waits for another process that holds it. Locks of a
/// process that died are gone.
class FileLock {
 public:
    explicit FileLock(const std::filesystem::path& file);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

 private:
    int descriptor_;
};

}  // namespace coach
