/// @file
/// The tables of the learner's history, and how those of older coaches become those of this one.
#pragma once

#include <SQLiteCpp/Database.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace coach {

/// The file is no history of attempts, or not a whole one.
class Damaged : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Steps from each version of the schema to the next: step 0 begins with an empty file. A step that
/// was released never changes; what is new comes in another one.
const std::vector<std::string>& schema_steps();

/// Takes the steps that are missing, all or none. PRAGMA user_version says how many were taken.
///
/// @throws Problem if more were taken than there are: a newer coach wrote the file, which stays as
///         it is.
/// @throws Damaged if what is there are not the tables that its version says.
void bring_up_to_date(SQLite::Database& database, const std::vector<std::string>& steps);

}  // namespace coach
