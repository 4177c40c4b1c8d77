// The main program of a lesson's suite. Besides doctest's own arguments it knows
//   --seeds=N   after a run with the usual seed, all cases that draw inputs again with seeds 2 to N
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <string>

#include "support/fixtures.hpp"
#include "support/listener.hpp"

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace {

unsigned cases_run = 0;
std::set<std::string> names_run;
std::set<std::string> names_that_drew;

/// Counts the test cases, since doctest itself calls a run of none a success, and notes which draw.
struct Counter : qkv_tests::SilentListener {
    explicit Counter(const doctest::ContextOptions&) {}
    void test_case_start(const doctest::TestCaseData& test_case) override {
        ++cases_run;
        names_run.insert(name_ = test_case.m_name);
    }
    void test_case_end(const doctest::CurrentTestCaseStats&) override {
        if (qkv_tests::drawn_with_seed()) names_that_drew.insert(name_);
    }

 private:
    std::string name_;
};

DOCTEST_REGISTER_LISTENER("count", 0, Counter);

#ifdef __linux__
// An endless loop must not outlive the one who started it, not even one before main().
[[maybe_unused]] const int ends_with_its_parent = prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif

unsigned long seeds_asked_for(int argc, char** argv) {
    constexpr const char* option = "--seeds=";
    for (int i = 1; i < argc; ++i) {
        if (std::strncmp(argv[i], option, std::strlen(option)) == 0) {
            return std::strtoul(argv[i] + std::strlen(option), nullptr, 10);
        }
    }
    return 1;
}

/// Runs what draws with this seed.
int run_again(unsigned long seed, int argc, char** argv) {
    doctest::Context context(argc, argv);
    for (std::string name : names_run) {
        // how much memory a call takes does not depend on what is drawn, and is slow to measure
        const bool measures_memory = name.rfind("memory does not grow", 0) == 0;
        if (names_that_drew.count(name) > 0 && !measures_memory) continue;
        std::replace(name.begin(), name.end(), ',', '?');  // a comma would part two patterns
        context.addFilter("test-case-exclude", name.c_str());
    }
    setenv("QKV_SEED", std::to_string(seed).c_str(), 1);
    const int status = context.run();
    if (status != 0) std::fprintf(stderr, "failed with QKV_SEED=%lu\n", seed);
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    doctest::Context context(argc, argv);
    int status = context.run();
    if (context.shouldExit()) return status;  // --help and the like
    if (cases_run == 0) {
        std::fprintf(stderr, "no test case matches: the names of the suites have changed?\n");
        return 3;
    }
    const unsigned long last_seed = seeds_asked_for(argc, argv);
    for (unsigned long seed = 2; seed <= last_seed && status == 0; ++seed) {
        status = run_again(seed, argc, argv);
    }
    return status;
}
