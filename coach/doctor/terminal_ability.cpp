#include "doctor/terminal_ability.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string_view>

namespace coach {
namespace {

/// Links by OSC 8 cannot be asked for. These terminals are known to have them, by what they set.
bool knows_links(const Variables& variables) {
    for (const char* const sign :
         {"WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "WEZTERM_EXECUTABLE",
          "GHOSTTY_RESOURCES_DIR", "ALACRITTY_WINDOW_ID", "DOMTERM"}) {
        if (!variables(sign).empty()) return true;
    }
    const std::string program = variables("TERM_PROGRAM");
    for (const char* const known : {"iTerm.app", "vscode", "WezTerm", "ghostty", "Hyper"}) {
        if (program == known) return true;
    }
    const std::string kind = variables("TERM");
    for (const char* const known : {"xterm-kitty", "xterm-ghostty", "foot", "alacritty"}) {
        if (kind.rfind(known, 0) == 0) return true;
    }
    constexpr int vte_with_links = 5000;  // VTE 0.50: GNOME Terminal and its relatives
    return std::atoi(variables("VTE_VERSION").c_str()) >= vte_with_links;
}

/// The first of these that is set decides, as in the C library.
bool locale_is_utf8(const Variables& variables) {
    for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        std::string locale = variables(name);
        if (locale.empty()) continue;
        std::transform(locale.begin(), locale.end(), locale.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return locale.find("utf-8") != std::string::npos ||
               locale.find("utf8") != std::string::npos;
    }
    return false;
}

}  // namespace

std::string variable_of_environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? "" : value;
}

TerminalAbility ability_of(const Terminal& terminal, bool is_terminal, const Variables& variables) {
    TerminalAbility ability;
    ability.is_terminal = is_terminal;
    ability.columns = terminal.columns;
    ability.has_colour = terminal.has_colour;
    ability.has_links = is_terminal && variables("TERM") != "dumb" && knows_links(variables);
    ability.has_utf8 = locale_is_utf8(variables);
    return ability;
}

}  // namespace coach
