#include "watch/state.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace coach {
namespace {

/// Offering a hint each time is a nuisance; these are the attempts at which it is offered.
bool is_time_for_a_hint(std::size_t failed_attempts) {
    return failed_attempts == 2 || failed_attempts == 7 || failed_attempts == 12;
}

/// What the list shows when it has shown this.
Shown after(Shown shown) {
    switch (shown) {
        case Shown::all:
            return Shown::failed;
        case Shown::failed:
            return Shown::open;
        case Shown::open:
            return Shown::passed;
        case Shown::passed:
            return Shown::all;
    }
    std::abort();  // not a Shown
}

const ExerciseVerdict* verdict_on(const std::optional<CheckedLesson>& checked,
                                  const Exercise& exercise) {
    if (!checked) return nullptr;
    const auto& verdicts = checked->verdict.exercises;
    const auto found = std::find_if(verdicts.begin(), verdicts.end(), [&](const auto& verdict) {
        return verdict.exercise == &exercise;
    });
    return found == verdicts.end() ? nullptr : &*found;
}

}  // namespace

WatchState::WatchState(const Course& course, WatchOptions options)
    : course_(course), options_(options), checked_(course.lessons.size()) {
    for (const Lesson& lesson : course.lessons) {
        known_.emplace_back(lesson.exercises.size());
        LessonStanding& standing = list_.emplace_back();
        standing.lesson = &lesson;
        for (const Exercise& exercise : lesson.exercises) {
            standing.exercises.emplace_back().exercise = &exercise;
        }
    }
}

// ---- what happens -------------------------------------------------------------------------

Effects WatchState::start() {
    for (std::size_t lesson = 0; lesson < course_.lessons.size(); ++lesson) {
        waiting_.push_back(lesson);
    }
    return check_next();
}

Effects WatchState::check_next() {
    if (checking_ || waiting_.empty()) return {};
    checking_ = waiting_.front();
    waiting_.erase(waiting_.begin());
    progress_.reset();
    looks_for_crash_ = false;
    return {StartCheck{*checking_}};
}

/// At once: a check under way is of an older text, or can wait.
Effects WatchState::check(std::size_t lesson) {
    Effects effects;
    if (checking_) {
        effects.push_back(StopCheck{});
        if (*checking_ != lesson) waiting_.insert(waiting_.begin(), *checking_);
        checking_.reset();
    }
    waiting_.erase(std::remove(waiting_.begin(), waiting_.end(), lesson), waiting_.end());
    waiting_.insert(waiting_.begin(), lesson);
    const Effects started = check_next();
    effects.insert(effects.end(), started.begin(), started.end());
    return effects;
}

Effects WatchState::save(std::size_t lesson) {
    notice_.clear();
    question_ = Confirmation::none;
    pressed_early_.reset();
    if (lesson == lesson_) {
        has_chosen_ = true;
        show(WatchView::verdict);
        return check(lesson);
    }
    saved_elsewhere_ = lesson;
    if (checking_ == lesson) return check(lesson);
    if (std::find(waiting_.begin(), waiting_.end(), lesson) == waiting_.end()) {
        waiting_.push_back(lesson);
    }
    return check_next();
}

Effects WatchState::hear(const WorkerNews& news) {
    if (const auto* const progress = std::get_if<BuildProgress>(&news)) {
        progress_ = *progress;
    } else if (const auto* const checked = std::get_if<CheckedLesson>(&news)) {
        progress_.reset();
        take(*checked);
        if (pressed_early_ && !current_is_being_confirmed()) {
            return press_letter(*std::exchange(pressed_early_, std::nullopt));
        }
    } else if (std::holds_alternative<CrashSearch>(news)) {
        looks_for_crash_ = true;
    } else if (const auto* const trouble = std::get_if<WorkerTrouble>(&news)) {
        notice_ = trouble->message;
    }
    return {};
}

void WatchState::take(const CheckedLesson& checked) {
    const auto lesson = static_cast<std::size_t>(checked.verdict.lesson - course_.lessons.data());
    const bool is_new_text = checked_[lesson] && checked_[lesson]->source != checked.source;
    bool is_first_failure = true;
    for (const ExerciseVerdict& verdict : checked.verdict.exercises) {
        const auto index =
            static_cast<std::size_t>(verdict.exercise - course_.lessons[lesson].exercises.data());
        ExerciseKnown& known = known_[lesson][index];
        // what has not run this time stands as it stood
        if (verdict.status != ExerciseStatus::not_run) known.status = verdict.status;
        if (verdict.status == ExerciseStatus::failed && is_first_failure) {
            is_first_failure = false;
            if (is_new_text) ++known.failed_attempts;
        }
    }
    checked_[lesson] = checked;
    // what was found of a crash comes while the verdict is read
    if (lesson == lesson_ && !checked.verdict.crash) scrolled_ = 0;
    if (!has_chosen_) go_to_first_open();
}

Effects WatchState::end_check(const std::string& trouble) {
    checking_.reset();
    progress_.reset();
    looks_for_crash_ = false;
    pressed_early_.reset();
    if (!trouble.empty()) notice_ = trouble;
    return check_next();
}

