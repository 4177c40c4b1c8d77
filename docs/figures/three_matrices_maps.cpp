// The same sentence scored by a shared matrix and by two: one map mirrors itself, the other does not.

#include "figure.hpp"
#include "projections.hpp"
#include "roles.hpp"
#include "three_matrices.hpp"

namespace {

/// Features: noun, verb, other. What stands before the noun is a little of a noun.
const qkv::Matrix x{{0, 0, 1}, {0.5, 0, 1}, {1.5, 0, 0}, {0, 1, 0.5}};
const std::vector<std::string> words{"the", "old", "dog", "barks"};
/// A verb asks for a noun (dimension 0), a noun for what describes it (dimension 1).
const qkv::Matrix w_q{{0.5, 1}, {2, 0}, {1, 0}};
const qkv::Matrix w_k{{2, 0}, {0.5, 0}, {0, 1.5}};
constexpr std::size_t dog = 2, barks = 3;

}  // namespace

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        using book::Anchor;
        using book::Ink;
        const qkv::Matrix q = qkv::project(x, w_q), k = qkv::project(x, w_k);
        const qkv::Matrix shared = qkv::scores(q, q), separate = qkv::scores(q, k);
        const qkv::Matrix form = qkv::bilinear_form(w_q, w_k);
        const double root = std::sqrt(2.0);
        const qkv::Matrix weights = qkv::softmax(shared / root);
        const qkv::Matrix weights_of_two = qkv::softmax(separate / root);

        results.table("three_form", {"asks \\ is asked", "noun", "verb", "other"}, [&] {
            std::vector<std::vector<std::string>> rows;
            const std::vector<std::string> features{"noun", "verb", "other"};
            for (std::size_t a = 0; a < 3; ++a) {
                rows.push_back({features[a]});
                for (std::size_t b = 0; b < 3; ++b) {
                    rows.back().push_back(book::decimals(form(a, b), 2));
                }
            }
            return rows;
        }());
        results.number("three_form_verb_noun", form(1, 0), 2);
        results.number("three_form_noun_verb", form(0, 1), 2);
        results.number("three_form_other_noun", form(2, 0), 2);
        // each pair as a sum: how much of a feature in one, times M, times how much in the other
        const auto sum_of = [&](std::size_t i, std::size_t j) {
            std::string sum;
            for (std::size_t a = 0; a < 3; ++a) {
                for (std::size_t b = 0; b < 3; ++b) {
                    if (x(i, a) == 0 || x(j, b) == 0) continue;
                    sum += (sum.empty() ? "" : " + ") + book::decimals(x(i, a), 1) + "·" +
                           book::decimals(form(a, b), 2) + "·" + book::decimals(x(j, b), 1);
                }
            }
            return sum;
        };
        const auto features_of = [&](std::size_t i) {
            return "(" + book::decimals(x(i, 0), 1) + ", " + book::decimals(x(i, 1), 1) + ", " +
                   book::decimals(x(i, 2), 1) + ")";
        };
        results.text("three_dog", features_of(dog));
        results.text("three_barks", features_of(barks));
        results.text("three_barks_dog_sum", sum_of(barks, dog));
        results.text("three_dog_barks_sum", sum_of(dog, barks));
        results.number("three_barks_dog", separate(barks, dog), 2);
        results.number("three_dog_barks", separate(dog, barks), 2);
        results.number("three_shared_score", shared(barks, dog), 2);
        results.number("three_asymmetry_shared", qkv::asymmetry(shared), 2);
        results.number("three_asymmetry_separate", qkv::asymmetry(separate), 2);
        results.number("three_weight_barks_the", weights(barks, 0), 3);
        results.number("three_weight_the_barks", weights(0, barks), 3);
        results.number("three_score_the_barks", shared(0, barks), 2);
        const auto trip = [](const qkv::Matrix& a, std::size_t i, std::size_t j, std::size_t l) {
            return a(i, j) * a(j, l) * a(l, i);
        };
        results.number("three_trip_out", trip(weights, 0, 1, 3), 5);
        results.number("three_trip_back", trip(weights, 0, 3, 1), 5);
        results.number("three_trip_out_of_two", trip(weights_of_two, 0, 2, 3), 5);
        results.number("three_trip_back_of_two", trip(weights_of_two, 0, 3, 2), 5);

        const auto two = [](double value) { return book::decimals(value, 2); };
        book::Drawing drawing(
            720, 330, "Scores of four words by a shared matrix and by two",
            "Two maps of 4 by 4 scores for the words the, old, dog, barks; rows ask, columns are "
            "asked. With one matrix for queries and keys the map is its own mirror image: barks "
            "scores dog with " +
                two(shared(barks, dog)) + ", and dog scores barks with " + two(shared(dog, barks)) +
                ". With two matrices barks scores dog with " + two(separate(barks, dog)) +
                ", and dog scores barks with " + two(separate(dog, barks)) +
                ". The largest difference of mirrored scores is " + two(qkv::asymmetry(shared)) +
                " and " + two(qkv::asymmetry(separate)) + ".");
        double high = 0;
        for (const qkv::Matrix* map : {&shared, &separate}) {
            for (const double score : *map) high = std::max(high, score);
        }
        const auto map = [&](double left, const qkv::Matrix& s, const std::string& name) {
            constexpr double width = 66, height = 42, top = 66;
            drawing.matrix({left, top}, s,
                           {Ink::score, width, height, 2, true, 0, high, name, words, words});
            for (const auto& [i, j] : {std::pair{barks, dog}, std::pair{dog, barks}}) {
                drawing.box({left + width * static_cast<double>(j) + 2,
                             top + height * static_cast<double>(i) + 2},
                            width - 4, height - 4, {Ink::wrong, 3, false});
            }
            drawing.text({left, 262}, "barks asks dog: " + two(s(barks, dog)));
            drawing.text({left, 284}, "dog asks barks: " + two(s(dog, barks)));
            drawing.text({left, 310}, "asymmetry(S) = " + two(qkv::asymmetry(s)),
                         {Ink::score, 15, Anchor::start, true});
        };
        map(62, shared, "one matrix: S = Q·Qᵀ (4, 4)");
        map(438, separate, "two matrices: S = Q·Kᵀ (4, 4)");
        results.picture("three_matrices_maps", drawing);
    });
}
