#include "terminal/terminal.hpp"

#include <fmt/format.h>
#include <uv.h>

#include <algorithm>
#include <cstdlib>

#include "terminal/character.hpp"
#include "terminal/lines.hpp"

namespace coach {
namespace {

constexpr int standard_output = 1;

std::size_t columns_of_terminal() {
    uv_loop_t loop;
    uv_tty_t tty;
    int columns = 0;
    int rows = 0;
    uv_loop_init(&loop);
    if (uv_tty_init(&loop, &tty, standard_output, 0) == 0) {
        uv_tty_get_winsize(&tty, &columns, &rows);
        uv_close(reinterpret_cast<uv_handle_t*>(&tty), nullptr);
    }
    uv_run(&loop, UV_RUN_DEFAULT);
    uv_loop_close(&loop);
    return columns > 0 ? static_cast<std::size_t>(columns) : 80;
}

std::string paint(bool has_colour, const char* code, std::string_view text) {
    if (!has_colour) return std::string(text);
    return fmt::format("\033[{}m{}\033[0m", code, text);
}

}  // namespace

Terminal Terminal::of_standard_output() {
    Terminal terminal;
    if (const char* const columns = std::getenv("QKV_COLUMNS")) {  // a watch shows what is said
        const char* const colour = std::getenv("QKV_COLOUR");
        terminal.columns = std::clamp<std::size_t>(std::strtoul(columns, nullptr, 10), 20, 1000);
        terminal.has_colour = colour != nullptr && *colour == '1';
        return terminal;
    }
    if (uv_guess_handle(standard_output) != UV_TTY) return terminal;
    terminal.columns = columns_of_terminal();
    const char* const no_colour = std::getenv("NO_COLOR");
    const char* const kind = std::getenv("TERM");
    terminal.has_colour = (no_colour == nullptr || *no_colour == '\0') && kind != nullptr &&
                          std::string_view(kind) != "dumb";
    return terminal;
}

std::string Terminal::bold(std::string_view text) const { return paint(has_colour, "1", text); }
std::string Terminal::dim(std::string_view text) const { return paint(has_colour, "2", text); }
std::string Terminal::red(std::string_view text) const { return paint(has_colour, "31", text); }
std::string Terminal::green(std::string_view text) const { return paint(has_colour, "32", text); }
std::string Terminal::yellow(std::string_view text) const { return paint(has_colour, "33", text); }
std::string Terminal::cyan(std::string_view text) const { return paint(has_colour, "36", text); }

std::string Terminal::link(std::string_view text, std::string_view address) const {
    if (!has_links) return std::string(text);
    return fmt::format("\033]8;;{}\033\\{}\033]8;;\033\\", address, text);
}

std::string file_address(std::string_view path) {
    std::string address = "file://";
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') ||
                           std::string_view("/-._~").find(c) != std::string_view::npos;
        address +=
            plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return address;
}

std::string clipped(std::string_view line, std::size_t columns) {
    std::string result;
    std::size_t width = 0;
    bool is_full = false;
    while (!line.empty()) {
        if (line[0] == '\033') {
            const std::string_view sequence = first_sequence(line);
            result += sequence;
            line.remove_prefix(sequence.size());
            continue;
        }
        const Character character = first_character(line);
        width += character.columns();
        is_full = is_full || width > columns;
        if (!is_full) result += character.bytes;
        line.remove_prefix(character.bytes.size());
    }
    return result;
}

std::string printable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const Character character = first_character(text);
        text.remove_prefix(character.bytes.size());
        const char32_t code = character.code;
        const bool is_control = (code < 0x20 && code != '\n') || (code >= 0x7f && code < 0xa0);
        // what writes from right to left would turn the rest of the line round
        const bool turns_round = code == 0x200e || code == 0x200f ||
                                 (code >= 0x202a && code <= 0x202e) ||
                                 (code >= 0x2066 && code <= 0x2069);
        // Unicode keeps these free for ever, and XML may not hold them
        const bool is_no_character = code == 0xfffe || code == 0xffff;
        if (code == '\t') {
            result += ' ';
        } else if (!character.is_valid || is_control || turns_round || is_no_character) {
            result += '?';
        } else {
            result += character.bytes;
        }
    }
    return result;
}

std::size_t width_of(std::string_view text) {
    std::size_t width = 0;
    while (!text.empty()) {
        const Character character = first_character(text);
        width += character.columns();
        text.remove_prefix(character.bytes.size());
    }
    return width;
}

std::string wrapped(std::string_view text, std::size_t columns, std::size_t indent) {
    const std::string margin(indent, ' ');
    std::string result;
    while (true) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        std::string current = margin;
        bool empty = true;
        while (!line.empty()) {
            const std::size_t space = line.find(' ');
            const std::string_view word = line.substr(0, space);
            line.remove_prefix(space == std::string_view::npos ? line.size() : space + 1);
            if (word.empty()) continue;
            if (!empty && width_of(current) + 1 + width_of(word) > columns) {
                result += current + '\n';
                current = margin;
                empty = true;
            }
            if (!empty) current += ' ';
            current += word;
            empty = false;
        }
        if (!empty) result += current;
        if (end == std::string_view::npos) return result;
        result += '\n';
        text.remove_prefix(end + 1);
    }
}

}  // namespace coach
