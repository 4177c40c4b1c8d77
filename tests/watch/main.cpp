// Called as: watch_tests ROOT CLONE [options of doctest]. ROOT is the course, CLONE a copy of it that
// the tests may write to.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdio>

#include "clone.hpp"

int main(int argc, char** argv) {
    if (argc < 3) {
        std::fputs("watch_tests: call it as watch_tests ROOT CLONE [options of doctest]\n", stderr);
        return 2;
    }
    watch_tests::set_places(argv[1], argv[2]);
    return doctest::Context(argc - 2, argv + 2).run();
}
