#include "judge/remote.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <system_error>

#include "judge/submission_process.hpp"
#include "support/listener.hpp"
#include "support/memory.hpp"

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace qkv_judge {
namespace {

using qkv_tests::CallLost;
using qkv_tests::MeasuredProcess;

/// The command that starts a submission's program, a word a line.
std::vector<std::string> command_of_host() {
    const char* const text = std::getenv("QKV_HOST");
    if (text == nullptr || *text != '/') {
        std::fprintf(stderr,
                     "QKV_HOST must say how to start the submission's program: a word a line, "
                     "the first an absolute path\n");
        std::_Exit(EXIT_FAILURE);
    }
    std::vector<std::string> words{""};
    for (const char* character = text; *character != '\0'; ++character) {
        if (*character == '\n') {
            words.emplace_back();
        } else {
            words.back() += *character;
        }
    }
    return words;
}

/// 64 bits that the code under test cannot know.
std::uint64_t unknown_number() {
    static std::random_device device;
    return (std::uint64_t{device()} << 32) | device();
}

using Clock = std::chrono::steady_clock;

// MiB that a program may hold before it is called: eight times what that of the reference does
constexpr double most_own_memory = 4.0;
// and between two exercises
constexpr double most_left_over = 64.0;

/// The submission's program: there when it is needed, and anew where it was lost.
class Host {
 public:
    static Host& instance() {
        static Host host;
        return host;
    }

    std::string ask(const Question& question) {
        const auto lost = lost_.find(question.function);
        if (lost != lost_.end()) {
            throw CallLost{"it was not called again: before, " + lost->second};
        }
        try {
            return ask_once(question);
        } catch (const CallLost& call) {
            process_.reset();  // one that ran out of memory is still there, and still has it
            if (is_older_than_exercise_ && !call.is_late) return ask_anew(question);
            lost_.emplace(question.function, call.how);
            throw;
        }
    }

    std::uint64_t next_object() { return next_object_++; }

    /// What one exercise has left in its program costs no other exercise: threads that go on, memory that
    /// is not given back. And nothing is held against a function any more.
    void begin(const std::string& exercise) {
        if (exercise == exercise_) return;
        exercise_ = exercise;
        if (process_ && !is_as_at_its_start()) process_.reset();
        is_older_than_exercise_ = process_ != nullptr;
        made_.clear();
        lost_.clear();
        spent_ = {};
    }

    [[noreturn]] void lose(std::string_view function, const std::string& how) {
        process_.reset();
        lost_.emplace(function, how);
        throw CallLost{how};
    }

    /// For a measurement of the memory that it takes: a program that has not been called yet.
    std::optional<MeasuredProcess> prepare_measurement() {
        process_.reset();
        Question question;
        question.kind = Question::Kind::give_back;
        exchange(std::move(question));
        const auto folder = process_->proc_folder();
        const auto is_there = [](const std::string& file, int how) {
            return access(file.c_str(), how) == 0;
        };
        if (!folder || !is_there("/proc/self/clear_refs", F_OK)) return std::nullopt;
        // A process may keep others of its user from looking at it, but nobody who only computes does.
        if (!is_there(*folder + "/clear_refs", W_OK)) {
            process_.reset();
            throw CallLost{"its program keeps its memory from being measured"};
        }
        // What it has laid in before any call, as it was loaded, it may take later without a rise.
        return MeasuredProcess{*folder, std::max(0.0, own_memory(*folder) - most_own_memory)};
    }

 private:
    Host() : command_(command_of_host()) {
#ifdef __linux__
        // Where there are no namespaces between the two, the program is another process of the same
        // user: it may not read the judge's memory or environment.
        prctl(PR_SET_DUMPABLE, 0L, 0L, 0L, 0L);
#endif
    }

    std::string ask_once(const Question& question) {
        if (question.kind == Question::Kind::call_object) make_again(question.object);
        if (question.kind == Question::Kind::make) made_[question.object] = question;
        return values_of(exchange(question), question.function);
    }

    /// In a program that no other exercise has had a hand in: what an exercise has set going, a timer, say,
    /// may end a program that is by then busy with the next one.
    std::string ask_anew(const Question& question) {
        is_older_than_exercise_ = false;
        return ask(question);
    }

    /// MiB that are a process's own, libraries not counted.
    static double own_memory(const std::string& proc_folder) {
        return qkv_tests::status_in_mib(proc_folder, "RssAnon").value_or(0.0) +
               qkv_tests::status_in_mib(proc_folder, "RssShmem").value_or(0.0);
    }

    /// Has it one thread, and no memory to speak of? Where the system does not tell, it has not.
    bool is_as_at_its_start() const {
        const auto folder = process_->proc_folder();
        if (!folder) return false;
        std::ifstream file(*folder + "/status");
        for (std::string line; std::getline(file, line);) {
            if (line == "Threads:\t1") return own_memory(*folder) < most_left_over;
        }
        return false;
    }

    Answer exchange(Question question) {
        const TimeLimit limit = time_left();
        if (limit.time.count() <= 0) throw CallLost{limit.too_late, true};
        if (!process_) start();
        question.number = unknown_number();
        if (question.kind == Question::Kind::make) alive_.insert(question.object);
        const Stopwatch stopwatch(spent_);
        try {
            const Answer answer = read_answer(process_->exchange(bytes_of(question), limit));
            if (answer.number != question.number) throw Malformed("it has another number");
            return answer;
        } catch (const CallLost&) {
            process_.reset();
            throw;
        } catch (const Malformed& why) {
            process_.reset();
            throw CallLost{std::string("its program sent no answer but something else: ") +
                           why.what()};
        }
    }

    void start() {
        try {
            process_ = std::make_unique<SubmissionProcess>(command_, limits_);
            is_older_than_exercise_ = false;
        } catch (const std::system_error& error) {
            // That is nobody's mistake, so there is no verdict.
            std::fprintf(stderr, "cannot start the submission's program: %s\n", error.what());
            std::_Exit(EXIT_FAILURE);
        }
        alive_.clear();
    }

    /// For the next call. Calls that are each quick enough may still be so slow together that the whole
    /// suite would be ended, and with it what the other exercises are worth.
    TimeLimit time_left() const {
        const auto seconds = [](std::chrono::milliseconds time) {
            return std::to_string(time.count() / 1000) + " s";
        };
        const auto left = std::chrono::floor<std::chrono::milliseconds>(limits_.exercise - spent_);
        if (limits_.call <= left) {
            return {limits_.call, "it did not return within " + seconds(limits_.call)};
        }
        return {left, "the calls of this exercise took more than " + seconds(limits_.exercise) +
                          " together"};
    }

    /// An object that was made in a program that was lost.
    void make_again(std::uint64_t object) {
        if (process_ && alive_.count(object) > 0) return;
        const auto made = made_.find(object);
        if (made == made_.end()) throw CallLost{"it has no object to be called on"};
        values_of(exchange(made->second), made->second.function);
    }

    static std::string values_of(const Answer& answer, const std::string& function) {
        switch (answer.ending) {
            case Ending::returned:
                return answer.values;
            case Ending::not_implemented:
                throw qkv::NotImplemented(function);
            case Ending::invalid_argument:
                throw std::invalid_argument(answer.what);
            case Ending::bad_alloc:
                // A suite that shares its memory with the code has to end then. This one goes on.
                throw CallLost{"it ran out of memory (std::bad_alloc)"};
            case Ending::other_exception:
                throw std::runtime_error(answer.what);
            case Ending::not_an_exception:
                throw 0;
            case Ending::lost:
                break;
        }
        std::abort();  // read_answer lets none through
    }

    /// Adds the time of its life.
    class Stopwatch {
     public:
        explicit Stopwatch(Clock::duration& total) : total_(total) {}
        ~Stopwatch() { total_ += Clock::now() - start_; }
        Stopwatch(const Stopwatch&) = delete;
        Stopwatch& operator=(const Stopwatch&) = delete;

     private:
        Clock::duration& total_;
        Clock::time_point start_ = Clock::now();
    };

    const SubmissionLimits limits_;
    std::vector<std::string> command_;
    std::unique_ptr<SubmissionProcess> process_;
    std::uint64_t next_object_ = 1;
    std::map<std::uint64_t, Question> made_;
    std::set<std::uint64_t> alive_;  ///< objects that are made in this process
    std::string exercise_;
    bool is_older_than_exercise_ = false;                   ///< the process
    Clock::duration spent_{};                               ///< by calls of this exercise
    std::map<std::string, std::string, std::less<>> lost_;  ///< functions, and how
};

/// Tells which exercise the calls are about.
struct Follower : qkv_tests::SilentListener {
    explicit Follower(const doctest::ContextOptions&) {}
    void test_case_start(const doctest::TestCaseData& test_case) override {
        Host::instance().begin(test_case.m_test_suite);
    }
};

DOCTEST_REGISTER_LISTENER("remote", 0, Follower);

[[maybe_unused]] const bool memory_is_measured_there =
    (qkv_tests::measure_memory_of([] { return Host::instance().prepare_measurement(); }), true);

}  // namespace

std::string ask(Question::Kind kind, std::uint64_t object, std::string_view function,
                std::string arguments) {
    Question question;
    question.kind = kind;
    question.object = object;
    question.function = function;
    question.arguments = std::move(arguments);
    return Host::instance().ask(question);
}

std::uint64_t next_object() { return Host::instance().next_object(); }

void refuse_answer(std::string_view function, const Malformed& why) {
    Host::instance().lose(
        function, std::string("its program sent no answer but something else: ") + why.what());
}

}  // namespace qkv_judge
