#include "build/compile_commands.hpp"

#include <nlohmann/json.hpp>
#include <regex>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {

void write_compile_commands(const std::filesystem::path& root, const std::filesystem::path& tree) {
    const std::filesystem::path target = root / "compile_commands.json";
    if (std::filesystem::exists(target)) return;
    static const std::regex precompiled(R"( -include-pch ("[^"]*"|[^ "]+))");
    try {
        nlohmann::json commands = nlohmann::json::parse(read_text(tree / "compile_commands.json"));
        for (nlohmann::json& entry : commands) {
            entry["command"] =
                std::regex_replace(entry.at("command").get<std::string>(), precompiled, "");
        }
        write_text(target, commands.dump(1) + '\n');
    } catch (const Problem&) {
    } catch (const nlohmann::json::exception&) {
    } catch (const std::filesystem::filesystem_error&) {
    }
}

}  // namespace coach
