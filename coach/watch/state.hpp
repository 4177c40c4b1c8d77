/// @file
/// What the watch knows, and what follows from what happens. No terminal, no file and no process is
/// touched here: events come in, effects come out, and others carry them out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "check/verdict.hpp"
#include "course/course.hpp"
#include "progress/list_screen.hpp"
#include "watch/keys.hpp"
#include "watch/worker_news.hpp"

namespace coach {

/// What has to be done.
struct StartCheck {
    std::size_t lesson;
    bool operator==(const StartCheck&) const = default;
};
struct StopCheck {
    bool operator==(const StopCheck&) const = default;
};
struct OpenBook {
    std::string word;  ///< as `./qkv docs` takes it
    bool operator==(const OpenBook&) const = default;
};
/// Runs a command of the coach and shows what it says.
struct RunCommand {
    std::vector<std::string> words;
    bool runs_once = false;  ///< since it does something; else it runs again for another width
    bool operator==(const RunCommand&) const = default;
};
/// Gives the terminal back to the shell until it says to go on.
struct Suspend {
    bool operator==(const Suspend&) const = default;
};
struct Quit {
    bool operator==(const Quit&) const = default;
};
/// Looks up in the history what the list shows.
struct LookUpList {
    bool operator==(const LookUpList&) const = default;
};
/// Keeps in the history that a hint was read.
struct KeepHint {
    const Exercise* exercise;
    std::size_t number;  ///< from 1 on
    bool operator==(const KeepHint&) const = default;
};
using Effect =
    std::variant<StartCheck, StopCheck, OpenBook, RunCommand, Suspend, LookUpList, KeepHint, Quit>;
using Effects = std::vector<Effect>;

/// What fills the middle of the screen.
enum class WatchView {
    verdict,  ///< what the last check says
    hints,    ///< of the current exercise, as many as were asked for
    list,     ///< the exercises, with what the history knows of them
    text,     ///< what a command said
    keys,     ///< what each key does
};

/// What is asked before something is thrown away.
enum class Confirmation { none, reset, undo };

struct WatchOptions {
    bool offers_hints = true;
};

class WatchState {
 public:
    WatchState(const Course& course, WatchOptions options);

    // ---- what happens ---------------------------------------------------------------------
    /// The watch begins: every lesson is checked once, in their order.
    Effects start();
    Effects press(const Key& key);
    /// The file of a lesson has another text than the one that was checked last.
    Effects save(std::size_t lesson);
    Effects hear(const WorkerNews& news);
    /// The worker is gone. @param trouble  why it ended early; empty if it did what it had to do.
    Effects end_check(const std::string& trouble);
    /// A command has ended, and this is what it said.
    void show_text(const std::string& title, const std::string& text);
    /// What the history knows, which LookUpList asked for.
    void set_list(std::vector<LessonStanding> lessons) { list_ = std::move(lessons); }
    /// How much fits; what was scrolled away comes back as far as it has to.
    void resize(std::size_t body_rows) { body_rows_ = body_rows; }
    /// How many lines the middle has, told by whoever draws it.
    void set_body_lines(std::size_t lines);

    // ---- what the screen shows ------------------------------------------------------------
    const Course& course() const { return course_; }
    std::size_t lesson() const { return lesson_; }
    std::size_t exercise() const { return exercise_; }
    const Exercise& current() const { return course_.lessons[lesson_].exercises[exercise_]; }
    /// Of an exercise, as far as it is known; nothing where its lesson was not checked yet.
    std::optional<ExerciseStatus> status(std::size_t lesson, std::size_t exercise) const;
    bool has_passed(std::size_t lesson, std::size_t exercise) const;
    bool current_has_passed() const { return has_passed(lesson_, exercise_); }
    /// It passed, be that confirmed or not yet.
    bool current_may_have_passed() const;
    std::size_t passed() const;
    std::size_t total() const;
    /// Where the next watch begins: the first exercise that does not pass, as far as is known; null where
    /// all do.
    const Exercise* first_open() const;
    /// The last verdict on the current lesson.
    const CheckedLesson* checked() const;
    /// The mistake of the current exercise that the last verdict names; null if there is none.
    const NamedMistake* mistake() const;
    bool is_checking() const { return checking_.has_value(); }
    std::optional<std::size_t> lesson_being_checked() const { return checking_; }
    /// Its verdict is known; where it crashed is still looked for.
    bool looks_for_crash() const { return looks_for_crash_; }
    const std::optional<BuildProgress>& progress() const { return progress_; }
    WatchView view() const { return view_; }
    Confirmation question() const { return question_; }
    std::size_t hints_shown() const;
    bool offers_hint() const;
    std::size_t failed_attempts(std::size_t lesson, std::size_t exercise) const;
    const std::string& notice() const { return notice_; }
    /// A lesson other than the current one was saved: the watch offers to go there.
    std::optional<std::size_t> saved_elsewhere() const { return saved_elsewhere_; }
    /// All lessons: what has been checked as the last verdict says, tries and the rest as the history does.
    std::vector<LessonStanding> list() const;
    Shown shown_in_list() const { return shown_in_list_; }
    const std::string& text_title() const { return text_title_; }
    const std::string& text() const { return text_; }
    std::size_t scrolled() const { return scrolled_; }

 private:
    struct ExerciseKnown {
        std::optional<ExerciseStatus> status;
        std::size_t failed_attempts = 0;
        std::size_t hints = 0;
    };

    Effects check(std::size_t lesson);
    Effects check_next();
    Effects press_letter(char letter);
    Effects answer(bool yes);
    void take(const CheckedLesson& checked);
    bool current_is_being_confirmed() const;
    void go_to(std::size_t lesson, std::size_t exercise);
    void go_to_first_open();
    void next();
    Effects show_hint();
    void scroll(std::ptrdiff_t lines);
    void show(WatchView view);

    const Course& course_;
    WatchOptions options_;
    std::vector<std::vector<ExerciseKnown>> known_;
    std::vector<std::optional<CheckedLesson>> checked_;
    std::vector<std::size_t> waiting_;  ///< lessons still to be checked, the next one first
    std::optional<std::size_t> checking_;
    std::optional<BuildProgress> progress_;
    bool looks_for_crash_ = false;
    std::size_t lesson_ = 0;
    std::size_t exercise_ = 0;
    bool has_chosen_ = false;  ///< the place: by the first verdict, or by the learner
    WatchView view_ = WatchView::verdict;
    Confirmation question_ = Confirmation::none;
    std::optional<char> pressed_early_;  ///< a key that counts when the pass is confirmed
    std::string notice_;
    std::optional<std::size_t> saved_elsewhere_;
    std::vector<LessonStanding> list_;
    Shown shown_in_list_ = Shown::all;
    std::string text_title_, text_;
    std::size_t scrolled_ = 0;
    std::size_t body_rows_ = 0;
    std::size_t body_lines_ = 0;
};

}  // namespace coach
