#include "processes/launch.hpp"

#include <unistd.h>

extern char** environ;  // POSIX declares it nowhere

namespace coach {

std::vector<std::string> environment_of(const ProcessRequest& request) {
    std::vector<std::string> entries;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!request.environment.contains(std::string(text.substr(0, text.find('='))))) {
            entries.emplace_back(text);
        }
    }
    for (const auto& [name, value] : request.environment) entries.push_back(name + '=' + value);
    return entries;
}

std::vector<std::string> limited(const ProcessRequest& request) {
    std::string script = "ulimit -c 0 2>/dev/null; ";
    if (request.memory_bytes > 0) {
        script += "ulimit -v " + std::to_string(request.memory_bytes / 1024) + " 2>/dev/null; ";
    }
    if (request.file_bytes > 0) {  // in blocks of 512 bytes
        script += "ulimit -f " + std::to_string(request.file_bytes / 512) + " 2>/dev/null; ";
    }
    if (request.cpu_time.count() > 0) {
        script += "ulimit -t " + std::to_string(request.cpu_time.count()) + " 2>/dev/null; ";
    }
    std::vector<std::string> arguments{"/bin/sh", "-c", script + "exec \"$0\" \"$@\""};
    arguments.insert(arguments.end(), request.arguments.begin(), request.arguments.end());
    return arguments;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (std::string& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

}  // namespace coach
