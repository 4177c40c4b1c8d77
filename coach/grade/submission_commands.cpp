#include "grade/submission_commands.hpp"

#include <algorithm>
#include <utility>

#include "build/recipe.hpp"

namespace coach {
namespace {

using Words = std::vector<std::string>;

bool is_library(std::string_view word) {
    return word[0] != '-' &&
           (word.ends_with(".so") || word.ends_with(".a") || word.ends_with(".dylib"));
}

void put_behind(Words& words, std::string_view option, const std::string& word) {
    const auto at = std::find(words.begin(), words.end(), option);
    if (at != words.end() && at + 1 != words.end()) at[1] = word;
}

}  // namespace

std::optional<SubmissionCommands> submission_commands(std::string_view commands,
                                                      std::string_view source,
                                                      std::string_view program,
                                                      const SubmissionFiles& files) {
    SubmissionCommands result;
    std::string object;
    while (!commands.empty()) {
        const std::size_t end = std::min(commands.find('\n'), commands.size());
        const auto words = words_of_command(without_frame(commands.substr(0, end)));
        commands.remove_prefix(std::min(end + 1, commands.size()));
        if (!words || words->empty()) continue;
        if (word_behind(*words, "-c") == source) {
            result.compile = *words;
            object = word_behind(*words, "-o").value_or("");
        }
        if (word_behind(*words, "-o") == program) result.link = *words;
    }
    const auto linked = std::find(result.link.begin(), result.link.end(), object);
    if (object.empty() || linked == result.link.end()) return std::nullopt;
    *linked = files.object;
    put_behind(result.link, "-o", files.program);
    put_behind(result.compile, "-c", files.source);
    put_behind(result.compile, "-o", files.object);
    put_behind(result.compile, "-MF", files.dependencies);
    put_behind(result.compile, "-MT", "submission");
    std::copy_if(result.link.begin(), result.link.end(), std::back_inserter(result.libraries),
                 is_library);
    return result;
}

std::vector<std::string> files_in_dependencies(std::string_view text) {
    std::vector<std::string> files;
    // "target: file file \<newline> file", a space in a name as "\ ", a $ as "$$"
    text.remove_prefix(std::min(text.find(": ") + 2, text.size()));
    std::string file;
    const auto finish = [&] {
        if (!file.empty()) files.push_back(std::exchange(file, ""));
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (text[at] == '\\' && next == '\n') {
            finish();
            ++at;
        } else if (text[at] == '\\' && (next == ' ' || next == '#' || next == '\\')) {
            file += next;
            ++at;
        } else if (text[at] == '$' && next == '$') {
            file += next;
            ++at;
        } else if (text[at] == ' ' || text[at] == '\n') {
            finish();
        } else {
            file += text[at];
        }
    }
    finish();
    return files;
}

}  // namespace coach
