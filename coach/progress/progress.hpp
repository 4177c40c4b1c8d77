/// @file
/// Where the learner's history is, and what becomes of it when its file cannot be used.
#pragma once

#include <filesystem>
#include <functional>
#include <string_view>

#include "progress/store.hpp"

namespace coach {

/// ".qkv/progress.db" below the root of the course.
std::filesystem::path progress_file(const std::filesystem::path& root);

enum class Access {
    read,   ///< makes no file where there is none: the history is empty then
    write,  ///< makes the file and its folder
};

/// Opens the history and does something with it. A damaged file is renamed and kept, a fresh one
/// begun, and the action is done on that, once more if it had begun: so it assigns, and appends to
/// nothing outside.
///
/// @param notice is told, in a sentence, when a file was put aside
/// @throws Problem if the history cannot be read or written, with the reason and what to do: no
///         permission, no room, another coach that writes and does not end, a newer coach's file.
///         Nothing was changed then.
void use_progress(const std::filesystem::path& root, Access access,
                  const std::function<void(std::string_view)>& notice,
                  const std::function<void(Store&)>& action);

}  // namespace coach
