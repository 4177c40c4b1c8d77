/// @file
/// Is a text well-formed XML 1.0, as far as the coach writes it: elements, quoted attributes, text?
#pragma once

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "terminal/character.hpp"

namespace coach_tests {

/// Reads a text from its beginning to its end.
class XmlReader {
 public:
    explicit XmlReader(std::string_view text) : text_(text) {}

    /// What is wrong, and where; empty where nothing is.
    std::string complaint() {
        if (!only_has_characters_of_xml()) return complaint_;
        take("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        if (!element()) return complaint_;
        take("\n");
        if (at_ != text_.size()) refuse("there is more behind the root element");
        return complaint_;
    }

 private:
    bool only_has_characters_of_xml() {
        for (std::string_view rest = text_; !rest.empty();) {
            const coach::Character character = coach::first_character(rest);
            const char32_t code = character.code;
            const bool is_control = code < 0x20 && code != '\n' && code != '\t' && code != '\r';
            if (!character.is_valid || is_control || code == 0xfffe || code == 0xffff) {
                at_ = text_.size() - rest.size();
                return refuse("no character of XML");
            }
            rest.remove_prefix(character.bytes.size());
        }
        return true;
    }

    bool element() {
        if (!take("<")) return refuse("expected an element");
        const std::string name = word();
        if (name.empty()) return refuse("an element has no name");
        std::vector<std::string> attributes;
        while (take(" ")) {
            const std::string attribute = word();
            if (attribute.empty() || !take("=\"")) return refuse("expected an attribute");
            if (std::find(attributes.begin(), attributes.end(), attribute) != attributes.end()) {
                return refuse("an attribute is there twice");
            }
            attributes.push_back(attribute);
            if (!characters("\"<") || !take("\"")) return refuse("an attribute does not end");
        }
        if (take("/>")) return true;
        if (!take(">")) return refuse("a tag does not end");
        while (text_.substr(at_, 2) != "</") {
            if (at_ == text_.size()) return refuse("an element does not end");
            if (text_[at_] == '<' ? !element() : !characters("<")) return false;
        }
        return take("</" + name + ">") || refuse("the wrong element ends");
    }

    /// Up to one of these, with references to what is no text of its own.
    bool characters(std::string_view ends) {
        while (at_ < text_.size() && ends.find(text_[at_]) == std::string_view::npos) {
            if (text_.substr(at_, 3) == "]]>") return refuse("]]> in a text");
            const bool is_reference = take("&amp;") || take("&lt;") || take("&gt;") ||
                                      take("&quot;") || take("&#39;") || take("&#10;");
            if (is_reference) continue;
            if (text_[at_] == '&') return refuse("a & that begins no reference");
            ++at_;
        }
        return true;
    }

    std::string word() {
        const std::size_t begin = at_;
        while (at_ < text_.size() &&
               (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '-')) {
            ++at_;
        }
        return std::string(text_.substr(begin, at_ - begin));
    }

    bool take(std::string_view piece) {
        if (text_.substr(at_, piece.size()) != piece) return false;
        at_ += piece.size();
        return true;
    }

    bool refuse(const char* what) {
        if (complaint_.empty()) {
            complaint_ = std::string(what) + ", before: " + std::string(text_.substr(at_, 40));
        }
        return false;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string complaint_;
};

/// Empty where the text is well-formed; else what is wrong.
inline std::string complaint_about_xml(std::string_view text) {
    return XmlReader(text).complaint();
}

}  // namespace coach_tests
