#include "answers/synonyms.hpp"

namespace coach {

const std::vector<Synonyms>& synonyms() {
    static const std::vector<Synonyms> known{
        // more and less
        {"grow",
         "growth, grew, increase, rise, enlarge, inflate, scale up, go up, blow up, get bigger, "
         "get "
         "larger, become larger, become bigger, explode"},
        {"shrink",
         "shrank, decrease, reduce, reduction, diminish, go down, get smaller, become smaller"},
        {"large", "larger, largest, big, bigger, biggest, huge, great, greater, enormous"},
        {"small", "smaller, smallest, tiny, little"},
        {"less", "fewer"},
        {"narrow", "narrower, thinner"},
        {"wide", "wider"},
        {"sharp", "sharper, sharpen, peaky, peaked, peakier, spiky, spikier, very sharp"},
        {"flat", "flatter, flatten"},
        {"vanish",
         "disappear, go 0, go to 0, close 0, near 0, nearly 0, almost 0, become 0, approach 0, "
         "tend 0, basically 0, die, die out, die off, dead"},
        {"cheap", "cheaper, inexpensive"},
        {"fast", "faster, quicker, quick"},
        // the same and not
        {"same", "identical, equal, alike"},
        {"differ", "different, difference, distinct, unequal, not same, not equal, not identical"},
        {"independent",
         "not depend, regardless, irrespective, no matter, not depending, no dependence, "
         "whatever"},
        {"not matter", "not make difference, make no difference, no difference, irrelevant"},
        {"each", "every, per"},
        {"sum 1", "add up 1, add 1, sum up 1, total 1"},
        {"join", "concatenate, concat, concatenation, concatenated, side side, glue"},
        {"symmetric", "symmetry, symmetrical"},
        // objects
        {"dimension", "dim, dimensionality, width"},
        {"encoder", "enc"},
        {"decoder", "dec"},
        {"axis", "axes"},
        {"matrix", "matrices"},
        {"score", "logit"},
        {"variance", "var"},
        {"standard deviation", "std, stdev, stddev, std dev"},
        {"attention", "attn"},
        {"embedding", "emb, embed"},
        {"sequence", "seq"},
        {"parameter", "param"},
        {"gradient", "grad"},
        {"projection", "proj"},
        {"query", "qs"},
        {"feedforward", "feed forward, ffn, mlp"},
        {"softmax", "soft max"},
        {"onehot", "one hot, 1 hot"},
        {"layernorm", "layer norm, layer normalization"},
        {"rmsnorm", "rms norm"},
        {"qknorm", "qk norm"},
        {"fp16", "float16, half precision, f16"},
        {"fp32", "float32, single precision, 32 bit, f32, 32 bits"},
        {"bf16", "bfloat16, bfloat"},
        {"rope", "rotary"},
        {"multihead", "multi head, mha"},
        {"gqa", "grouped query"},
        {"mqa", "multi query"},
        {"initialize", "init, initialization"},
        {"optimizer", "optimizers, optimization"},
        {"backward", "backprop, backpropagation, back propagation"},
        {"approximate", "approximation, approx"},
        {"seq_len", "sequence length, length of sequence"},
        {"num_heads", "number of heads, head count, how many heads"},
        {"d_k",
         "head dimension, key dimension, query dimension, dimension of head, dimension of key, "
         "dimension of query, head size, dimension per head"},
        {"d_v", "value dimension, dimension of value"},
        {"d_model",
         "model dimension, dimension of model, embedding dimension, hidden size, model size, "
         "hidden dimension"},
        {"k^t", "transpose k, transpose key, key transposed, key transpose"},
        {"w_o", "output projection, output matrix, w out, output weight"},
        {"w_q", "query matrix, query projection, query weight"},
        {"w_k", "key matrix, key projection, key weight"},
        {"w_v", "value matrix, value projection, value weight"},
        {"dot product", "inner product, scalar product, dot"},
        {"degree of freedom", "dof"},
        // verbs
        {"compute", "computation, calculate, calculation"},
        {"recompute", "recalculate, recomputation"},
        {"trainable", "learnable"},
        {"before", "prior, beforehand"},
        {"after", "afterwards, afterward"},
        {"not change", "change nothing, nothing change, unchanged"},
        {"not affected", "unaffected"},
        {"multiply", "multiplication"},
        {"keep", "kept"},
        {"write", "wrote, written"},
        {"see", "seen, saw"},
        {"lose", "lost, loses"},
        {"choose", "chosen, choice, chose"},
        {"saturate", "saturation"},
        {"probability", "prob, probs"},
    };
    return known;
}

const std::vector<Opposites>& opposites() {
    static const std::vector<Opposites> known{
        {"grow", "shrink"},
        {"large", "small"},
        {"more", "less"},
        {"before", "after"},
        {"row", "column"},
        {"left", "right"},
        {"same", "differ"},
        {"first", "last"},
        {"flat", "sharp"},
        {"cheap", "expensive"},
        {"always", "never"},
        {"linear", "nonlinear"},
        {"fast", "slow"},
        {"narrow", "wide"},
        {"linear", "quadratic"},
        {"symmetric", "asymmetric"},
        {"encoder", "decoder"},
        {"higher", "lower"},
        {"maximum", "minimum"},
        {"true", "false"},
        {"exact", "approximate"},
        {"upper", "lower"},
        {"vanish", "explode"},
        {"bounded", "unbounded"},
        {"raise", "lower"},
        {"include", "exclude"},
        {"heavy", "light"},
        {"once", "again"},
        {"learned", "fixed"},
        {"invariant", "equivariant"},
        {"start", "end"},
        {"keep", "break"},
        {"hide", "show"},
        {"seen", "hidden"},
        {"dependent", "independent"},
        {"depend", "independent"},
        {"uniform", "onehot"},
        {"flat", "onehot"},
        {"uniform", "saturate"},
        {"flat", "saturate"},
        {"positive", "negative"},
        {"specified", "unspecified"},
        {"bandwidth", "compute"},
        {"accept", "refuse"},
        {"memory", "arithmetic"},
        {"token", "channel"},
    };
    return known;
}

const std::vector<Family>& families() {
    static const std::vector<Family> known{
        {"query q w_q b_q", "key k w_k b_k k^t", "value v w_v b_v"},
        {"encoder source", "decoder target"},
        {"row", "column"},
        {"hard", "soft"},
        {"additive", "dot"},
        {"self", "cross"},
        {"left", "right"},
        {"low small", "high large"},
        {"parameter", "activation"},
        {"mean", "variance"},
        {"fp16 half", "bf16"},
        {"projection", "score"},
        {"training", "generation inference decoding"},
        {"residual skip", "feedforward", "layernorm"},
    };
    return known;
}

const std::vector<std::string_view>& approving() {
    static const std::vector<std::string_view> known{"fine", "ok",     "okay",    "safe",    "good",
                                                     "best", "enough", "correct", "harmless"};
    return known;
}

const std::vector<std::string_view>& disapproving() {
    static const std::vector<std::string_view> known{"wrong", "bad",       "fail",       "unsafe",
                                                     "bug",   "forbidden", "impossible", "useless"};
    return known;
}

}  // namespace coach
