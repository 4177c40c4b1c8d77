#include "progress/progress.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "kept_course.hpp"
#include "problem.hpp"
#include "progress/keep_attempt.hpp"
#include "progress/schema.hpp"

using namespace coach;
using coach_tests::at_minute;
using coach_tests::attempt;
using coach_tests::KeptCourse;

namespace {

void exec(const std::filesystem::path& file, const std::string& sql) {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(sql);
}

std::string text_in(const std::filesystem::path& file, const std::string& query) {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
    return database.execAndGet(query).getString();
}

/// A process that does something with a history of its own, and reports over a pipe.
class Child {
 public:
    explicit Child(const std::function<void(int pipe)>& action) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        process_ = fork();
        REQUIRE(process_ >= 0);
        if (process_ == 0) {
            close(ends[0]);
            int status = 1;
            try {
                action(ends[1]);
                status = 0;
            } catch (const std::exception&) {
            }
            _exit(status);
        }
        close(ends[1]);
        pipe_ = ends[0];
    }
    ~Child() { close(pipe_); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    /// The next number that it wrote; 0 at the end.
    int next() const {
        int number = 0;
        return read(pipe_, &number, sizeof number) == sizeof number ? number : 0;
    }
    void kill_now() const { kill(process_, SIGKILL); }
    int wait() const {
        int status = 0;
        waitpid(process_, &status, 0);
        return status;
    }

 private:
    pid_t process_ = 0;
    int pipe_ = -1;
};

/// Keeps so many attempts, each with a text of its own, and tells the number of each.
void keep_many(const std::filesystem::path& root, const std::string& name, int count, int pipe,
               std::size_t length = 3000) {
    for (int i = 0; i < count; ++i) {
        int number = 0;
        use_progress(
            root, Access::write, [](std::string_view) {},
            [&](Store& store) {
                const std::string text = name + std::to_string(i) + std::string(length, 'x');
                number = store.record(
                    attempt(text, i, {coach_tests::outcome("1.1", ExerciseStatus::failed)}));
            });
        if (write(pipe, &number, sizeof number) != sizeof number) throw Problem("no pipe");
    }
}

/// No file may grow beyond this, as on a disk that is full, while it lives.
class FullDisk {
 public:
    explicit FullDisk(std::uintmax_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &limit_);
        rlimit low = limit_;
        low.rlim_cur = static_cast<rlim_t>(bytes);
        setrlimit(RLIMIT_FSIZE, &low);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &limit_);
        std::signal(SIGXFSZ, handler_);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

 private:
    rlimit limit_{};
    void (*handler_)(int);
};

}  // namespace

TEST_CASE_FIXTURE(KeptCourse, "what was kept is there for the next coach") {
    check("a");
    check("b");
    CHECK(versions_kept() == 2);
    CHECK(std::filesystem::exists(folder.path() / ".qkv" / "progress.db"));
    CHECK(notices.empty());
}

TEST_CASE_FIXTURE(KeptCourse, "reading makes no file where there is none") {
    use_progress(
        folder.path(), Access::read, [](std::string_view) {},
        [](Store& store) { CHECK(store.versions("1_projections").empty()); });
    CHECK_FALSE(std::filesystem::exists(folder.path() / ".qkv"));
}

