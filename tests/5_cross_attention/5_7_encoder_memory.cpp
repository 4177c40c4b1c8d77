#include <memory>

#include "cross_attention.hpp"
#include "inputs.hpp"
#include "support/check.hpp"
#include "support/golden.hpp"

using namespace qkv;
using namespace qkv_tests;

namespace {

/// Builds the memory and drops it: all that counts is whether its constructor refuses.
std::size_t construct(const Matrix& encoder, const Head& head) {
    const EncoderMemory memory(encoder, head);
    return encoder.shape(0);
}

Attention attend_once(const Matrix& encoder, const Head& head, const Matrix& decoder) {
    return EncoderMemory(encoder, head).attend(decoder);
}

void overwrite(Matrix& matrix) { matrix.fill(not_a_number); }

void overwrite(Head& head) {
    overwrite(head.w_q);
    overwrite(head.w_k);
    overwrite(head.w_v);
}

/// Inputs that look alike in shape but not in number.
struct Inputs {
    explicit Inputs(Rng& rng)
        : encoder(draw_matrix(4, 3, rng)),
          head(draw_cross_head(3, 3, 2, 5, rng)),
          decoder(draw_matrix(2, 3, rng)) {}

    Attention expected() const { return expected_cross_attention(decoder, encoder, head); }

    Matrix encoder;
    Head head;
    Matrix decoder;
};

}  // namespace

