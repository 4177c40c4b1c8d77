#include "course/manifest.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

/// What a field holds, for an error: "the number 3".
std::string what_is(const toml::node& node) {
    constexpr std::size_t longest = 40;  // what is longer is known by its line
    if (const auto* const text = node.as_string()) {
        return text->get().size() > longest ? "a text" : fmt::format("the text '{}'", text->get());
    }
    if (const auto* const number = node.as_integer()) {
        return fmt::format("the number {}", number->get());
    }
    if (const auto* const number = node.as_floating_point()) {
        return fmt::format("the number {}", number->get());
    }
    if (const auto* const flag = node.as_boolean()) return flag->get() ? "true" : "false";
    if (const auto* const list = node.as_array()) return list->empty() ? "an empty list" : "a list";
    return node.is_table() ? "a table" : "a date or a time";
}

}  // namespace

struct Manifest::Table {
    std::filesystem::path file;
    std::shared_ptr<const toml::table> whole;  ///< owns what `table` points into
    const toml::table* table;
    std::string name;  ///< for errors; may be empty

    /// How an error begins that is about a node: "FILE:LINE: NAME: ".
    std::string place(const toml::node& node) const {
        return fmt::format("{}:{}: {}{}", file.string(), node.source().begin.line, name,
                           name.empty() ? "" : ": ");
    }
};

Manifest::Manifest(std::shared_ptr<const Table> table) : table_(std::move(table)) {}

Manifest Manifest::of_file(const std::filesystem::path& file) {
    try {
        auto whole =
            std::make_shared<const toml::table>(toml::parse(read_text(file), file.string()));
        const toml::table* const top = whole.get();
        return Manifest(std::make_shared<const Table>(Table{file, std::move(whole), top, ""}));
    } catch (const toml::parse_error& error) {
        throw Problem(fmt::format("{}:{}:{}: {}", file.string(), error.source().begin.line,
                                  error.source().begin.column, error.description()));
    }
}

std::string Manifest::place() const {
    return fmt::format("{}:{}", table_->file.string(), table_->table->source().begin.line);
}

Manifest Manifest::named(std::string name) const {
    return Manifest(std::make_shared<const Table>(
        Table{table_->file, table_->whole, table_->table, std::move(name)}));
}

void Manifest::allow_only(const std::vector<std::string_view>& fields) const {
    for (const auto& [field, node] : *table_->table) {
        if (std::find(fields.begin(), fields.end(), field.str()) == fields.end()) {
            throw Problem(fmt::format("{}there is no field '{}'; it should be {}{}",
                                      table_->place(node), field.str(),
                                      fields.size() > 1 ? "one of " : "", fmt::join(fields, ", ")));
        }
    }
}

void Manifest::refuse(std::string_view field, std::string_view expected,
                      std::string_view found) const {
    const toml::node* const node = table_->table->get(field);
    throw Problem(fmt::format("{}'{}' should be {}, but {}",
                              table_->place(node != nullptr ? *node : *table_->table), field,
                              expected, found));
}

void Manifest::fail(std::string_view field, std::string_view expected) const {
    const toml::node* const node = table_->table->get(field);
    refuse(field, expected, node == nullptr ? "is missing" : "is " + what_is(*node));
}

bool Manifest::has(std::string_view field) const { return table_->table->contains(field); }

std::string Manifest::text(std::string_view field) const {
    const auto value = (*table_->table)[field].value_exact<std::string>();
    if (!value) fail(field, "a text");
    return *value;
}

std::string Manifest::text_or(std::string_view field, std::string otherwise) const {
    return table_->table->contains(field) ? text(field) : std::move(otherwise);
}

std::vector<std::string> Manifest::texts(std::string_view field) const {
    std::vector<std::string> result = texts_or_none(field);
    if (result.empty()) fail(field, "a list of texts");
    return result;
}

std::vector<std::string> Manifest::texts_or_none(std::string_view field) const {
    const toml::array* const array = (*table_->table)[field].as_array();
    if (array == nullptr) fail(field, "a list of texts");
    std::vector<std::string> result;
    for (const toml::node& node : *array) {
        const auto value = node.value_exact<std::string>();
        if (!value) refuse(field, "a list of texts", "holds " + what_is(node));
        result.push_back(*value);
    }
    return result;
}

std::vector<std::vector<std::string>> Manifest::lists_of_texts(std::string_view field) const {
    constexpr std::string_view expected = "a list of lists of texts";
    const toml::array* const array = (*table_->table)[field].as_array();
    if (array == nullptr || array->empty()) fail(field, expected);
    std::vector<std::vector<std::string>> result;
    for (const toml::node& node : *array) {
        const toml::array* const list = node.as_array();
        if (list == nullptr || list->empty()) refuse(field, expected, "holds " + what_is(node));
        result.emplace_back();
        for (const toml::node& text : *list) {
            const auto value = text.value_exact<std::string>();
            if (!value) refuse(field, expected, "one of these holds " + what_is(text));
            result.back().push_back(*value);
        }
    }
    return result;
}

std::vector<Manifest> Manifest::tables(std::string_view field) const {
    const toml::array* const array = (*table_->table)[field].as_array();
    if (array == nullptr || array->empty()) fail(field, "a list of tables");
    std::vector<Manifest> result;
    for (const toml::node& node : *array) {
        if (!node.is_table()) refuse(field, "a list of tables", "holds " + what_is(node));
        result.push_back(Manifest(std::make_shared<const Table>(
            Table{table_->file, table_->whole, node.as_table(), table_->name})));
    }
    return result;
}

std::optional<Manifest> Manifest::table_or_none(std::string_view field) const {
    if (!table_->table->contains(field)) return std::nullopt;
    const toml::table* const table = (*table_->table)[field].as_table();
    if (table == nullptr) fail(field, "a table");
    return Manifest(
        std::make_shared<const Table>(Table{table_->file, table_->whole, table, table_->name}));
}

std::int64_t Manifest::whole_number(std::string_view field) const {
    const auto value = (*table_->table)[field].value_exact<std::int64_t>();
    if (!value) fail(field, "a whole number");
    return *value;
}

bool Manifest::flag_or(std::string_view field, bool otherwise) const {
    if (!table_->table->contains(field)) return otherwise;
    const auto value = (*table_->table)[field].value_exact<bool>();
    if (!value) fail(field, "true or false");
    return *value;
}

}  // namespace coach
