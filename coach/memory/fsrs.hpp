/// @file
/// FSRS version 6, the free spaced repetition scheduler: how well a question is remembered, and when
/// to ask it again. Numbers only: no clock, no files.
///
/// Formulas and the names S, D, R, G, w are those of "The Algorithm", FSRS-6, in the wiki of
/// open-spaced-repetition/fsrs4anki. Where that leaves a choice, it is the one of the npm package
/// ts-fsrs 5.4.2, whose numbers the tests hold this to.
///
/// Left out, as it is not the memory's but a scheduler's: learning steps within a day, fuzz, and
/// the order that ts-fsrs forces on the four intervals on offer (again < hard < good < easy, a day
/// apart). Here each interval follows from the memory alone. ts-fsrs' `enable_short_term` is on, so
/// that a second review on the same day counts; `next_state` and `next_interval` are its functions
/// that do the same.
#pragma once

#include <array>
#include <string_view>

namespace coach {

/// How an answer went, the learner's view. Everything but `again` is recall.
enum class Grade { again = 1, hard, good, easy };

/// "again", "hard", "good", "easy".
std::string_view name_of(Grade grade);

/// What is known of one question in one head.
struct Memory {
    double stability = 0;   ///< S: days until recall falls to 90 %; 0.001 to 36,500
    double difficulty = 0;  ///< D: 1, easy, to 10
};

/// w[0] to w[20].
using Parameters = std::array<double, 21>;

/// Those of FSRS-6, fitted to the logs of many people who use Anki.
extern const Parameters default_parameters;

struct Bounds {
    double low;
    double high;
};

/// Where each parameter may be, both ends included; as in ts-fsrs and fsrs-rs.
extern const std::array<Bounds, 21> parameter_bounds;

/// The model, for one learner. All days are whole days of practice where a calendar is kept; the
/// formulas take fractions too.
///
/// All functions throw std::invalid_argument, which says what was expected and got, for a grade that
/// is none, days that are negative or not finite, and a memory that is out of its ranges.
class Fsrs {
 public:
    /// @param desired_retention the recall at which a question is due; above 0 and below 1.
    /// @throws std::invalid_argument if that or a parameter is out of range.
    explicit Fsrs(const Parameters& parameters = default_parameters,
                  double desired_retention = 0.9);

    /// The memory after the first answer. S = w[G-1], at least 0.1; D = w4 - e^(w5 (G-1)) + 1.
    Memory first(Grade grade) const;

    /// The memory after one more answer. R is the retrievability at the time.
    ///
    /// D: the step -w6 (G-3), smaller the nearer D is to 10, then drawn by w7 to that of an easy
    /// first answer.
    /// S on the same day (0 days): S · e^(w17 (G-3+w18)) · S^-w19; not less than before unless
    /// forgotten.
    /// S recalled: S · (1 + e^w8 (11-D) S^-w9 (e^(w10 (1-R)) - 1) · [w15 if hard] · [w16 if easy]).
    /// S forgotten: w11 D^-w12 ((S+1)^w13 - 1) e^(w14 (1-R)), at most S / e^(w17 w18).
    Memory next(const Memory& memory, double elapsed_days, Grade grade) const;

    /// R, the probability of recall, 0 to 1: (1 + factor · days / S)^-w20, with the factor that makes
    /// it 0.9 after S days.
    double retrievability(const Memory& memory, double elapsed_days) const;

    /// In how many days recall falls to the desired retention, rounded; 1 to 36,500.
    int interval(const Memory& memory) const;

 private:
    double stability_after_recall(const Memory& memory, double recall, Grade grade) const;
    double stability_after_lapse(const Memory& memory, double recall) const;
    double stability_on_same_day(double stability, Grade grade) const;
    double first_difficulty(Grade grade) const;
    double next_difficulty(double difficulty, Grade grade) const;

    Parameters w_;
    double factor_;             ///< of the forgetting curve
    double days_of_stability_;  ///< the interval for a stability of 1 day
};

}  // namespace coach
