#include "hunt/dress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "hunt/dice.hpp"
#include "problem.hpp"

namespace coach {
namespace {

bool is_brace(const CodePiece& piece) { return piece.is("{") || piece.is("}"); }

std::set<std::string> names_in(const CodePieces& pieces) {
    std::set<std::string> names;
    for (const CodePiece& piece : pieces) {
        if (piece.kind == TokenKind::name) names.insert(piece.text);
    }
    return names;
}

/// The parameters and what initialises members: behind the function's own name.
CodePieces behind_symbol(const Definition& definition) {
    std::size_t open = 0;
    while (open < definition.head.size() && !definition.head[open].is("(")) ++open;
    if (open > 0 && open < definition.head.size() && definition.head[open - 1].is("operator")) {
        open += 2;
    }
    const auto begin = static_cast<std::ptrdiff_t>(std::min(open, definition.head.size()));
    return {definition.head.begin() + begin, definition.head.end()};
}

/// The name that a definition makes known: a function's, or a constant's.
std::string name_of(const Definition& definition) {
    if (definition.has_body) return definition.symbol;
    for (std::size_t at = 1; at < definition.head.size(); ++at) {
        if (definition.head[at].is("=")) return definition.head[at - 1].text;
    }
    return "";
}

/// "QKVProjection" of "QKVProjection::operator()"; the symbol itself where it is no member.
std::string owner_of(const Definition& definition) {
    return definition.symbol.substr(0, definition.symbol.find("::"));
}

CodePieces as_read(const CodePieces& body) {
    const auto block = statements_of(body);
    if (!block) throw Problem("this function has statements that a hunt does not know");
    return code_pieces(*block);
}

std::string joined(const CodePieces& pieces) {
    std::string text;
    for (const CodePiece& piece : pieces) text += piece.text + ' ';
    return text;
}

/// '0', '1', ...
char letter_of(std::size_t variant) { return static_cast<char>('0' + static_cast<int>(variant)); }

/// Does it end without a return, as a constructor does?
bool returns_nothing(const Definition& definition) {
    const std::string owner = owner_of(definition);
    return definition.head.front().is("void") || definition.symbol == owner + "::" + owner;
}

/// An order in which each helper comes behind those that it calls, the helpers first. Public functions
/// are declared in the contract, so they come in any order; those of a class stay together.
std::vector<std::size_t> order_of(const ProgramText& program, std::uint64_t seed) {
    Dice dice(seed_for(seed, "order"));
    const std::vector<Definition>& all = program.definitions;
    std::vector<std::size_t> left;
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (all[at].is_helper) left.push_back(at);
    }
    std::vector<std::size_t> order;
    dice.shuffle(left);
    while (!left.empty()) {
        const auto is_ready = [&](std::size_t candidate) {
            std::set<std::string> names = names_in(all[candidate].head);
            names.merge(names_in(all[candidate].body));
            return std::none_of(left.begin(), left.end(), [&](std::size_t other) {
                return other != candidate && names.count(name_of(all[other])) > 0;
            });
        };
        const auto next = std::find_if(left.begin(), left.end(), is_ready);
        // two that call each other do not occur; they would not compile either
        const auto taken = next == left.end() ? left.begin() : next;
        order.push_back(*taken);
        left.erase(taken);
    }
    std::vector<std::string> owners;
    for (const Definition& definition : all) {
        const std::string owner = owner_of(definition);
        if (definition.is_helper ||
            std::find(owners.begin(), owners.end(), owner) != owners.end()) {
            continue;
        }
        owners.push_back(owner);
    }
    dice.shuffle(owners);
    for (const std::string& owner : owners) {
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (!all[at].is_helper && owner_of(all[at]) == owner) order.push_back(at);
        }
    }
    return order;
}

}  // namespace

Difference difference(const CodePieces& first, const CodePieces& second) {
    const auto from_front = std::mismatch(first.begin(), first.end(), second.begin(), second.end());
    const auto begin = static_cast<std::size_t>(from_front.second - second.begin());
    const auto from_back =
        std::mismatch(first.rbegin(), first.rend() - static_cast<std::ptrdiff_t>(begin),
                      second.rbegin(), second.rend() - static_cast<std::ptrdiff_t>(begin));
    return {begin, second.size() - static_cast<std::size_t>(from_back.second - second.rbegin())};
}

Dress::Dress(const ProgramText& program, Variants variants, std::uint64_t seed)
    : program_(program), variants_(std::move(variants)), style_(style_of(seed)) {
    std::set<std::string> taken;
    std::set<std::string> helpers;
    for (std::size_t at = 0; at < program_.definitions.size(); ++at) {
        Definition& definition = program_.definitions[at];
        if (definition.has_body) {
            std::vector<CodePieces>& bodies = variants_[at];
            if (bodies.empty()) bodies.push_back(definition.body);
            for (CodePieces& body : bodies) body = as_read(body);
            definition.body = bodies.front();
            for (const CodePieces& body : bodies) taken.merge(names_in(body));
        }
        taken.merge(names_in(definition.head));
        if (definition.is_helper) helpers.insert(name_of(definition));
    }
    // one for all functions: a file is by one person
    const std::uint64_t taste = seed_for(seed, "names");
    const NewNames helper_names = other_names(helpers, taken, taste);
    for (const auto& [old_name, name] : helper_names) taken.insert(name);
    for (auto& [at, bodies] : variants_) {
        Definition& definition = program_.definitions[at];
        std::set<std::string> declared = declared_names(behind_symbol(definition));
        for (const CodePieces& body : bodies) declared.merge(declared_names(body));
        NewNames names = other_names(declared, taken, taste);
        for (const auto& [old_name, name] : helper_names) {
            // a variable of the same name hides the helper here
            if (declared.count(old_name) == 0) names[old_name] = name;
        }
        for (CodePieces& body : bodies) body = renamed(body, names);
        definition.body = bodies.front();
        definition.head = renamed(definition.head, names);
    }
    for (Definition& definition : program_.definitions) {
        if (!definition.has_body) definition.head = renamed(definition.head, helper_names);
        if (!definition.is_helper || !definition.has_body) continue;
        const auto name = helper_names.find(definition.symbol);
        if (name != helper_names.end()) definition.symbol = name->second;
    }
    order_ = order_of(program_, seed);
}