void WatchState::show_text(const std::string& title, const std::string& text) {
    text_title_ = title;
    text_ = text;
    show(WatchView::text);
}

void WatchState::set_body_lines(std::size_t lines) {
    body_lines_ = lines;
    scroll(0);
}

// ---- keys ---------------------------------------------------------------------------------

Effects WatchState::press(const Key& key) {
    if (key.kind == KeyKind::interrupt) return {Quit{}};
    if (key.kind == KeyKind::suspend) return {Suspend{}};
    if (question_ != Confirmation::none) {
        return answer(key.kind == KeyKind::letter && key.letter == 'y');
    }
    notice_.clear();
    const auto page = static_cast<std::ptrdiff_t>(std::max<std::size_t>(body_rows_, 2) - 1);
    switch (key.kind) {
        case KeyKind::up:
            scroll(-1);
            return {};
        case KeyKind::down:
            scroll(1);
            return {};
        case KeyKind::page_up:
            scroll(-page);
            return {};
        case KeyKind::page_down:
            scroll(page);
            return {};
        case KeyKind::home:
            scroll(-static_cast<std::ptrdiff_t>(body_lines_));
            return {};
        case KeyKind::end:
            scroll(static_cast<std::ptrdiff_t>(body_lines_));
            return {};
        case KeyKind::enter:
        case KeyKind::escape:
            show(WatchView::verdict);
            return {};
        case KeyKind::interrupt:
        case KeyKind::suspend:
        case KeyKind::letter:
            break;
    }
    return press_letter(key.letter);
}

Effects WatchState::press_letter(char letter) {
    // pressed on "it passes", a moment before that counts
    const bool wants_a_pass = letter == 'n' || letter == 's' || letter == 'a';
    if (wants_a_pass && current_is_being_confirmed()) {
        pressed_early_ = letter;
        return {};
    }
    pressed_early_.reset();
    const auto toggle = [this](WatchView view) { show(view_ == view ? WatchView::verdict : view); };
    switch (letter) {
        case 'q':
            return {Quit{}};
        case 'n':
            next();
            return {};
        case 'h':
            return show_hint();
        case 'l':
            shown_in_list_ = Shown::all;
            toggle(WatchView::list);
            if (view_ != WatchView::list) return {};
            return {LookUpList{}};
        case 'f':
            shown_in_list_ = view_ == WatchView::list ? after(shown_in_list_) : Shown::failed;
            show(WatchView::list);
            return {LookUpList{}};
        case '?':
            toggle(WatchView::keys);
            return {};
        case 'k':
            scroll(-1);
            return {};
        case 'j':
            scroll(1);
            return {};
        case 'd':
            notice_ = "The book is opened; the first time it has to be built.";
            return {OpenBook{current().id}};
        case 'r':
            show(WatchView::verdict);
            return check(lesson_);
        case 'm': {
            if (mistake() == nullptr) {
                notice_ = "No mistake is named here.";
                return {};
            }
            return {RunCommand{{"explain", mistake()->id}}};
        }
        case 's':
            if (!current_has_passed()) {
                notice_ = fmt::format(
                    "The solution is shown when {} passes. To see it now: ./qkv solution {} "
                    "--spoil",
                    current().id, current().id);
                return {};
            }
            return {RunCommand{{"solution", current().id}}};
        case 'a':
            if (!current_has_passed() || !current().follow_up) {
                notice_ = "There is nothing to answer before the exercise passes.";
                return {};
            }
            return {RunCommand{{"answer", current().id}}};
        case 'o':
            if (saved_elsewhere_) go_to(*saved_elsewhere_, 0);
            return {};
        case 'u':
            question_ = Confirmation::undo;
            return {};
        case 'x':
            question_ = Confirmation::reset;
            return {};
        default:
            notice_ = fmt::format("'{}' is no key here; ? says which there are.", letter);
            return {};
    }
}

Effects WatchState::answer(bool yes) {
    const Confirmation asked = question_;
    question_ = Confirmation::none;
    if (!yes) {
        notice_ = "Nothing was changed.";
        return {};
    }
    const std::string& number = course_.lessons[lesson_].number;
    return {RunCommand{{asked == Confirmation::reset ? "reset" : "undo", number}, true}};
}

void WatchState::next() {
    if (!current_has_passed()) {
        notice_ = fmt::format("{} {} does not pass yet: n goes on when it does.", current().id,
                              current().name);
        return;
    }
    // the next one that is open, from here on and round
    std::size_t lesson = lesson_;
    std::size_t exercise = exercise_;
    for (std::size_t step = 0; step < total(); ++step) {
        if (++exercise == course_.lessons[lesson].exercises.size()) {
            exercise = 0;
            lesson = (lesson + 1) % course_.lessons.size();
        }
        if (!has_passed(lesson, exercise)) {
            go_to(lesson, exercise);
            return;
        }
    }
    notice_ = "Every exercise passes. Now say it: ./qkv rehearse";
}

