#include "doctor/packages.hpp"

#include <cstdlib>
#include <sstream>

namespace coach {
namespace {

std::string variable(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

std::vector<std::string> words_of(const char* name) {
    std::istringstream text(variable(name));
    std::vector<std::string> words;
    for (std::string word; text >> word;) words.push_back(word);
    return words;
}

}  // namespace

Packages packages_of_launcher() {
    return {variable("QKV_INSTALL"), words_of("QKV_MISSING_TO_LEARN"),
            words_of("QKV_MISSING_FOR_THE_BOOK"), words_of("QKV_MISSING_FOR_THE_SELFTEST")};
}

std::string command_that_installs(const Packages& packages) {
    std::string names;
    for (const auto* const list : {&packages.missing_to_learn, &packages.missing_for_the_book,
                                   &packages.missing_for_the_selftest}) {
        for (const std::string& name : *list) names += ' ' + name;
    }
    return packages.install.empty() || names.empty() ? "" : packages.install + names;
}

}  // namespace coach
