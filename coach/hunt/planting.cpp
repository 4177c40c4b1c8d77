#include "hunt/planting.hpp"

#include <algorithm>

#include "hunt/statements.hpp"
#include "problem.hpp"

namespace coach {
namespace {

constexpr std::size_t most_pieces = 130;  ///< about eight lines that differ

bool holds(const std::vector<Item>& items, const std::vector<std::string_view>& texts) {
    return std::search(items.begin(), items.end(), texts.begin(), texts.end(),
                       [](const Item& item, std::string_view text) {
                           return item.body == nullptr && item.piece.is(text);
                       }) != items.end();
}

bool begins_with(const std::vector<Item>& items, std::initializer_list<std::string_view> texts) {
    return items.size() >= texts.size() && std::equal(texts.begin(), texts.end(), items.begin(),
                                                      [](std::string_view text, const Item& item) {
                                                          return item.body == nullptr &&
                                                                 item.piece.is(text);
                                                      });
}

bool leaves(const Statement& statement) {
    return statement.kind == StatementKind::plain &&
           (begins_with(statement.head, {"return"}) || begins_with(statement.head, {"throw"}) ||
            begins_with(statement.head, {"continue"}));
}

/// What only computes the mistake, without what it does not need: an `if (false)`, a cast to void.
CodeBlock tidied(const CodeBlock& block) {
    CodeBlock result;
    for (const Statement& statement : block) {
        const bool never = begins_with(statement.head, {"if", "(", "false", ")"});
        const bool nothing = begins_with(statement.head, {"static_cast", "<", "void", ">"}) ||
                             (statement.kind == StatementKind::plain && statement.head.empty());
        if (never || nothing) continue;
        Statement kept = statement;
        kept.body = tidied(statement.body);
        kept.other = tidied(statement.other);
        if (kept.kind == StatementKind::guarded && kept.body.empty()) continue;
        result.push_back(std::move(kept));
    }
    return result;
}

bool reads_naturally(const CodeBlock& block) {
    for (std::size_t at = 0; at < block.size(); ++at) {
        const Statement& statement = block[at];
        if (leaves(statement) && at + 1 < block.size()) return false;
        if (statement.kind == StatementKind::block) return false;
        const std::vector<Item>& head = statement.head;
        if (holds(head, {"static"}) || holds(head, {"/=", "1.0"}) || holds(head, {"/", "1.0"}) ||
            holds(head, {"&&", "false"}) || holds(head, {"||", "true"}) ||
            holds(head, {"false", "||"}) || holds(head, {"false", "&&"}) ||
            holds(head, {"if", "(", "true", ")"}) || holds(head, {"HUGE_VAL"})) {
            return false;
        }
        for (std::size_t item = 0; item < head.size(); ++item) {
            if (head[item].body == nullptr) continue;
            const bool is_called = item + 1 < head.size() && head[item + 1].piece.is("(");
            if (is_called || !reads_naturally(*head[item].body)) return false;
        }
        if (!reads_naturally(statement.body) || !reads_naturally(statement.other)) return false;
    }
    return true;
}

}  // namespace

std::size_t Plantable::fails_in_its_exercise() const {
    return static_cast<std::size_t>(std::count_if(
        fails.begin(), fails.end(),
        [this](const SuiteCheck& check) { return check.exercise == record->exercise; }));
}

std::optional<Plantable> plant(const std::string& solution, const ProgramText& program,
                               const Misconception& record) {
    const ProgramText wrong = program_text_of(with_mistake(solution, record));
    if (wrong.directives != program.directives ||
        wrong.definitions.size() != program.definitions.size()) {
        return std::nullopt;
    }
    std::optional<std::size_t> changed;
    for (std::size_t at = 0; at < wrong.definitions.size(); ++at) {
        if (wrong.definitions[at] == program.definitions[at]) continue;
        if (changed || wrong.definitions[at].head != program.definitions[at].head) {
            return std::nullopt;
        }
        changed = at;
    }
    if (!changed || !wrong.definitions[*changed].has_body) return std::nullopt;
    const auto block = statements_of(wrong.definitions[*changed].body);
    if (!block) return std::nullopt;
    const CodeBlock tidy = tidied(*block);
    if (tidy.empty() || !reads_naturally(tidy)) return std::nullopt;
    // as the right one is written here, so that braces make no difference
    const auto right_block = statements_of(program.definitions[*changed].body);
    if (!right_block) return std::nullopt;
    Plantable result;
    result.record = &record;
    result.definition = *changed;
    result.body = code_pieces(tidy);
    const Difference where = difference(code_pieces(*right_block), result.body);
    if (where.end - where.begin > most_pieces) return std::nullopt;
    return result;
}

std::vector<Plantable> plantable(const std::string& solution,
                                 const std::vector<Misconception>& records,
                                 const LessonFingerprints& fingerprints) {
    const ProgramText program = program_text_of(solution);
    std::vector<Plantable> result;
    for (const Misconception& record : records) {
        const auto known = fingerprints.find(record.id);
        if (known == fingerprints.end()) continue;
        auto planted = plant(solution, program, record);
        if (!planted) continue;
        bool varies = false;
        for (const auto& [exercise, fingerprint] : known->second) {
            for (const auto& [key, sketch] : fingerprint) {
                // what reads memory that nobody wrote proves nothing twice
                varies = varies || sketch.varies;
                if (!sketch.ok) planted->fails.insert({exercise, key});
            }
        }
        if (!varies && planted->fails_in_its_exercise() > 0) result.push_back(std::move(*planted));
    }
    return result;
}

}  // namespace coach
