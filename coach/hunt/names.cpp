#include "hunt/names.hpp"

#include <algorithm>
#include <array>

namespace coach {
namespace {

/// What else people call the things that the lessons deal with, those of a kind in the same order. A
/// name that is not here stays.
const std::map<std::string, std::vector<std::string>>& synonyms() {
    static const std::map<std::string, std::vector<std::string>> known{
        {"i", {"row", "r", "t"}},
        {"j", {"col", "c", "s"}},
        {"f", {"feature", "d", "e"}},
        {"b", {"entry", "n", "item"}},
        {"n", {"count", "size", "number"}},
        {"o", {"other", "m"}},
        {"q", {"queries", "qs", "query"}},
        {"k", {"keys", "ks", "key"}},
        {"v", {"values", "vs", "value"}},
        {"x", {"inputs", "tokens", "input"}},
        {"w", {"weight_matrix", "matrix", "proj"}},
        {"y", {"product", "projected_rows"}},
        {"s", {"raw", "similarity", "dots"}},
        {"m", {"form", "mm"}},
        {"head", {"h", "params", "matrices"}},
        {"head_width", {"head_width"}},
        {"d_model", {"model_width", "width", "dim"}},
        {"d_k", {"key_width", "dk", "key_dim"}},
        {"d_v", {"value_width", "dv", "value_dim"}},
        {"num_heads", {"heads", "h", "head_count"}},
        {"w_q", {"query_weights", "wq", "q_proj"}},
        {"w_k", {"key_weights", "wk", "k_proj"}},
        {"w_v", {"value_weights", "wv", "v_proj"}},
        {"w_qkv", {"fused", "packed", "wqkv"}},
        {"q_weight", {"query_weight", "wq_lin", "q_lin"}},
        {"k_weight", {"key_weight", "wk_lin", "k_lin"}},
        {"v_weight", {"value_weight", "wv_lin", "v_lin"}},
        {"all", {"whole", "stacked", "everything"}},
        {"columns", {"slice", "part", "cols"}},
        {"first", {"begin", "from", "lo"}},
        {"end", {"stop", "to", "hi"}},
        {"batch", {"batch_size", "entries", "n_batch"}},
        {"seq_len", {"length", "rows", "steps"}},
        {"projected", {"result", "out", "answer"}},
        {"entry", {"b", "index", "which"}},
        {"one", {"single", "current", "sequence"}},
        {"scores", {"logits", "raw_scores", "sc"}},
        {"logits", {"masked_scores", "sc", "raw"}},
        {"weights", {"attn", "probs", "alpha"}},
        {"largest", {"peak", "top", "highest"}},
        {"sum", {"total", "acc", "norm"}},
        {"best", {"winner", "arg", "top_key"}},
        {"found", {"result", "picked", "out"}},
        {"temperature", {"tau", "temp"}},
        {"samples", {"xs", "data", "draws"}},
        {"sample", {"value", "draw", "one_sample"}},
        {"mean", {"average", "mu", "centre"}},
        {"squares", {"squared_sum", "ss", "spread"}},
        {"products", {"dots", "results", "out"}},
        {"component", {"dim_index", "c", "coordinate"}},
        {"trials", {"rows", "results", "table"}},
        {"raw", {"unscaled", "plain", "dots"}},
        {"scaled", {"normalised", "divided", "shrunk"}},
        {"d_ks", {"widths", "key_widths", "dims"}},
        {"standard_deviation", {"sd", "sigma", "std_dev"}},
        {"variance", {"var", "sigma_squared", "spread"}},
        {"of_one_product", {"per_term", "single_term", "var_of_term"}},
        {"jacobian", {"jac", "gradient", "result"}},
        {"nats", {"h", "result", "total"}},
        {"weight", {"w", "share", "p"}},
        {"count", {"n", "size"}},
        {"rng", {"gen", "engine", "random"}},
        {"what", {"label", "message", "context"}},
        {"expected", {"wanted", "want", "should_be"}},
        {"got", {"given", "actual", "is"}},
        {"other", {"second", "rhs"}},
        {"bound", {"limit", "most"}},
        {"vocabulary", {"vocab", "vocab_size", "num_tokens"}},
        {"positions", {"max_len", "num_positions", "length"}},
        {"token", {"id", "word", "symbol"}},
        {"key_width", {"key_dim", "kw", "address_width"}},
        {"payload_width", {"payload_dim", "pw", "content_width"}},
        {"decoder", {"decoder_states", "dec", "target"}},
        {"encoder", {"encoder_states", "enc", "memory"}},
        {"target_length", {"num_queries", "tgt_len", "rows"}},
        {"source_length", {"num_keys", "src_len", "cols"}},
        {"source_lengths", {"lengths", "src_lens", "valid_lengths"}},
        {"valid", {"real", "num_valid", "used"}},
        {"mask", {"allowed", "visible", "m"}},
        {"sees", {"row_mask", "allowed_row", "visible_row"}},
        {"result", {"answer", "out", "attended"}},
        {"output", {"out", "result", "attended"}},
        {"length", {"valid_rows", "len", "rows"}},
        {"source", {"memory", "src", "rows"}},
        {"require_equal", {"check_same", "ensure_equal", "expect_equal"}},
        {"require_shared_d_k", {"check_key_width", "ensure_same_width", "expect_matching_widths"}},
        {"require_keys_with_values", {"check_keys", "ensure_lookup", "validate"}},
        {"require_some", {"check_positive", "ensure_nonzero", "expect_some"}},
        {"require_at_most", {"check_at_most", "ensure_at_most", "expect_no_more"}},
        {"require_distribution", {"check_weights", "ensure_distribution", "validate"}},
        {"strength", {"gain", "query_size", "magnitude"}},
        {"decided", {"margin", "sharpness", "winning_score"}},
        {"real", {"as_double", "to_double", "number"}},
        {"scaled_scores", {"scaled_logits", "attention_logits", "compatibility"}},
        {"attention", {"attend_to", "sdpa", "plain_attention"}},
    };
    return known;
}

bool is_type(const CodePiece& piece) {
    static const std::set<std::string, std::less<>> types{
        "Matrix",    "Vector", "Mask", "Batch",         "Head",    "QKV",        "BatchQKV",
        "Attention", "Rng",    "auto", "double",        "int",     "bool",       "float",
        "size_t",    "string", "long", "VarianceTrial", "Moments", "Prediction", "unsigned"};
    return piece.kind == TokenKind::name && types.count(piece.text) > 0;
}

}  // namespace

std::set<std::string> declared_names(const CodePieces& pieces) {
    std::set<std::string> names;
    std::set<std::size_t> template_ends;
    std::vector<std::size_t> open;
    for (std::size_t at = 0; at + 1 < pieces.size(); ++at) {
        if (opens_template(pieces, at)) open.push_back(at);
        if (pieces[at].is(">") && !open.empty()) {
            open.pop_back();
            template_ends.insert(at);
        }
        const CodePiece& piece = pieces[at];
        if (at == 0 || piece.kind != TokenKind::name || is_type(piece)) continue;
        std::size_t before = at - 1;
        if (pieces[before].is("&") && before > 0) --before;
        if (!is_type(pieces[before]) && template_ends.count(before) == 0) continue;
        static const std::set<std::string, std::less<>> ends{"=", ";", ",", ")", ":", "{", "("};
        if (ends.count(pieces[at + 1].text) > 0) names.insert(piece.text);
    }
    return names;
}

NewNames other_names(const std::set<std::string>& names, const std::set<std::string>& taken,
                     std::uint64_t seed) {
    NewNames result;
    std::set<std::string> used = taken;
    used.insert(names.begin(), names.end());
    for (const std::string& name : names) {
        const auto known = synonyms().find(name);
        if (known == synonyms().end()) continue;
        // the same place in each list: who writes "qs" writes "ks"
        const std::vector<std::string>& choices = known->second;
        const auto first = static_cast<std::size_t>(seed % choices.size());
        for (std::size_t step = 0; step < choices.size(); ++step) {
            const std::string& choice = choices[(first + step) % choices.size()];
            if (!used.insert(choice).second) continue;
            result[name] = choice;
            break;
        }
    }
    return result;
}

CodePieces renamed(const CodePieces& pieces, const NewNames& names) {
    CodePieces result = pieces;
    for (std::size_t at = 0; at < result.size(); ++at) {
        if (result[at].kind != TokenKind::name) continue;
        if (at > 0 && (pieces[at - 1].is(".") || pieces[at - 1].is("::"))) continue;
        if (at + 1 < pieces.size() && pieces[at + 1].is("::")) continue;
        const auto name = names.find(result[at].text);
        if (name != names.end()) result[at].text = name->second;
    }
    return result;
}

}  // namespace coach
