// What a step of decoding costs in one head of cross-attention, with the encoder's keys and values
// kept and without.

#include "cross_attention_maps.hpp"
#include "figure.hpp"

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        // a head of the translator of 2017, and a source of a long sentence
        const double d_model = 512, d_k = 64, d_v = 64, source = 40, steps = 50;
        const double query = d_model * d_k;
        const double scores = source * d_k, mixture = source * d_v;
        const double projections = source * d_model * (d_k + d_v);
        const auto shown = [](double value) { return book::decimals(value, 0); };
        results.table("memory_costs",
                      {"products in one step", "keys and values kept", "projected again"},
                      {{"the query: $d_{\\text{dec}} \\cdot d_k$", shown(query), shown(query)},
                       {"scores: $S \\cdot d_k$", shown(scores), shown(scores)},
                       {"mixture: $S \\cdot d_v$", shown(mixture), shown(mixture)},
                       {"keys and values: $S \\cdot d_{\\text{enc}} \\cdot (d_k + d_v)$", "0",
                        shown(projections)},
                       {"together", shown(query + scores + mixture),
                        shown(query + scores + mixture + projections)}});
        results.number("memory_width", d_model, 0);
        results.number("memory_key_width", d_k, 0);
        results.number("memory_source", source, 0);
        results.number("memory_steps", steps, 0);
        const double kept = projections + steps * (query + scores + mixture);
        const double again = steps * (query + scores + mixture + projections);
        results.number("memory_ratio_step",
                       (query + scores + mixture + projections) / (query + scores + mixture), 0);
        results.number("memory_ratio_all", again / kept, 0);

        // that it is the same: the reference's memory against its cross_attention
        const qkv::EncoderMemory memory(lesson_5::encoder, lesson_5::head);
        const qkv::Matrix one = memory.attend(lesson_5::decoder).output;
        const qkv::Matrix other =
            qkv::cross_attention(lesson_5::decoder, lesson_5::encoder, lesson_5::head).output;
        double apart = 0;
        for (std::size_t i = 0; i < one.size(); ++i) {
            apart = std::max(apart, std::abs(one.flat(i) - other.flat(i)));
        }
        if (apart > 1e-12) throw std::logic_error("the memory gives something else");
    });
}