Effects WatchState::show_hint() {
    ExerciseKnown& known = known_[lesson_][exercise_];
    const bool asks_for_another = view_ == WatchView::hints || known.hints == 0;
    show(WatchView::hints);
    if (!asks_for_another) return {};
    if (known.hints == current().hints.size()) {
        notice_ = "That was the last hint.";
        return {};
    }
    return {KeepHint{&current(), ++known.hints}};
}

void WatchState::go_to(std::size_t lesson, std::size_t exercise) {
    has_chosen_ = true;
    lesson_ = lesson;
    exercise_ = exercise;
    // of a lesson the first that is open; of a lesson that passes the one that was meant
    for (std::size_t i = exercise; i < course_.lessons[lesson].exercises.size(); ++i) {
        if (has_passed(lesson, i)) continue;
        exercise_ = i;
        break;
    }
    if (saved_elsewhere_ == lesson) saved_elsewhere_.reset();
    show(WatchView::verdict);
}

void WatchState::go_to_first_open() {
    for (std::size_t lesson = 0; lesson < known_.size(); ++lesson) {
        if (!checked_[lesson]) return;  // an earlier one may be open
        for (std::size_t exercise = 0; exercise < known_[lesson].size(); ++exercise) {
            if (!has_passed(lesson, exercise)) {
                go_to(lesson, exercise);
                return;
            }
        }
        lesson_ = lesson;
        exercise_ = known_[lesson].size() - 1;
    }
}

void WatchState::scroll(std::ptrdiff_t lines) {
    const auto most =
        static_cast<std::ptrdiff_t>(body_lines_ > body_rows_ ? body_lines_ - body_rows_ : 0);
    scrolled_ = static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(scrolled_) + lines, 0, most));
}

void WatchState::show(WatchView view) {
    view_ = view;
    scrolled_ = 0;
}

// ---- what the screen shows ----------------------------------------------------------------

std::optional<ExerciseStatus> WatchState::status(std::size_t lesson, std::size_t exercise) const {
    return known_[lesson][exercise].status;
}

std::vector<LessonStanding> WatchState::list() const {
    std::vector<LessonStanding> lessons = list_;
    for (std::size_t lesson = 0; lesson < lessons.size(); ++lesson) {
        if (!checked_[lesson]) continue;
        lessons[lesson].changed_since = false;
        for (std::size_t exercise = 0; exercise < known_[lesson].size(); ++exercise) {
            ExerciseStanding& standing = lessons[lesson].exercises[exercise];
            standing.changed_since = false;
            if (const auto known = status(lesson, exercise)) standing.status = known;
        }
    }
    return lessons;
}

bool WatchState::has_passed(std::size_t lesson, std::size_t exercise) const {
    const ExerciseVerdict* const verdict =
        verdict_on(checked_[lesson], course_.lessons[lesson].exercises[exercise]);
    return verdict != nullptr && verdict->status == ExerciseStatus::passed &&
           !checked_[lesson]->is_provisional;
}

bool WatchState::current_may_have_passed() const {
    const ExerciseVerdict* const verdict = verdict_on(checked_[lesson_], current());
    return verdict != nullptr && verdict->status == ExerciseStatus::passed;
}

bool WatchState::current_is_being_confirmed() const {
    return current_may_have_passed() && !current_has_passed();
}

std::size_t WatchState::passed() const {
    std::size_t count = 0;
    for (const auto& lesson : known_) {
        count += static_cast<std::size_t>(std::count_if(
            lesson.begin(), lesson.end(),
            [](const ExerciseKnown& known) { return known.status == ExerciseStatus::passed; }));
    }
    return count;
}

std::size_t WatchState::total() const {
    std::size_t count = 0;
    for (const auto& lesson : known_) count += lesson.size();
    return count;
}

const Exercise* WatchState::first_open() const {
    for (std::size_t lesson = 0; lesson < known_.size(); ++lesson) {
        for (std::size_t exercise = 0; exercise < known_[lesson].size(); ++exercise) {
            if (known_[lesson][exercise].status != ExerciseStatus::passed) {
                return &course_.lessons[lesson].exercises[exercise];
            }
        }
    }
    return nullptr;
}

const CheckedLesson* WatchState::checked() const {
    return checked_[lesson_] ? &*checked_[lesson_] : nullptr;
}

const NamedMistake* WatchState::mistake() const {
    const ExerciseVerdict* const verdict = verdict_on(checked_[lesson_], current());
    return verdict != nullptr && verdict->mistake ? &*verdict->mistake : nullptr;
}

std::size_t WatchState::hints_shown() const { return known_[lesson_][exercise_].hints; }

bool WatchState::offers_hint() const {
    const ExerciseKnown& known = known_[lesson_][exercise_];
    return options_.offers_hints && !current_has_passed() &&
           is_time_for_a_hint(known.failed_attempts) && known.hints < current().hints.size();
}

std::size_t WatchState::failed_attempts(std::size_t lesson, std::size_t exercise) const {
    return known_[lesson][exercise].failed_attempts;
}

}  // namespace coach
