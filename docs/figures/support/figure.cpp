#include "figure.hpp"

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

namespace book {
namespace {

std::string json_text(std::string_view text) {
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            json += '\\';
            json += c;
        } else if (c == '\n') {
            json += "\\n";
        } else {
            json += c;
        }
    }
    return json + '"';
}

std::string list(const std::vector<std::string>& texts) {
    std::string json = "[";
    for (const std::string& text : texts) json += (json.size() > 1 ? "," : "") + json_text(text);
    return json + ']';
}

std::string all_digits(double value) {
    if (std::isnan(value)) return json_text("NaN");
    if (std::isinf(value)) return json_text(value > 0 ? "infinity" : "-infinity");
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

}  // namespace

std::string decimals(double value, int count) {
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", count, value);
    std::string shown = text;
    if (shown.front() != '-') return shown;
    // -0.000 is no number to show
    if (shown.find_first_not_of("-0.") == std::string::npos) return shown.substr(1);
    return "\u2212" + shown.substr(1);
}

void Results::add(std::string& to, const std::string& key, const std::string& json) {
    const std::string name = (&to == &numbers_    ? "number "
                              : &to == &tables_   ? "table "
                              : &to == &pictures_ ? "picture "
                              : &to == &inputs_   ? "input "
                                                  : "answer ") +
                             key;
    for (const std::string& taken : keys_) {
        if (taken == name) throw std::logic_error(name + " is computed twice");
    }
    keys_.push_back(name);
    to += (to.empty() ? "\n" : ",\n") + json_text(key) + ": " + json;
}

void Results::number(const std::string& key, double value, int count) {
    add(numbers_, key, json_text(decimals(value, count)));
}

void Results::text(const std::string& key, const std::string& text) {
    add(numbers_, key, json_text(text));
}

void Results::table(const std::string& name, const std::vector<std::string>& head,
                    const std::vector<std::vector<std::string>>& rows) {
    std::string json = "{\"head\": " + list(head) + ", \"rows\": [";
    for (const auto& row : rows) {
        if (row.size() != head.size()) {
            throw std::logic_error("table " + name + ": a row has " + std::to_string(row.size()) +
                                   " cells, the head " + std::to_string(head.size()));
        }
        json += (json.back() == '[' ? "" : ",\n") + list(row);
    }
    add(tables_, name, json + "]}");
}

void Results::picture(const std::string& name, const Drawing& drawing) {
    add(pictures_, name, json_text(drawing.svg(name)));
}

void Results::input(const std::string& figure, const std::string& name, const qkv::Matrix& matrix) {
    std::string json = "[";
    for (std::size_t i = 0; i < matrix.shape(0); ++i) {
        json += i == 0 ? "[" : ", [";
        for (std::size_t j = 0; j < matrix.shape(1); ++j) {
            json += (j == 0 ? "" : ", ") + all_digits(matrix(i, j));
        }
        json += ']';
    }
    add(inputs_, figure + "." + name, json + ']');
}

void Results::input(const std::string& figure, const std::string& name,
                    const std::vector<std::string>& words) {
    add(inputs_, figure + "." + name, list(words));
}

void Results::answer(const std::string& question, double value) {
    add(answers_, question, all_digits(value));
}

void Results::answer(const std::string& question, const std::function<double()>& compute) {
    try {
        answer(question, compute());
    } catch (const std::exception&) {
        add(answers_, question, "null");
    }
}

void Results::write(const std::string& path) const {
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream file(path);
    file << "{\"numbers\": {" << numbers_ << "},\n\"tables\": {" << tables_ << "},\n\"pictures\": {"
         << pictures_ << "},\n\"inputs\": {" << inputs_ << "},\n\"answers\": {" << answers_
         << "}}\n";
    if (!file.flush()) throw std::runtime_error("cannot write " + path);
}

int run(int argc, char** argv, const std::function<void(Results&)>& compute) {
    if (argc != 2) {
        std::cerr << "usage: " << argv[0] << " OUT.json\n";
        return 2;
    }
    try {
        Results results;
        compute(results);
        results.write(argv[1]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << argv[0] << ": " << error.what() << '\n';
        return 1;
    }
}

int run_each(int argc, char** argv, const std::vector<Program>& programs) {
    if (argc != 2) {
        std::cerr << "usage: " << argv[0] << " FOLDER\n";
        return 2;
    }
    for (const Program& program : programs) {
        std::string name = program.name;
        std::string file = (std::filesystem::path(argv[1]) / (name + ".json")).string();
        char* arguments[] = {name.data(), file.data(), nullptr};
        if (const int status = program.main(2, arguments); status != 0) return status;
    }
    return 0;
}

}  // namespace book
