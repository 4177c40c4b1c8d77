/// @file
/// CSV as RFC 4180 has it: rows of fields.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

struct CsvRow {
    std::size_t line = 0;  ///< where it begins, from 1 on
    std::vector<std::string> fields;
};

/// A row with its line break, fields in quotes where they have to be. Any bytes are kept.
std::string csv_row(const std::vector<std::string>& fields);

/// The rows of a text, any bytes. A row ends with LF, CR LF or the text.
///
/// @param file_name for errors
/// @throws Problem if a quote does not end, or is where none may be: "FILE:LINE: ...".
std::vector<CsvRow> csv_rows(std::string_view text, const std::string& file_name);

}  // namespace coach
