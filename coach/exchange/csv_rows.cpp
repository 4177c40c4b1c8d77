#include "exchange/csv_rows.hpp"

#include <fmt/format.h>

#include "problem.hpp"
#include "terminal/terminal.hpp"

namespace coach {
namespace {

/// Reads a text from its beginning to its end.
class Reader {
 public:
    Reader(std::string_view text, const std::string& file_name)
        : text_(text), file_name_(file_name) {}

    std::vector<CsvRow> rows() {
        std::vector<CsvRow> rows;
        while (at_ < text_.size()) rows.push_back(row());
        return rows;
    }

 private:
    CsvRow row() {
        CsvRow row{line_, {}};
        do {
            row.fields.push_back(next_is('"') ? quoted_field() : plain_field());
        } while (take(","));
        if (!take("\r\n") && !take("\n") && at_ < text_.size()) {
            throw Problem(
                fmt::format("{}:{}: after the quote that ends field {} there should be a comma or "
                            "the end of the line, but there is more",
                            file_name_, line_, row.fields.size()));
        }
        ++line_;
        return row;
    }

    std::string quoted_field() {
        const std::size_t first_line = line_;
        std::string field;
        ++at_;
        while (at_ < text_.size()) {
            if (take("\"\"")) {
                field += '"';
            } else if (take("\"")) {
                return field;
            } else {
                if (text_[at_] == '\n') ++line_;
                field += text_[at_++];
            }
        }
        throw Problem(
            fmt::format("{}:{}: a quote begins here and does not end: is the file cut off?",
                        file_name_, first_line));
    }

    std::string plain_field() {
        const std::size_t first = at_;
        while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n' &&
               text_.substr(at_, 2) != "\r\n") {
            if (text_[at_] == '"') {
                throw Problem(fmt::format(
                    "{}:{}: a field with a quote in it should be in quotes as a whole, and each "
                    "quote in it doubled, but is '{}'",
                    file_name_, line_, printable(text_.substr(first, at_ - first + 1))));
            }
            ++at_;
        }
        return std::string(text_.substr(first, at_ - first));
    }

    bool next_is(char character) const { return at_ < text_.size() && text_[at_] == character; }

    bool take(std::string_view piece) {
        if (text_.substr(at_, piece.size()) != piece) return false;
        at_ += piece.size();
        return true;
    }

    std::string_view text_;
    const std::string& file_name_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
};

std::string in_quotes(const std::string& field) {
    std::string text = "\"";
    for (const char character : field) {
        if (character == '"') text += '"';
        text += character;
    }
    return text + '"';
}

}  // namespace

std::string csv_row(const std::vector<std::string>& fields) {
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const bool is_plain = fields[i].find_first_of("\",\r\n") == std::string::npos;
        text += i == 0 ? "" : ",";
        text += is_plain ? fields[i] : in_quotes(fields[i]);
    }
    return text + '\n';
}

std::vector<CsvRow> csv_rows(std::string_view text, const std::string& file_name) {
    return Reader(text, file_name).rows();
}

}  // namespace coach