TEST_CASE_FIXTURE(KeptCourse, "killed at any moment, it keeps what it had said to be kept") {
    int last = 0;
    for (int run = 0; run < 24; ++run) {
        CAPTURE(run);
        const std::string name = "run " + std::to_string(run) + " attempt ";
        // long texts: most of the time it is writing when it is killed
        const Child child([&](int pipe) { keep_many(folder.path(), name, 1000, pipe, 200'000); });
        for (int i = 0; i <= run % 3; ++i) {
            const int number = child.next();
            REQUIRE(number > last);
            last = number;
        }
        // somewhere within the next ones
        volatile int spin = 0;
        for (int i = 0; i < run * 20'000; ++i) spin = spin + 1;
        child.kill_now();
        CHECK(WIFSIGNALED(child.wait()));
        while (const int number = child.next()) last = number;
        CHECK(text_in(progress_file(folder.path()), "PRAGMA integrity_check") == "ok");
        const int kept = static_cast<int>(versions_kept());
        CHECK(kept >= last);
        CHECK(kept <= last + 1);  // that one was kept, and not told any more
        last = kept;
    }
    CHECK(notices.empty());
}

TEST_CASE_FIXTURE(KeptCourse, "two coaches keep their attempts at once") {
    constexpr int each = 25;
    const Child one([&](int pipe) { keep_many(folder.path(), "one ", each, pipe); });
    const Child two([&](int pipe) { keep_many(folder.path(), "two ", each, pipe); });
    std::vector<int> numbers;
    for (const Child* const child : {&one, &two}) {
        while (const int number = child->next()) numbers.push_back(number);
        CHECK(child->wait() == 0);
    }
    std::sort(numbers.begin(), numbers.end());
    REQUIRE(numbers.size() == 2 * each);
    for (int i = 0; i < 2 * each; ++i) CHECK(numbers[static_cast<std::size_t>(i)] == i + 1);
    CHECK(versions_kept() == 2 * each);
}

TEST_CASE_FIXTURE(KeptCourse, "a newer coach's history is refused and left as it is") {
    check("a");
    const std::filesystem::path file = progress_file(folder.path());
    exec(file, "PRAGMA user_version = 99; CREATE TABLE what_is_new (x)");
    const std::string before = read_text(file);
    CHECK_THROWS_WITH_AS(
        versions_kept(),
        (file.string() +
         " was written by a newer coach: its format is 99, and this one knows up to " +
         std::to_string(schema_steps().size()) +
         ". It is left as it is. To bring the coach up to date: git pull")
            .c_str(),
        Problem);
    CHECK(read_text(file) == before);
}

TEST_CASE("an older schema is brought up to date, and what it held stays") {
    const coach_tests::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "progress.db";
    const std::vector<std::string> old_steps = {"CREATE TABLE a (x); INSERT INTO a VALUES (7);"};
    std::vector<std::string> steps = old_steps;
    steps.emplace_back("ALTER TABLE a ADD COLUMN y DEFAULT 8");
    {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        bring_up_to_date(database, old_steps);
        bring_up_to_date(database, old_steps);
        bring_up_to_date(database, steps);
    }
    CHECK(text_in(file, "SELECT x || ' ' || y FROM a") == "7 8");
    CHECK(text_in(file, "PRAGMA user_version") == "2");
}

TEST_CASE("a step that fails leaves the older schema whole") {
    const coach_tests::TemporaryFolder folder;
    const std::filesystem::path file = folder.path() / "progress.db";
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    bring_up_to_date(database, {"CREATE TABLE a (x)"});
    CHECK_THROWS(
        bring_up_to_date(database, {"CREATE TABLE a (x)", "CREATE TABLE b (x)", "no SQL"}));
    CHECK(text_in(file, "PRAGMA user_version") == "1");
    CHECK(text_in(file, "SELECT COUNT(*) FROM sqlite_master") == "1");
}

TEST_CASE_FIXTURE(KeptCourse, "a damaged history is put aside and kept, and a fresh one begun") {
    const std::filesystem::path file = progress_file(folder.path());
    check("a");
    const std::string sound = read_text(file);
    std::string spoilt_page = sound;
    spoilt_page.replace(4096, 3 * 4096, std::string(std::size_t{3 * 4096}, '\x55'));
    int number = 0;
    for (const std::string& damaged : {std::string("this is no database, though it is long enough"),
                                       spoilt_page, sound.substr(0, 5000)}) {
        CAPTURE(number);
        write_text(file, damaged);
        notices.clear();
        CHECK(check("b") == 1);
        REQUIRE(notices.size() == 1);
        CHECK(notices[0].find("the history of your attempts was damaged (") == 0);
        const std::filesystem::path aside =
            folder.path() / ".qkv" / ("progress.damaged-" + std::to_string(++number) + ".db");
        CHECK(notices[0].find(aside.string()) != std::string::npos);
        CHECK(read_text(aside) == damaged);
        CHECK(versions_kept() == 1);
        CHECK(notices.size() == 1);
    }
}

TEST_CASE_FIXTURE(KeptCourse, "a database of something else is put aside as well") {
    std::filesystem::create_directory(folder.path() / ".qkv");
    exec(progress_file(folder.path()), "CREATE TABLE notes (x)");
    CHECK(check("a") == 1);
    REQUIRE(notices.size() == 1);
    CHECK(notices[0].find("something else than the coach's tables") != std::string::npos);
}

TEST_CASE_FIXTURE(KeptCourse, "an empty file is a history that was about to begin") {
    write_text(progress_file(folder.path()), "");
    CHECK(check("a") == 1);
    CHECK(notices.empty());
}

TEST_CASE_FIXTURE(KeptCourse, "where an attempt cannot be kept, one line says so and why") {
    LessonVerdict verdict;
    verdict.lesson = &lesson();
    const auto keep = [&] {
        notices.clear();
        keep_attempt(course, verdict, text(), at_minute(0),
                     [&](std::string_view told) { notices.emplace_back(told); });
        REQUIRE(notices.size() == 1);
        CHECK(notices[0].find("this attempt was not kept: ") == 0);
        CHECK(notices[0].find('\n') == std::string::npos);
        return notices[0];
    };
    SUBCASE("no folder can be made") {
        write_text(folder.path() / ".qkv", "a file in the way");
        CHECK(keep().find(".qkv") != std::string::npos);
    }
    SUBCASE("the file cannot be opened") {
        std::filesystem::create_directories(progress_file(folder.path()));
        CHECK(keep().find("unable to open database file") != std::string::npos);
    }
    SUBCASE("the disk is full") {
        check("a");
        save(std::string(50'000, 'x'));
        const std::uintmax_t bytes = std::filesystem::file_size(progress_file(folder.path()));
        {
            const FullDisk full(bytes);
            CHECK(keep().find("disk") != std::string::npos);
        }
        CHECK(versions_kept() == 1);
        CHECK(notices.size() == 1);  // it is not damaged
    }
}

TEST_CASE_FIXTURE(KeptCourse, "a file saved while it was checked is kept, without the verdict") {
    LessonVerdict verdict;
    verdict.lesson = &lesson();
    save("after");
    keep_attempt(course, verdict, "before", at_minute(0),
                 [&](std::string_view told) { notices.emplace_back(told); });
    REQUIRE(notices.size() == 1);
    CHECK(notices[0].find("was saved while it was checked") != std::string::npos);
    with_store([&](Store& store) {
        const std::vector<Version> versions = store.versions("1_projections");
        REQUIRE(versions.size() == 2);
        CHECK(versions[0].origin == Origin::kept);
        CHECK(store.text_of("1_projections", 1) == "before");
        CHECK(store.text_of("1_projections", 2) == "after");
    });
}

TEST_CASE_FIXTURE(KeptCourse, "what is far too long for a solution is not kept, and that is said") {
    LessonVerdict verdict;
    verdict.lesson = &lesson();
    save(std::string(longest_kept_text + 1, 'x'));
    const auto before = learner_text(course, lesson());
    CHECK_FALSE(before);
    keep_attempt(course, verdict, before, at_minute(0),
                 [&](std::string_view told) { notices.emplace_back(told); });
    REQUIRE(notices.size() == 1);
    CHECK(notices[0].find("has more than 1000 kB") != std::string::npos);
}