CodePieces Dress::body(std::size_t definition, std::size_t variant) const {
    return variants_.at(definition).at(variant);
}

Difference Dress::difference_of(std::size_t definition, std::size_t variant) const {
    return difference(body(definition, 0), body(definition, variant));
}

const std::string& Dress::symbol(std::size_t definition) const {
    return program_.definitions.at(definition).symbol;
}

std::vector<std::string> Dress::lines(std::size_t definition, std::size_t variant) const {
    const Definition& what = program_.definitions.at(definition);
    if (!what.has_body) return lines_of(what, {}, style_);
    return lines_of(what, *statements_of(body(definition, variant)), style_);
}

std::vector<std::size_t> Dress::lines_of_pieces(std::size_t definition, std::size_t variant) const {
    std::vector<std::size_t> printed;  // the line of each piece that is no brace
    const std::vector<std::string> text = lines(definition, variant);
    for (std::size_t line = 0; line < text.size(); ++line) {
        for (const CodePiece& piece : code_pieces(text[line])) {
            if (!is_brace(piece)) printed.push_back(line);
        }
    }
    const CodePieces& head = program_.definitions.at(definition).head;
    std::size_t at = static_cast<std::size_t>(
        std::count_if(head.begin(), head.end(), [](const CodePiece& p) { return !is_brace(p); }));
    std::vector<std::size_t> result;
    for (const CodePiece& piece : body(definition, variant)) {
        result.push_back(printed.at(std::min(at, printed.size() - 1)));
        if (!is_brace(piece)) ++at;
    }
    return result;
}

DressedText Dress::text(const std::map<std::size_t, std::size_t>& chosen,
                        const std::string& title) const {
    DressedText result;
    int line = 1;
    const auto add = [&](const std::string& text) {
        result.text += text + '\n';
        ++line;
    };
    add("// " + title);
    add("");
    for (std::size_t at = 0; at < program_.directives.size(); ++at) {
        add(program_.directives[at]);
        if (at == 0 && program_.directives.size() > 1) add("");
    }
    add("");
    const auto open = [&](const std::string& name) {
        const std::string space = name.empty() ? "namespace" : "namespace " + name;
        if (style_.brace_below) {
            add(space);
            add("{");
        } else {
            add(space + " {");
        }
    };
    open(program_.name_space);
    bool in_helpers = false;
    for (const std::size_t at : order_) {
        const Definition& definition = program_.definitions[at];
        if (definition.is_helper != in_helpers) {
            if (in_helpers) {
                add("");
                add("}  // namespace");
            } else {
                open("");
            }
            in_helpers = definition.is_helper;
        }
        add("");
        const auto variant = chosen.find(at);
        const std::vector<std::string> lines =
            this->lines(at, variant == chosen.end() ? 0 : variant->second);
        result.definitions[at] = {line, line + static_cast<int>(lines.size()) - 1};
        for (const std::string& each : lines) add(each);
    }
    add("");
    add("}  // namespace " + program_.name_space);
    return result;
}

std::string Dress::switch_for(const std::map<std::size_t, std::size_t>& chosen) const {
    std::string result;
    for (const auto& [definition, bodies] : variants_) {
        const auto variant = chosen.find(definition);
        result += letter_of(variant == chosen.end() ? 0 : variant->second);
    }
    return result;
}

std::string Dress::switchable_text() const {
    std::string text;
    for (const std::string& directive : program_.directives) text += directive + '\n';
    text +=
        "#include <cstdlib>\n"
        "namespace {\n"
        "char hunt_variant(int place) {\n"
        "    static const char* const chosen = std::getenv(\"QKV_HUNT\");\n"
        "    return chosen == nullptr ? '0' : chosen[place];\n"
        "}\n"
        "}\n";
    text += "namespace " + program_.name_space + " {\n";
    bool in_helpers = false;
    for (const std::size_t at : order_) {
        const Definition& definition = program_.definitions[at];
        if (definition.is_helper != in_helpers) {
            text += in_helpers ? "}\n" : "namespace {\n";
            in_helpers = definition.is_helper;
        }
        text += joined(definition.head);
        if (!definition.has_body) {
            text += ";\n";
            continue;
        }
        text += "{\n";
        const std::vector<CodePieces>& bodies = variants_.at(at);
        const auto place = std::distance(variants_.begin(), variants_.find(at));
        for (std::size_t variant = 1; variant < bodies.size(); ++variant) {
            text += fmt::format("if (hunt_variant({}) == '{}') {{ {} {} }}\n", place,
                                letter_of(variant), joined(bodies[variant]),
                                returns_nothing(definition) ? "return;" : "");
        }
        text += joined(bodies.front()) + "\n}\n";
    }
    text += "}\n";
    return text;
}

}  // namespace coach
