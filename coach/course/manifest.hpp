/// @file
/// Reading TOML files with errors that say where and what was expected.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// A table of a TOML file.
///
/// Every reader throws Problem where the field is missing or of another kind; the message holds
/// the file, the line, the name of the field, what was expected and what is there.
class Manifest {
 public:
    /// The whole file.
    ///
    /// @throws Problem if it cannot be read or is no TOML.
    static Manifest of_file(const std::filesystem::path& file);

    bool has(std::string_view field) const;
    std::string text(std::string_view field) const;
    std::string text_or(std::string_view field, std::string otherwise) const;
    std::vector<std::string> texts(std::string_view field) const;          ///< at least one
    std::vector<std::string> texts_or_none(std::string_view field) const;  ///< [] is right, too
    /// At least one list, and at least one text in each.
    std::vector<std::vector<std::string>> lists_of_texts(std::string_view field) const;
    std::vector<Manifest> tables(std::string_view field) const;  ///< at least one
    std::optional<Manifest> table_or_none(std::string_view field) const;
    bool flag_or(std::string_view field, bool otherwise) const;
    std::int64_t whole_number(std::string_view field) const;

    /// "lessons/1_projections/lesson.toml:12", where the table begins.
    std::string place() const;

    /// The same table under a name, which its errors and those of the tables in it begin with:
    /// "question 'why-scale'".
    Manifest named(std::string name) const;

    /// For tables whose every field is known.
    ///
    /// @throws Problem if there is a field besides these.
    void allow_only(const std::vector<std::string_view>& fields) const;

    /// Throws Problem: "FILE:LINE: NAME: 'FIELD' should be EXPECTED, but FOUND".
    [[noreturn]] void refuse(std::string_view field, std::string_view expected,
                             std::string_view found) const;

 private:
    struct Table;  // keeps toml++, which is slow to compile, in one file
    explicit Manifest(std::shared_ptr<const Table> table);
    [[noreturn]] void fail(std::string_view field, std::string_view expected) const;

    std::shared_ptr<const Table> table_;
};

}  // namespace coach
