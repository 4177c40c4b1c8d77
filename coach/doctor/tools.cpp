#include "doctor/tools.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>

#include "build/ninja.hpp"
#include "problem.hpp"

namespace coach {
namespace {

struct Program {
    const char* name;
    Purpose purpose;
    std::vector<const char*> commands;  ///< the first that starts
};

const std::vector<Program>& programs() {
    static const std::vector<Program> all{
        {"lld", Purpose::learning, {"ld.lld", "ld64.lld"}},
        {"cmake", Purpose::learning, {"cmake"}},
        {"ninja", Purpose::learning, {"ninja"}},
        {"doxygen", Purpose::book, {"doxygen"}},
        {"node", Purpose::book, {"node", "nodejs"}},
        {"g++", Purpose::selftest, {"g++"}},
        {"clang-format", Purpose::selftest, {"clang-format"}},
        {"chromium", Purpose::selftest, {"chromium"}},
        {"npm", Purpose::selftest, {"npm"}},
    };
    return all;
}

/// What a program prints; nothing where it does not start or fails.
std::optional<std::string> output_of(std::vector<std::string> arguments,
                                     std::map<std::string, std::string> environment,
                                     ProcessRunner& runner) {
    ProcessRequest request;
    request.arguments = std::move(arguments);
    request.environment = std::move(environment);
    request.environment["LC_ALL"] = "C";
    request.wall_time = std::chrono::seconds(20);  // a browser on a busy machine
    try {
        const ProcessResult result = runner.run(request);
        if (succeeded(result)) return result.output;
    } catch (const Problem&) {  // no such program
    }
    return std::nullopt;
}

Tool ask(const Program& program, ProcessRunner& runner) {
    for (const char* const command : program.commands) {
        if (const auto output = output_of({command, "--version"}, {}, runner)) {
            return {program.name, program.purpose, true, version_in(*output)};
        }
    }
    return {program.name, program.purpose, false, ""};
}

/// The words behind a mark at the beginning of a line: the name, and the rest without white space
/// and quotes, of which the preprocessor leaves some between the parts of a number.
std::map<std::string, std::string> marked_lines(std::string_view output, std::string_view mark) {
    std::map<std::string, std::string> result;
    while (!output.empty()) {
        const std::size_t end = std::min(output.find('\n'), output.size());
        std::string_view line = output.substr(0, end);
        output.remove_prefix(std::min(end + 1, output.size()));
        if (line.substr(0, mark.size()) != mark) continue;
        line.remove_prefix(mark.size());
        const std::size_t space = std::min(line.find(' '), line.size());
        std::string version(line.substr(space));
        version.erase(std::remove_if(version.begin(), version.end(),
                                     [](char c) { return c == ' ' || c == '"'; }),
                      version.end());
        result[std::string(line.substr(0, space))] = version_in(version);
    }
    return result;
}

/// What of these is in the output that marks what was found.
std::vector<Tool> found_in(const std::optional<std::string>& output, std::string_view mark,
                           const std::vector<std::string>& names, Purpose purpose) {
    const auto versions = marked_lines(output.value_or(""), mark);
    std::vector<Tool> tools;
    for (const std::string& name : names) {
        const auto version = versions.find(name);
        const bool is_found = version != versions.end();
        tools.push_back({name, purpose, is_found, is_found ? version->second : ""});
    }
    return tools;
}

std::vector<Tool> ask_preprocessor(const Compiler& compiler, const std::filesystem::path& root,
                                   ProcessRunner& runner) {
    std::vector<std::string> arguments{compiler.command, "-std=c++20", "-x", "c++", "-E", "-P"};
    const char* const homebrew = "/opt/homebrew/include";
    if (std::filesystem::exists(homebrew)) {
        arguments.insert(arguments.end(), {"-isystem", homebrew});
    }
    arguments.push_back((root / "coach" / "doctor" / "library_versions.inc").string());
    return found_in(output_of(arguments, {}, runner), "qkv_library ",
                    {"xtensor", "xtensor-blas", "OpenBLAS", "doctest"}, Purpose::learning);
}

std::vector<Tool> ask_node(const std::filesystem::path& root, ProcessRunner& runner) {
    // where docs/CMakeLists.txt has node look as well
    const std::string path =
        (root / "docs" / "node_modules").string() + ":/usr/share/nodejs:/usr/lib/nodejs";
    // Some packages hide their package.json from require(), so it is read from where they are.
    const std::string script = R"(
        const fs = require('fs');
        for (const name of ['katex', 'cheerio', 'lunr', 'markdown-it']) {
            const files = require.resolve.paths(name).map((path) => `${path}/${name}/package.json`);
            const file = files.find(fs.existsSync);
            if (file) console.log('qkv_package', name, JSON.parse(fs.readFileSync(file)).version);
        })";
    return found_in(output_of({"node", "-e", script}, {{"NODE_PATH", path}}, runner),
                    "qkv_package ", {"katex", "cheerio", "lunr", "markdown-it"}, Purpose::book);
}

}  // namespace

std::string_view name_of(Purpose purpose) {
    switch (purpose) {
        case Purpose::learning:
            return "learning";
        case Purpose::book:
            return "book";
        case Purpose::selftest:
            return "selftest";
    }
    std::abort();  // not a Purpose
}

std::string version_in(std::string_view output) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t i = 0; i < output.size(); ++i) {
        if (!is_digit(output[i])) continue;
        std::size_t end = i;
        bool has_point = false;
        while (end < output.size() &&
               (is_digit(output[end]) ||
                (output[end] == '.' && end + 1 < output.size() && is_digit(output[end + 1])))) {
            has_point = has_point || output[end] == '.';
            ++end;
        }
        if (has_point) return std::string(output.substr(i, end - i));
        i = end;
    }
    return "";
}

Compiler ask_compiler(const std::string& command, ProcessRunner& runner) {
    Compiler compiler{command, "", false};
    if (command.empty()) return compiler;
    if (const auto output = output_of({command, "--version"}, {}, runner)) {
        compiler.version = version_in(*output);
        compiler.is_clang = output->find("clang") != std::string::npos;
    }
    return compiler;
}

std::vector<Tool> find_tools(const Compiler& compiler, const std::filesystem::path& root,
                             ProcessRunner& runner) {
    std::vector<Tool> tools;
    const auto add = [&](std::vector<Tool> more) {
        tools.insert(tools.end(), more.begin(), more.end());
    };
    const auto add_programs = [&](Purpose purpose) {
        for (const Program& program : programs()) {
            if (program.purpose == purpose) tools.push_back(ask(program, runner));
        }
    };
    add_programs(Purpose::learning);
    if (!compiler.version.empty()) {
        add(ask_preprocessor(compiler, root, runner));
    } else {
        add(found_in({}, "", {"xtensor", "xtensor-blas", "OpenBLAS", "doctest"},
                     Purpose::learning));
    }
    add_programs(Purpose::book);
    add(ask_node(root, runner));
    add_programs(Purpose::selftest);
    return tools;
}

}  // namespace coach
