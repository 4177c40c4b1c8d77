#include "build/compiler_errors.hpp"

#include <doctest/doctest.h>

using coach::first_error;
using coach::with_course_types;

namespace {
const std::string file = "/home/a b/qkv/lessons/1_projections/projections.cpp";
}

TEST_CASE("clang's first error in the learner's file comes with its line of source") {
    const auto error = first_error(
        "[1/2] Building CXX object x.o\n"
        "FAILED: x.o \n"
        "/usr/bin/clang++ -c " +
            file + "\n" + file + ":4:2: warning: unused variable 'i' [-Wunused-variable]\n" + file +
            ":34:12: error: use of undeclared identifier 'matmull'\n"
            "    return matmull(x, w);\n"
            "           ^~~~~~~\n"
            "1 error generated.\n",
        file);
    REQUIRE(error);
    CHECK(error->line == 34);
    CHECK(error->column == 12);
    CHECK(error->message == "use of undeclared identifier 'matmull'");
    CHECK(error->excerpt == "    return matmull(x, w);\n           ^~~~~~~");
}

TEST_CASE("g++'s first error in the learner's file comes with its line of source") {
    const auto error = first_error(file + ": In function 'qkv::Matrix qkv::project()':\n" + file +
                                       ":34:12: error: 'matmull' was not declared in this scope\n"
                                       "   34 |     return matmull(x, w);\n"
                                       "      |            ^~~~~~~\n",
                                   file);
    REQUIRE(error);
    CHECK(error->line == 34);
    CHECK(error->message == "'matmull' was not declared in this scope");
    CHECK(error->excerpt == "   34 |     return matmull(x, w);\n      |            ^~~~~~~");
}

TEST_CASE("an error in a header is placed where the learner's file led to it: clang, afterwards") {
    const auto error = first_error(
        "/usr/include/xtensor/xslice.hpp:10:5: error: cannot convert\n"
        "    x\n"
        "/usr/include/xtensor/xview.hpp:20:5: note: in instantiation\n" +
            file + ":34:12: note: in instantiation of function\n",
        file);
    REQUIRE(error);
    CHECK(error->line == 34);
    CHECK(error->message == "cannot convert (in xslice.hpp, which this line leads to)");
}

TEST_CASE("an error in a header is placed where the learner's file led to it: g++, before") {
    const auto error =
        first_error("In file included from /usr/include/xtensor/xview.hpp:1,\n" + file +
                        ":34:12:   required from here\n"
                        "/usr/include/xtensor/xslice.hpp:10:5: error: cannot convert\n",
                    file);
    REQUIRE(error);
    CHECK(error->line == 34);
    CHECK(error->message == "cannot convert (in xslice.hpp, which this line leads to)");
}

TEST_CASE("a function that is not defined is named, by lld and by GNU ld") {
    for (const std::string line : {
             "ld.lld: error: undefined symbol: qkv::head_width(unsigned long, unsigned long)",
             "ld.lld: error: undefined reference due to --no-allow-shlib-undefined: "
             "qkv::head_width(unsigned long, unsigned long)",
             "ld.lld: error: libprelinked.so: undefined reference to qkv::head_width(unsigned "
             "long, "
             "unsigned long) [--no-allow-shlib-undefined]",
             "x.cpp:(.text+0x1): undefined reference to `qkv::head_width(unsigned long, unsigned "
             "long)'",
         }) {
        CAPTURE(line);
        const auto error = first_error("FAILED: tests/check\n" + line + "\n", file);
        REQUIRE(error);
        CHECK(error->line == 0);
        CHECK(error->message ==
              "qkv::head_width(unsigned long, unsigned long) is declared in the contract, but not "
              "defined");
    }
}

TEST_CASE("a function with other parameters than the contract's is shown where it stands") {
    const std::string output = "ld.lld: error: undefined symbol: qkv::project(Matrix const&)\n";
    const auto error = first_error(output, file, "\n\nMatrix project(Matrix x) { return x; }\n");
    REQUIRE(error);
    CHECK(error->line == 3);
    CHECK(error->message ==
          "qkv::project(Matrix const&) is declared in the contract, but not defined: the 'project' "
          "of this line has other parameters, or stands outside of namespace qkv");
    const auto absent = first_error(output, file, "Matrix other(Matrix x) { return x; }\n");
    REQUIRE(absent);
    CHECK(absent->line == 0);
}

TEST_CASE("a function that is defined twice is named") {
    const auto error = first_error("ld.lld: error: duplicate symbol: qkv::matmul()\n", file);
    REQUIRE(error);
    CHECK(error->message == "qkv::matmul() is defined twice: is it given already?");
}

TEST_CASE("xtensor's types have the course's names") {
    CHECK(with_course_types("const xt::xtensor_container<xt::uvector<double>, 2, "
                            "xt::layout_type::row_major>") == "const Matrix");
    CHECK(with_course_types(
              "xt::xtensor_container<xt::uvector<double, std::allocator<double> >, 3ul, "
              "(xt::layout_type)1, xt::xtensor_expression_tag> const&") == "Batch const&");
    CHECK(with_course_types(
              "xt::xtensor_container<xt::uvector<bool>, 2, xt::layout_type::row_major>") == "Mask");
}

TEST_CASE("an endless message is cut short") {
    const auto error = first_error(file + ":1:1: error: " + std::string(5000, 'x') + "\n", file);
    REQUIRE(error);
    CHECK(error->message.size() < 300);
}

TEST_CASE("no error is no error") { CHECK_FALSE(first_error("[1/1] Linking\n", file)); }
