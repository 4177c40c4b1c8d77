// A batch of sources of different lengths: who sees what, and what an entry gets from padding that
// is set to 0 and attended to.

#include "cross_attention_maps.hpp"
#include "figure.hpp"

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        using book::Ink;
        const std::vector<std::size_t> lengths{6, 4, 0};
        const std::size_t queries = 3, keys = 6;
        book::Drawing drawing(
            680, 236, "A batch of three sources, of 6, 4 and 0 positions, filled up to 6",
            "Three masks of 3 queries by 6 keys. Entry 0 has 6 positions: all cells may be seen. "
            "Entry 1 has 4: the last two columns are hidden, in every row. Entry 2 has none: all "
            "is hidden, and its output is 0.");
        const double side = 28;
        double x = 12;
        for (std::size_t b = 0; b < lengths.size(); ++b) {
            const qkv::Mask mask = qkv::padding_mask(queries, keys, lengths[b]);
            drawing.text({x, 24},
                         "entry " + std::to_string(b) + ": length " + std::to_string(lengths[b]),
                         {Ink::text, 16, book::Anchor::start, true});
            for (std::size_t j = 0; j < keys; ++j) {
                drawing.text(
                    {x + side * (static_cast<double>(j) + 0.5), 54}, "k" + std::to_string(j),
                    {j < lengths[b] ? Ink::key : Ink::wrong, 14, book::Anchor::middle, false});
            }
            const auto end = lesson_5::map_of(drawing, {x, 64}, mask, side);
            if (lengths[b] < keys) {
                const double from = x + side * static_cast<double>(lengths[b]);
                drawing.box({from, 64}, end.x - from, end.y - 64, {Ink::wrong, 2.5, true});
            }
            const char* says[] = {"no padding", "two columns of padding",
                                  "nothing to see: output 0"};
            drawing.text({x, end.y + 26}, says[b], {Ink::text, 15, book::Anchor::start, false});
            x += 232;
        }
        drawing.text({12, 216},
                     "Rows are the 3 queries of each entry. Each entry has a decoder and a source "
                     "of its own.",
                     {Ink::text, 15, book::Anchor::start, false});
        results.picture("cross_attention_batch", drawing);

        // what an entry of length 4 takes from a padding of zeros: the worked example
        using namespace lesson_5;
        qkv::Batch decoders =
            xt::zeros<double>({std::size_t{1}, decoder.shape(0), decoder.shape(1)});
        qkv::Batch encoders =
            xt::zeros<double>({std::size_t{1}, encoder.shape(0), encoder.shape(1)});
        xt::view(decoders, 0) = decoder;
        xt::view(encoders, 0) = encoder;
        const auto cut = qkv::cross_attention_batch(decoders, encoders, head, {source_valid});
        for (std::size_t j = source_valid; j < encoder.shape(0); ++j) {
            for (std::size_t f = 0; f < encoder.shape(1); ++f) encoders(0, j, f) = 0;
        }
        const auto zeros = qkv::cross_attention_batch(decoders, encoders, head, {encoder.shape(0)});
        results.number("batch_zero_padding_right", cut(0, 2, 3), 2);
        results.number("batch_zero_padding_seen", zeros(0, 2, 3), 2);
    });
}
