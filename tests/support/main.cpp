// The main program of a lesson's suite.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <csignal>
#include <cstdio>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace {

unsigned cases_run = 0;

/// Counts the test cases: doctest itself calls a run of none a success.
struct Counter : doctest::IReporter {
    explicit Counter(const doctest::ContextOptions&) {}
    void report_query(const doctest::QueryData&) override {}
    void test_run_start() override {}
    void test_run_end(const doctest::TestRunStats&) override {}
    void test_case_start(const doctest::TestCaseData&) override { ++cases_run; }
    void test_case_reenter(const doctest::TestCaseData&) override {}
    void test_case_end(const doctest::CurrentTestCaseStats&) override {}
    void test_case_exception(const doctest::TestCaseException&) override {}
    void subcase_start(const doctest::SubcaseSignature&) override {}
    void subcase_end() override {}
    void log_assert(const doctest::AssertData&) override {}
    void log_message(const doctest::MessageData&) override {}
    void test_case_skipped(const doctest::TestCaseData&) override {}
};

DOCTEST_REGISTER_LISTENER("count", 0, Counter);

#ifdef __linux__
// An endless loop must not outlive the one who started it, not even one before main().
[[maybe_unused]] const int ends_with_its_parent = prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif

}  // namespace

int main(int argc, char** argv) {
    doctest::Context context(argc, argv);
    const int status = context.run();
    if (context.shouldExit()) return status;  // --help and the like
    if (cases_run == 0) {
        std::fprintf(stderr, "no test case matches: the names of the suites have changed?\n");
        return 3;
    }
    return status;
}
