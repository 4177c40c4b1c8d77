#include "crash/sanitizer.hpp"

#include <filesystem>

#include "build/ninja.hpp"
#include "problem.hpp"

namespace coach {
namespace {

/// Where the compiler finds a file of its own; nothing where it has none of this name.
std::optional<std::string> file_of(const std::string& compiler, const std::string& name,
                                   ProcessRunner& runner) {
    ProcessRequest request{{compiler, "-print-file-name=" + name}, {}};
    request.wall_time = std::chrono::seconds(20);
    try {
        const ProcessResult result = runner.run(request);
        if (!succeeded(result)) return std::nullopt;
        std::string path = result.output.substr(0, result.output.find('\n'));
        // it gives back a name that it does not find
        if (path.find('/') == std::string::npos) return std::nullopt;
        return path;
    } catch (const Problem&) {  // no such compiler
        return std::nullopt;
    }
}

}  // namespace

std::optional<Sanitizer> find_sanitizer(const std::string& compiler, ProcessRunner& runner) {
    Sanitizer sanitizer{{"-fsanitize=address", "-g", "-fno-omit-frame-pointer"}, {}};
    if (const auto library = file_of(compiler, "libasan.so", runner)) {
        // where nothing seems to need it yet, some linkers leave it out
        sanitizer.link = {"-Wl,--push-state,--no-as-needed", *library, "-Wl,--pop-state"};
        return sanitizer;
    }
    for (const char* const own : {"libclang_rt.asan-x86_64.a", "libclang_rt.asan-aarch64.a",
                                  "libclang_rt.asan.a", "libclang_rt.asan_osx_dynamic.dylib"}) {
        if (!file_of(compiler, own, runner)) continue;
        sanitizer.link = {"-fsanitize=address"};
        return sanitizer;
    }
    return std::nullopt;
}

std::string how_to_install_sanitizer() {
    return std::filesystem::exists("/usr/bin/apt-get")
               ? "sudo apt-get install libgcc-12-dev"
               : "install the AddressSanitizer runtime of your compiler (libasan or compiler-rt)";
}

}  // namespace coach
