#include "build/compile_commands.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

namespace fs = std::filesystem;

fs::path commands_of(const fs::path& root) { return root / "compile_commands.json"; }

/// lessons/1_projections/projections.cpp and its like.
std::set<fs::path> learner_files(const fs::path& root) {
    std::set<fs::path> files;
    std::error_code no_such_folder;
    for (const auto& entry : fs::directory_iterator(root / "lessons", no_such_folder)) {
        if (!fs::exists(entry.path() / "lesson.toml")) continue;
        const std::string id = entry.path().filename().string();
        files.insert(entry.path() / (id.substr(id.find('_') + 1) + ".cpp"));  // npos + 1 is 0
    }
    return files;
}

}  // namespace

std::string trouble_with_compile_commands(const fs::path& root) {
    const std::string remedy =
        "./qkv check writes it anew when it is gone: rm compile_commands.json";
    if (!fs::exists(commands_of(root))) return "is missing: ./qkv check writes it";
    try {
        std::set<fs::path> unnamed = learner_files(root);
        for (const nlohmann::json& entry : nlohmann::json::parse(read_text(commands_of(root)))) {
            const fs::path folder = entry.at("directory").get<std::string>();
            const fs::path file = folder / entry.at("file").get<std::string>();
            for (const fs::path& named : {folder, file}) {
                if (fs::exists(named)) continue;
                return fmt::format("names {}, which is not there. {}", named.string(), remedy);
            }
            unnamed.erase(file);
        }
        if (unnamed.empty()) return "";
        return fmt::format("does not name {}. {}", unnamed.begin()->string(), remedy);
    } catch (const nlohmann::json::exception&) {
        return "is not what CMake writes. " + remedy;
    } catch (const Problem& problem) {
        return problem.what();
    }
}

void write_compile_commands(const fs::path& root, const fs::path& tree) {
    const fs::path target = commands_of(root);
    if (trouble_with_compile_commands(root).empty()) return;
    static const std::regex precompiled(R"( -include-pch ("[^"]*"|[^ "]+))");
    try {
        nlohmann::json commands = nlohmann::json::array();
        for (nlohmann::json& entry :
             nlohmann::json::parse(read_text(tree / "compile_commands.json"))) {
            // what comes and goes, such as the file of a redo, is nothing that an editor opens for long
            const std::string file = entry.at("file").get<std::string>();
            if (file.starts_with((root / "build" / "").string())) continue;
            entry["command"] =
                std::regex_replace(entry.at("command").get<std::string>(), precompiled, "");
            commands.push_back(std::move(entry));
        }
        write_text(target, commands.dump(1) + '\n');
    } catch (const Problem&) {
    } catch (const nlohmann::json::exception&) {
    } catch (const fs::filesystem_error&) {
    }
}

}  // namespace coach
