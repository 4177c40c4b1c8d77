/// @file
/// The book: building it, and finding a place in it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build/builder.hpp"
#include "course/course.hpp"
#include "processes/process.hpp"

namespace coach {

/// Where the book is, or will be: a folder of pages.
std::filesystem::path book_folder(const Course& course);

/// The page and the section where somebody wants to read: "lesson_1.html#lesson_1_project".
///
/// @param word a lesson or an exercise, as `check` takes them; the id of a mistake or of an interview
///             question; the name of a page ("questions") or of a section; or nothing, for the first
///             page.
/// @throws Problem if there is nothing of that name.
std::string place_in_book(const Course& course, std::string_view word);

/// Builds what is not built yet.
///
/// @return the book's folder.
/// @throws Problem with the last lines of the output if it cannot be built.
std::filesystem::path build_book(const Course& course, ProcessRunner& runner,
                                 const BuildNews& news);

/// "file:///.../lesson_1.html#lesson_1_project", with what an address may not hold escaped.
std::string address_of(const std::filesystem::path& folder, std::string_view place);

/// The program that shows an address to whoever sits in front of this machine; nothing where nobody
/// does: no desktop, or a session from elsewhere.
std::optional<std::string> browser_opener();

}  // namespace coach
