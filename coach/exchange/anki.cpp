#include "exchange/anki.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace coach {
namespace {

/// Text as HTML, in one line.
std::string escaped(std::string_view text) {
    std::string html;
    for (const char character : text) {
        switch (character) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':  // at the beginning of a field Anki would take it for the file's own
                html += "&quot;";
                break;
            case '\n':
                html += "<br>";
                break;
            case '\r':
                break;
            case '\t':
                html += ' ';
                break;
            default:
                html += character;
        }
    }
    return html;
}

/// A formula, in which a line break is white space like any other.
std::string formula(std::string_view begin, std::string tex, std::string_view end) {
    std::replace(tex.begin(), tex.end(), '\n', ' ');
    for (const std::string word : {"model", "dec", "enc"}) {  // not a product of letters
        const std::string index = "_{" + word + "}";
        for (std::size_t at = 0; (at = tex.find(index, at)) != std::string::npos; ++at) {
            tex.replace(at, index.size(), "_{\\text{" + word + "}}");
        }
    }
    return fmt::format("{}{}{}", begin, escaped(tex), end);
}

/// What stands between a mark at the beginning of a text and its next occurrence.
struct Marked {
    std::string_view inside;
    std::size_t size = 0;  ///< with both marks; 0 if the text does not begin so
};

Marked marked(std::string_view text, std::string_view mark) {
    if (text.substr(0, mark.size()) != mark) return {};
    const std::size_t end = text.find(mark, mark.size() + 1);
    if (end == std::string_view::npos) return {};
    return {text.substr(mark.size(), end - mark.size()), end + mark.size()};
}

bool is_white(char character) { return std::isspace(static_cast<unsigned char>(character)) != 0; }
bool is_of_a_word(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0;
}

/// Words between two asterisks: a product such as 2 * 3 is none.
Marked emphasised(std::string_view text, std::size_t at) {
    if (at > 0 && is_of_a_word(text[at - 1])) return {};
    const Marked found = marked(text.substr(at), "*");
    if (found.size == 0 || is_white(found.inside.front()) || is_white(found.inside.back())) {
        return {};
    }
    return found;
}

/// A word of a tag: Anki separates tags by spaces.
std::string tag(std::string text) {
    std::replace(text.begin(), text.end(), ' ', '_');
    return text;
}

std::string tags_of(const Question& question, bool is_mine) {
    std::string tags =
        fmt::format("qkv qkv::chapter::{} qkv::level::{} qkv::topic::{}", tag(question.chapter),
                    name_of(question.level), tag(question.topic));
    if (question.must_know) tags += " qkv::must-know";
    if (is_mine) tags += " qkv::my-mistake";
    return tags;
}

/// A part of the back with its heading.
std::string part(std::string_view heading, const std::string& html) {
    return fmt::format("<p><b>{}</b><br>{}</p>", heading, html);
}

std::string back_of(const Question& question) {
    std::string back = part("30 seconds", anki_html(question.short_answer));
    back += part("2 minutes", anki_html(question.long_answer));
    std::string points;
    for (const KeyPoint& point : question.key_points) {
        points += fmt::format("<li>{}</li>", anki_html(point.point));
    }
    back += fmt::format("<p><b>Said?</b></p><ul>{}</ul>", points);
    back += part("Often answered", fmt::format("{}<br><i>But:</i> {}", anki_html(question.wrong),
                                               anki_html(question.why_wrong)));
    for (const FollowUp& next : question.follow_ups) {
        back += part("Asked next",
                     fmt::format("<i>{}</i><br>{}", anki_html(next.ask), anki_html(next.answer)));
    }
    return back;
}

}  // namespace

std::string anki_html(std::string_view text) {
    std::string html;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        Marked piece;
        if (piece = marked(rest, "`"); piece.size > 0) {
            html += fmt::format("<code>{}</code>", escaped(piece.inside));
        } else if (piece = marked(rest, "$$"); piece.size > 0) {
            html += formula("\\[", std::string(piece.inside), "\\]");
        } else if (piece = marked(rest, "$"); piece.size > 0) {
            html += formula("\\(", std::string(piece.inside), "\\)");
        } else if (piece = emphasised(text, at); piece.size > 0) {
            html += fmt::format("<i>{}</i>", anki_html(piece.inside));
        } else {
            html += escaped(rest.substr(0, 1));
            piece.size = 1;
        }
        at += piece.size;
    }
    return html;
}

std::string anki_text(const std::vector<Question>& questions, const std::set<std::string>& mine) {
    // No line of names: Anki would look for fields of these names, and in other languages Front and
    // Back are called otherwise.
    std::string text =
        "#separator:tab\n"
        "#html:true\n"
        "#notetype:Basic\n"
        "#guid column:1\n"
        "#deck column:2\n"
        "#tags column:5\n";
    for (const Question& question : questions) {
        text += fmt::format("qkv-{}\tqkv::{}\t{}\t{}\t{}\n", question.id, question.chapter,
                            anki_html(question.question), back_of(question),
                            tags_of(question, mine.count(question.id) > 0));
    }
    return text;
}

}  // namespace coach