TEST_SUITE("5.7 EncoderMemory") {
    TEST_CASE("what is kept of the encoder is attended to") {
        const Matrix encoder{{0, 4}, {1, 0}, {1, -4}};
        const Matrix decoder{{1}, {2}};
        const Head head{{{1}}, {{std::log(2.0)}, {0}}, {{0, 10}, {1, 0}}};
        // keys 0, ln 2, ln 2; values (4, 0), (0, 10), (-4, 10)
        CHECK_VALUES(EncoderMemory(encoder, head).attend(decoder),
                     (Attention{{{0.2, 0.4, 0.4}, {1.0 / 9, 4.0 / 9, 4.0 / 9}},
                                {{-0.8, 8}, {-4.0 / 3, 80.0 / 9}}}),
                     INPUT(encoder), INPUT(head), INPUT(decoder));
    }

    TEST_CASE("weights are (T, S), the output is (T, d_v), and no two widths need agree") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        const Matrix decoder = draw_matrix(target_length, d_decoder, rng);
        CHECK_VALUES(EncoderMemory(encoder, head).attend(decoder),
                     expected_cross_attention(decoder, encoder, head), INPUT(encoder), INPUT(head),
                     INPUT(decoder));
    }

    TEST_CASE("decoder and encoder keep their roles where all sizes are equal") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(6, 6, rng);
        const Head head = draw_cross_head(6, 6, 6, 6, rng);
        const Matrix decoder = draw_matrix(6, 6, rng);
        CHECK_VALUES(EncoderMemory(encoder, head).attend(decoder),
                     expected_cross_attention(decoder, encoder, head), INPUT(encoder), INPUT(head),
                     INPUT(decoder));
    }

    TEST_CASE("every step of decoding brings other queries, as many as it likes") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        const Matrix first = draw_matrix(1, d_decoder, rng);
        const Matrix second = draw_matrix(1, d_decoder, rng);
        const Matrix third = draw_matrix(6, d_decoder, rng);
        CHECK_VALUES(([&] {
                         const EncoderMemory memory(encoder, head);
                         memory.attend(first);
                         return memory.attend(second);
                     }()),
                     expected_cross_attention(second, encoder, head), INPUT(encoder), INPUT(head),
                     INPUT(first), INPUT(second));
        CHECK_VALUES(([&] {
                         const EncoderMemory memory(encoder, head);
                         memory.attend(first);
                         memory.attend(second);
                         return memory.attend(third);
                     }()),
                     expected_cross_attention(third, encoder, head), INPUT(encoder), INPUT(head),
                     INPUT(first), INPUT(second), INPUT(third));
    }

    TEST_CASE("the same step again gives the same") {
        Rng rng = fixture_rng();
        const Inputs in(rng);
        CHECK_VALUES(([&] {
                         const EncoderMemory memory(in.encoder, in.head);
                         memory.attend(in.decoder);
                         return memory.attend(in.decoder);
                     }()),
                     in.expected(), INPUT(in.encoder), INPUT(in.head), INPUT(in.decoder));
    }

    TEST_CASE("later changes to the encoder do not reach the memory") {
        Rng rng = fixture_rng();
        const Inputs in(rng);
        const Matrix other = draw_matrix(4, 3, rng);
        CHECK_VALUES(([&] {
                         Matrix encoder = in.encoder;
                         const EncoderMemory memory(encoder, in.head);
                         encoder = other;
                         return memory.attend(in.decoder);
                     }()),
                     in.expected(), INPUT(in.encoder), INPUT(in.head), INPUT(in.decoder));
        CHECK_VALUES(([&] {
                         Matrix encoder = in.encoder;
                         const EncoderMemory memory(encoder, in.head);
                         memory.attend(in.decoder);
                         encoder.fill(0.0);
                         return memory.attend(in.decoder);
                     }()),
                     in.expected(), INPUT(in.encoder), INPUT(in.head), INPUT(in.decoder));
    }

    TEST_CASE("later changes to the head do not reach the memory") {
        Rng rng = fixture_rng();
        const Inputs in(rng);
        const Head other = draw_cross_head(3, 3, 2, 5, rng);
        CHECK_VALUES(([&] {
                         Head head = in.head;
                         const EncoderMemory memory(in.encoder, head);
                         head.w_q = other.w_q;
                         return memory.attend(in.decoder);
                     }()),
                     in.expected(), INPUT(in.encoder), INPUT(in.head), INPUT(in.decoder));
        CHECK_VALUES(([&] {
                         Head head = in.head;
                         const EncoderMemory memory(in.encoder, head);
                         head.w_k = other.w_k;
                         return memory.attend(in.decoder);
                     }()),
                     in.expected(), INPUT(in.encoder), INPUT(in.head), INPUT(in.decoder));
        CHECK_VALUES(([&] {
                         Head head = in.head;
                         const EncoderMemory memory(in.encoder, head);
                         head.w_v = other.w_v;
                         return memory.attend(in.decoder);
                     }()),
                     in.expected(), INPUT(in.encoder), INPUT(in.head), INPUT(in.decoder));
    }

    TEST_CASE("encoder and head need not outlive the construction") {
        Rng rng = fixture_rng();
        const Inputs in(rng);
        CHECK_VALUES(([&] {
                         auto encoder = std::make_unique<Matrix>(in.encoder);
                         auto head = std::make_unique<Head>(in.head);
                         const EncoderMemory memory(*encoder, *head);
                         overwrite(*encoder);
                         overwrite(*head);
                         encoder.reset();
                         head.reset();
                         return memory.attend(in.decoder);
                     }()),
                     in.expected(), INPUT(in.encoder), INPUT(in.head), INPUT(in.decoder));
    }

    TEST_CASE("two memories share nothing") {
        Rng rng = fixture_rng();
        const Inputs one(rng);
        const Inputs other(rng);
        CHECK_VALUES(([&] {
                         const EncoderMemory first(one.encoder, one.head);
                         const EncoderMemory second(other.encoder, other.head);
                         second.attend(other.decoder);
                         return first.attend(one.decoder);
                     }()),
                     one.expected(), INPUT(one.encoder), INPUT(one.head), INPUT(one.decoder));
        CHECK_VALUES(([&] {
                         const EncoderMemory first(one.encoder, one.head);
                         first.attend(one.decoder);
                         const EncoderMemory second(other.encoder, other.head);
                         first.attend(other.decoder);
                         return second.attend(other.decoder);
                     }()),
                     other.expected(), INPUT(other.encoder), INPUT(other.head),
                     INPUT(other.decoder));
    }

    TEST_CASE("the layers of a decoder share an encoder and nothing else") {
        Rng rng = fixture_rng();
        const Inputs layer(rng);
        const Head next = draw_cross_head(3, 3, 2, 5, rng);
        CHECK_VALUES(([&] {
                         const EncoderMemory first(layer.encoder, layer.head);
                         first.attend(layer.decoder);
                         return EncoderMemory(layer.encoder, next).attend(layer.decoder);
                     }()),
                     expected_cross_attention(layer.decoder, layer.encoder, next),
                     INPUT(layer.encoder), INPUT(next), INPUT(layer.decoder));
    }

    TEST_CASE("a memory made anew knows what changed since the last one") {
        Rng rng = fixture_rng();
        const Inputs one(rng);
        const Inputs other(rng);
        CHECK_VALUES(([&] {
                         Inputs in = one;
                         const EncoderMemory first(in.encoder, in.head);
                         first.attend(in.decoder);
                         in = other;
                         return EncoderMemory(in.encoder, in.head).attend(in.decoder);
                     }()),
                     other.expected(), INPUT(other.encoder), INPUT(other.head),
                     INPUT(other.decoder));
    }

    TEST_CASE("a copy is a memory of its own") {
        Rng rng = fixture_rng();
        const Inputs one(rng);
        const Inputs other(rng);
        CHECK_VALUES(([&] {
                         auto memory = std::make_unique<EncoderMemory>(one.encoder, one.head);
                         const EncoderMemory copy = *memory;
                         *memory = EncoderMemory(other.encoder, other.head);
                         memory.reset();
                         return copy.attend(one.decoder);
                     }()),
                     one.expected(), INPUT(one.encoder), INPUT(one.head), INPUT(one.decoder));
        CHECK_VALUES(([&] {
                         const EncoderMemory memory(one.encoder, one.head);
                         EncoderMemory assigned(other.encoder, other.head);
                         assigned.attend(other.decoder);
                         assigned = memory;
                         return assigned.attend(one.decoder);
                     }()),
                     one.expected(), INPUT(one.encoder), INPUT(one.head), INPUT(one.decoder));
    }

    TEST_CASE("a memory can be moved") {
        Rng rng = fixture_rng();
        const Inputs one(rng);
        const Inputs other(rng);
        CHECK_VALUES(([&] {
                         EncoderMemory memory(one.encoder, one.head);
                         const EncoderMemory moved = std::move(memory);
                         return moved.attend(one.decoder);
                     }()),
                     one.expected(), INPUT(one.encoder), INPUT(one.head), INPUT(one.decoder));
        CHECK_VALUES(([&] {
                         std::vector<EncoderMemory> layers;
                         layers.emplace_back(one.encoder, one.head);
                         layers.emplace_back(other.encoder, other.head);
                         layers.emplace_back(one.encoder, other.head);
                         return layers.at(1).attend(other.decoder);
                     }()),
                     other.expected(), INPUT(other.encoder), INPUT(other.head),
                     INPUT(other.decoder));
    }

    TEST_CASE("one query, one key, more queries than keys and fewer: all are fine") {
        Rng rng = fixture_rng();
        struct Lengths {
            std::size_t queries, keys;
        };
        for (const Lengths& lengths :
             {Lengths{1, 1}, Lengths{1, 5}, Lengths{5, 1}, Lengths{2, 8}, Lengths{8, 2}}) {
            const Matrix encoder = draw_matrix(lengths.keys, d_encoder, rng);
            const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
            const Matrix decoder = draw_matrix(lengths.queries, d_decoder, rng);
            CHECK_VALUES(EncoderMemory(encoder, head).attend(decoder),
                         expected_cross_attention(decoder, encoder, head), INPUT(encoder),
                         INPUT(head), INPUT(decoder));
        }
    }

    TEST_CASE("scores whose exponentials overflow or vanish are no trouble") {
        // d_k is 4, so scores are halved: (1000, 1000, 500) and (-1000, -1000, -500).
        const Matrix encoder{{1, 10}, {1, 20}, {0.5, 30}};
        const Head head{{{2000, 0, 0, 0}}, {{1, 0, 0, 0}, {0, 0, 0, 0}}, {{0}, {1}}};
        const Matrix decoder{{1}, {-1}};
        CHECK_VALUES(EncoderMemory(encoder, head).attend(decoder),
                     (Attention{{{0.5, 0.5, 0}, {0, 0, 1}}, {{15}, {30}}}), INPUT(encoder),
                     INPUT(head), INPUT(decoder));
    }

    TEST_CASE("no queries get nothing") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        const Matrix decoder = draw_matrix(0, d_decoder, rng);
        CHECK_VALUES(EncoderMemory(encoder, head).attend(decoder),
                     expected_cross_attention(decoder, encoder, head), INPUT(encoder), INPUT(head),
                     INPUT(decoder));
    }

    TEST_CASE("an empty source is refused at once, before anybody attends") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(0, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        CHECK_REFUSED(construct(encoder, head), NUMBERS(), INPUT(encoder), INPUT(head));
    }

    TEST_CASE("widths that disagree are refused, when it is made or when it attends") {
        Rng rng = fixture_rng();
        const Head right = draw_cross_head(d_decoder, d_encoder, d_k, d_v, rng);
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        for (const WrongWidth& wrong : wrong_widths) {
            const Matrix decoder = draw_matrix(wrong.queries, d_decoder, rng);
            for (const Misfit& misfit : misfits(right, wrong.width, rng)) {
                const Head& head = misfit.head;
                CHECK_REFUSED(attend_once(encoder, head, decoder), misfit.numbers, INPUT(encoder),
                              INPUT(head), INPUT(decoder));
            }
        }
    }

    TEST_CASE("queries and keys of width 0 are refused, when it is made or when it attends") {
        Rng rng = fixture_rng();
        const Matrix encoder = draw_matrix(source_length, d_encoder, rng);
        const Head head = draw_cross_head(d_decoder, d_encoder, 0, d_v, rng);
        for (const std::size_t queries : {target_length, std::size_t{0}}) {
            const Matrix decoder = draw_matrix(queries, d_decoder, rng);
            CHECK_REFUSED(attend_once(encoder, head, decoder), NUMBERS(), INPUT(encoder),
                          INPUT(head), INPUT(decoder));
        }
    }

    TEST_CASE("PyTorch computes the same") {
        const Matrix encoder = golden_matrix("rect_encoder");
        const Head head{golden_matrix("rect_w_q"), golden_matrix("rect_w_k"),
                        golden_matrix("rect_w_v")};
        const Matrix decoder = golden_matrix("rect_decoder");
        CHECK_VALUES(
            EncoderMemory(encoder, head).attend(decoder),
            (Attention{golden_matrix("rect_plain_weights"), golden_matrix("rect_plain_output")}),
            INPUT(encoder), INPUT(head), INPUT(decoder));
    }

    TEST_CASE("scores of billions are no trouble, of either sign") {
        // d_k is 4, so scores are halved: (2e9, 2e9, 1e9) and (-2e9, -2e9, -1e9).
        const Matrix decoder{{1}, {-1}};
        const Matrix encoder{{1, 10}, {1, 20}, {0.5, 30}};
        const Head head{{{4e9, 0, 0, 0}}, {{1, 0, 0, 0}, {0, 0, 0, 0}}, {{0}, {1}}};
        CHECK_VALUES(EncoderMemory(encoder, head).attend(decoder),
                     (Attention{{{0.5, 0.5, 0}, {0, 0, 1}}, {{15}, {30}}}), INPUT(decoder),
                     INPUT(encoder), INPUT(head));
    }

    TEST_CASE("a long source is no different from a short one, and so are many queries") {
        Rng rng = fixture_rng();
        struct Lengths {
            std::size_t queries, keys;
        };
        for (const Lengths& lengths : {Lengths{3, 150}, Lengths{150, 3}}) {
            const Matrix decoder = draw_matrix(lengths.queries, 2, rng);
            const Matrix encoder = draw_matrix(lengths.keys, 3, rng);
            const Head head = draw_cross_head(2, 3, 4, 5, rng);
            CHECK_VALUES(EncoderMemory(encoder, head).attend(decoder),
                         expected_cross_attention(decoder, encoder, head), INPUT(decoder),
                         INPUT(encoder), INPUT(head));
        }
    }

    TEST_CASE("a decoder that was overwritten in place is the next step") {
        Rng rng = fixture_rng();
        const Inputs in(rng);
        const Matrix next = draw_matrix(2, 3, rng);
        CHECK_VALUES(([&] {
                         Matrix decoder = in.decoder;
                         const EncoderMemory memory(in.encoder, in.head);
                         memory.attend(decoder);
                         std::copy(next.begin(), next.end(), decoder.begin());
                         return memory.attend(decoder);
                     }()),
                     expected_cross_attention(next, in.encoder, in.head), INPUT(in.encoder),
                     INPUT(in.head), INPUT(in.decoder), INPUT(next));
    }
}
