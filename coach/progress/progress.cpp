#include "progress/progress.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include "files/files.hpp"
#include "problem.hpp"
#include "progress/schema.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

bool is_damage(const SQLite::Exception& error) {
    return error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB;
}

/// What SQLite says, and what to do about it.
std::string in_words(const SQLite::Exception& error, const fs::path& file) {
    const std::string what = error.what();
    switch (error.getErrorCode()) {
        case SQLITE_FULL:
            return fmt::format("{}: {}. Make room on its disk", file.string(), what);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return fmt::format(
                "{}: {}. Another program writes to it and does not end: another "
                "./qkv, or sqlite3?",
                file.string(), what);
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return fmt::format(
                "{}: {}. It has to be a file that may be written, in a folder that "
                "may be: chmod -R u+rwX {}",
                file.string(), what, file.parent_path().filename().string());
        default:
            return fmt::format("{}: {}. Is its disk full, or ailing?", file.string(), what);
    }
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        throw Problem(fmt::format("{} cannot be made: {}", folder.string(), error.message()));
    }
}

/// What is wrong with the file; empty if nothing is.
std::string damage_of(const fs::path& file) {
    try {
        const Store opens(file);
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE, 1000);
        const std::string verdict = database.execAndGet("PRAGMA integrity_check(1)").getString();
        return verdict == "ok" ? "" : verdict;
    } catch (const Damaged& damage) {
        return damage.what();
    } catch (const SQLite::Exception& error) {
        return is_damage(error) ? error.what() : "";
    }
}

/// Renames the file, unless another coach has done so meanwhile.
///
/// @return what to tell; empty if the file is sound
std::string put_aside(const fs::path& file) {
    const FileLock alone(file.parent_path() / "lock");
    const std::string damage = damage_of(file);
    if (damage.empty()) return "";
    fs::path aside;
    int number = 0;
    do {
        aside = file.parent_path() / fmt::format("progress.damaged-{}.db", ++number);
    } while (fs::exists(aside));
    std::error_code error;
    // what SQLite has begun belongs to the file, and would spoil a fresh one
    const auto journal_of = [](fs::path of) { return of += "-journal"; };
    if (fs::exists(journal_of(file))) fs::rename(journal_of(file), journal_of(aside), error);
    if (!error) fs::rename(file, aside, error);
    if (error) {
        throw Problem(fmt::format("{} is damaged ({}) and cannot be renamed: {}", file.string(),
                                  damage, error.message()));
    }
    return fmt::format(
        "the history of your attempts was damaged ({}). It is kept as {}, and a fresh one begun; "
        "your files in lessons/ are as they were. To look for what is left in it: sqlite3 "
        "'{}' .recover",
        damage, aside.string(), aside.string());
}

}  // namespace

fs::path progress_file(const fs::path& root) { return root / ".qkv" / "progress.db"; }

void use_progress(const fs::path& root, Access access,
                  const std::function<void(std::string_view)>& notice,
                  const std::function<void(Store&)>& action) {
    const fs::path file = progress_file(root);
    std::error_code ignored;
    const bool is_there = fs::exists(fs::symlink_status(file, ignored));
    if (access == Access::write) make_folder(file.parent_path());
    for (bool is_second_try = false;; is_second_try = true) {
        std::string damage;
        try {
            Store store(is_there || access == Access::write ? file : ":memory:");
            action(store);
            return;
        } catch (const Damaged& error) {
            damage = error.what();
        } catch (const SQLite::Exception& error) {
            if (!is_damage(error)) throw Problem(in_words(error, file));
            damage = error.what();
        }
        if (is_second_try) throw Problem(fmt::format("{}: {}", file.string(), damage));
        const std::string told = put_aside(file);
        if (!told.empty()) notice(told);
    }
}

}  // namespace coach
