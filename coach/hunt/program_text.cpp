#include "hunt/program_text.hpp"

#include <fmt/format.h>

#include "problem.hpp"

namespace coach {
namespace {

[[noreturn]] void refuse(std::string_view what) {
    throw Problem(fmt::format(
        "a hunt takes a solution of directives, one namespace, and definitions in it; here {}",
        what));
}

/// "QKVProjection::operator()" of what stands before the parameters.
std::string symbol_of(const CodePieces& head) {
    std::size_t open = 0;
    while (open < head.size() && !head[open].is("(")) ++open;
    if (open == head.size() || open == 0) return "";
    if (head[open - 1].is("operator")) open += 2;
    std::size_t begin = open - 1;
    if (head[begin].is(")")) begin -= 2;
    while (begin >= 2 && head[begin - 1].is("::")) begin -= 2;
    std::string symbol;
    for (std::size_t at = begin; at < open; ++at) symbol += head[at].text;
    return symbol;
}

class Reader {
 public:
    explicit Reader(const CodePieces& pieces) : pieces_(pieces) {}

    ProgramText read() {
        while (at_ < pieces_.size() && pieces_[at_].kind == TokenKind::directive) {
            program_.directives.push_back(pieces_[at_++].text);
        }
        expect("namespace");
        program_.name_space = at_ < pieces_.size() ? pieces_[at_++].text : "";
        expect("{");
        if (is_at("namespace")) {
            ++at_;
            expect("{");
            while (!is_at("}")) definition(true);
            ++at_;
        }
        while (!is_at("}")) definition(false);
        if (at_ + 1 != pieces_.size()) refuse("something follows the namespace");
        return std::move(program_);
    }

 private:
    bool is_at(std::string_view text) const {
        if (at_ >= pieces_.size()) refuse("a bracket does not close");
        return pieces_[at_].is(text);
    }

    void expect(std::string_view text) {
        if (!is_at(text)) refuse(fmt::format("'{}' stands for '{}'", pieces_[at_].text, text));
        ++at_;
    }

    void definition(bool is_helper) {
        Definition result;
        result.is_helper = is_helper;
        while (!is_at(";") && !is_at("{")) {
            const std::size_t end =
                is_at("(") || is_at("[") ? behind_bracket(pieces_, at_) : at_ + 1;
            while (at_ < end) result.head.push_back(pieces_[at_++]);
        }
        if (is_at("{")) {
            const std::size_t behind = behind_bracket(pieces_, at_);
            for (++at_; at_ + 1 < behind; ++at_) result.body.push_back(pieces_[at_]);
            result.has_body = true;
            result.symbol = symbol_of(result.head);
        }
        ++at_;
        program_.definitions.push_back(std::move(result));
    }

    const CodePieces& pieces_;
    std::size_t at_ = 0;
    ProgramText program_;
};

}  // namespace

ProgramText program_text_of(std::string_view text) {
    const CodePieces pieces = code_pieces(text);
    return Reader(pieces).read();
}

}  // namespace coach
