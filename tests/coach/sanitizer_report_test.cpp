// The reports were written by the runtimes of clang 14.0.6 and gcc 12.2, and shortened.
#include "crash/sanitizer_report.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace coach;

namespace {

const std::string clang_stack_overflow =
    R"(=================================================================
==3895==ERROR: AddressSanitizer: stack-buffer-overflow on address 0x7fe5c4a00088 at pc 0x562554c480d1 bp 0x7ffe0dde1290 sp 0x7ffe0dde1288
READ of size 8 at 0x7fe5c4a00088 thread T0
    #0 0x562554c480d0 in main /a course/small.cpp:19:62
    #1 0x7fe5c6765249 in __libc_start_call_main csu/../sysdeps/nptl/libc_start_call_main.h:58:16
    #2 0x562554b87360 in _start (/a course/small.own+0x21360) (BuildId: 8ddddb70846a89154a6e4e9d08f05202eff060f5)

Address 0x7fe5c4a00088 is located in stack of thread T0 at offset 136 in frame
    #0 0x562554c47a9f in main /a course/small.cpp:9

  This frame has 8 object(s):
    [48, 72) 'ref.tmp' (line 14)
    [112, 136) 'cells' (line 19) <== Memory access at offset 136 overflows this variable
    [240, 256) 'agg.tmp'
HINT: this may be a false positive if your program uses some custom stack unwind mechanism, swapcontext or vfork
      (longjmp and C++ exceptions *are* supported)
SUMMARY: AddressSanitizer: stack-buffer-overflow /a course/small.cpp:19:62 in main
)";

const std::string gcc_use_after_free =
    R"(=================================================================
==3831==ERROR: AddressSanitizer: heap-use-after-free on address 0x603000000048 at pc 0x55de8ef6a9f3 bp 0x7ffc8997a560 sp 0x7ffc8997a558
READ of size 8 at 0x603000000048 thread T0
    #0 0x55de8ef6a9f2 in xt::xview<double>::data() /usr/include/xtensor/xview.hpp:1530
    #1 0x55de8ef6a9f2 in main /a course/small.cpp:15
    #2 0x7ff810e45249 in __libc_start_call_main ../sysdeps/nptl/libc_start_call_main.h:58

0x603000000048 is located 8 bytes inside of 32-byte region [0x603000000040,0x603000000060)
freed by thread T0 here:
    #0 0x7ff8114ba038 in operator delete[](void*) ../../../../src/libsanitizer/asan/asan_new_delete.cpp:155
    #1 0x55de8ef6a9c7 in main /a course/small.cpp:14

previously allocated by thread T0 here:
    #0 0x7ff8114b9628 in operator new[](unsigned long) ../../../../src/libsanitizer/asan/asan_new_delete.cpp:98
    #1 0x55de8ef6a9a7 in main /a course/small.cpp:13

SUMMARY: AddressSanitizer: heap-use-after-free /a course/small.cpp:15 in main
)";

const std::string gcc_use_after_return =
    R"(==5657==ERROR: AddressSanitizer: stack-use-after-return on address 0x7fd548c00430 at pc 0x5617c6e1c3ed bp 0x7ffd974a8150 sp 0x7ffd974a8148
READ of size 8 at 0x7fd548c00430 thread T0
    #0 0x1 in x /usr/include/xtensor/xview.hpp:1530
    #1 0x2 in qkv::project(x) crash/small.cpp:35
Address 0x7fd548c00430 is located in stack of thread T0 at offset 48 in frame
    #0 0x3 in qkv::project(x) crash/small.cpp:34

  This frame has 2 object(s):
    [32, 128) 'twice' (line 33) <== Memory access at offset 48 is inside this variable
    [160, 240) 'ref.tmp' (line 34)
)";

const std::string clang_null =
    R"(AddressSanitizer:DEADLYSIGNAL
=================================================================
==5675==ERROR: AddressSanitizer: SEGV on unknown address 0x000000000008 (pc 0x55fef760078d bp 0x7fffd9e7ab10 sp 0x7fffd9e7aa00 T0)
==5675==The signal is caused by a WRITE memory access.
==5675==Hint: address points to the zero page.
    #0 0x55fef760078d in qkv::project(x) /a course/small.cpp:36:15
)";

const std::string gcc_global =
    R"(==3761==ERROR: AddressSanitizer: global-buffer-overflow on address 0x555d1130e110 at pc 0x555d113077a0 bp 0x7ffd057779a0 sp 0x7ffd05777998
READ of size 4 at 0x555d1130e110 thread T0
    #0 0x555d1130779f in main /a course/small.cpp:11

0x555d1130e110 is located 0 bytes to the right of global variable 'table' defined in 'small.cpp:5:5' (0x555d1130e100) of size 16
)";

std::string heap_overflow(const std::string& where) {
    return "==1==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x6 at pc 0x5\n"
           "WRITE of size 8 at 0x603000000270 thread T0\n"
           "    #0 0x560e081564d3 in qkv::project(x) /a course/small.cpp:36:57\n\n"
           "0x603000000270 is located " +
           where +
           " 32-byte region [0x603000000250,0x603000000270)\n"
           "allocated by thread T0 here:\n"
           "    #0 0x7 in qkv::project(x) /a course/small.cpp:34:12\n";
}

SanitizerReport read(const std::string& text) {
    const auto report = read_sanitizer_report(text, "small.cpp");
    REQUIRE(report.has_value());
    return *report;
}

}  // namespace

TEST_CASE("the kind, the access and the innermost place in the file are read") {
    SanitizerReport report = read(clang_stack_overflow);
    CHECK(report.kind == "stack-buffer-overflow");
    CHECK(report.is_access);
    CHECK_FALSE(report.is_write);
    CHECK(report.size == 8);
    CHECK(report.at.line == 19);
    CHECK(report.at.column == 62);
    report = read(heap_overflow("0 bytes to the right of"));
    CHECK(report.is_write);
    CHECK(report.at.line == 36);
    // gcc's runtime names no columns, and a file as it was compiled
    report = read(gcc_use_after_return);
    CHECK(report.at.line == 35);
    CHECK(report.at.column == 0);
}

TEST_CASE("where the memory was freed is read, and is not taken for the access") {
    const SanitizerReport report = read(gcc_use_after_free);
    CHECK(report.kind == "heap-use-after-free");
    CHECK(report.at.line == 15);
    CHECK(report.freed_at.line == 14);
    CHECK(report.side == AccessSide::inside);
    CHECK(report.distance == 8);
    CHECK(report.region_size == 32);
}

TEST_CASE("the side of a block of memory is read, in the words of old and new versions") {
    struct Row {
        const char* words;
        AccessSide side;
        std::uint64_t distance;
    };
    for (const Row& row :
         {Row{"0 bytes to the right of", AccessSide::behind, 0},
          Row{"16 bytes after", AccessSide::behind, 16},
          Row{"8 bytes to the left of", AccessSide::before, 8},
          Row{"8 bytes before", AccessSide::before, 8},
          Row{"24 bytes inside of", AccessSide::inside, 24}, Row{"near", AccessSide::unknown, 0}}) {
        CAPTURE(row.words);
        const SanitizerReport report = read(heap_overflow(row.words));
        CHECK(report.side == row.side);
        CHECK(report.distance == row.distance);
        CHECK(report.region_size == (row.side == AccessSide::unknown ? 0 : 32));
    }
}

TEST_CASE("a variable is read, with its line and the side of it") {
    SanitizerReport report = read(clang_stack_overflow);
    CHECK(report.variable == "cells");
    CHECK(report.variable_line == 19);
    CHECK(report.side == AccessSide::behind);
    report = read(gcc_use_after_return);
    CHECK(report.variable == "twice");
    CHECK(report.variable_line == 33);
    CHECK(report.side == AccessSide::inside);
    report = read(gcc_global);
    CHECK(report.variable == "table");
    CHECK(report.side == AccessSide::behind);
    CHECK(report.region_size == 16);
}

TEST_CASE("a null pointer is told from other addresses") {
    SanitizerReport report = read(clang_null);
    CHECK(report.kind == "SEGV");
    CHECK(report.is_null);
    CHECK(report.is_write);
    report = read(
        "==4==ERROR: AddressSanitizer: SEGV on unknown address (pc 0x5 T0)\n"
        "==4==The signal is caused by a READ memory access.\n"
        "==4==Hint: this fault was caused by a dereference of a high value address\n");
    CHECK_FALSE(report.is_null);
    CHECK(report.is_access);
    CHECK(report.at.line == 0);
}

TEST_CASE("of a recursion the line is read that calls come from") {
    std::string text =
        "==1==ERROR: AddressSanitizer: stack-overflow on address 0x7ffc95f4aff8 (pc 0x7 T0)\n"
        "    #0 0x1 in operator new(unsigned long) ../../../src/asan_new_delete.cpp:95\n"
        "    #1 0x2 in qkv::project(x) /a course/small.cpp:33\n";
    for (int i = 2; i < 250; ++i) {
        text += "    #" + std::to_string(i) + " 0x3 in qkv::project(x) /a course/small.cpp:34\n";
    }
    const SanitizerReport report = read(text);
    CHECK(report.kind == "stack-overflow");
    CHECK(report.at.line == 33);
    CHECK(report.most_called_from.line == 34);
    CHECK(report.most_calls == 248);
}

TEST_CASE("kinds that are sentences have a short name") {
    CHECK(
        read("==1==ERROR: AddressSanitizer: attempting double-free on 0x6 in thread T0:\n").kind ==
        "double-free");
    CHECK(read("==1==ERROR: AddressSanitizer: attempting free on address which was not "
               "malloc()-ed: 0x6 in thread T0\n")
              .kind == "bad-free");
    CHECK(read("==1==ERROR: AddressSanitizer: negative-size-param: (size=-1)\n").kind ==
          "negative-size-param");
}

TEST_CASE("a file is known by the end of its path, and by whole names of it") {
    const auto line_in = [](const std::string& frame) {
        return read("==1==ERROR: AddressSanitizer: SEGV on x\n    #0 0x1 in f() " + frame + "\n")
            .at.line;
    };
    CHECK(line_in("/a course/small.cpp:7") == 7);
    CHECK(line_in("crash/small.cpp:7:1") == 7);
    CHECK(line_in("small.cpp:7") == 7);
    CHECK(line_in("/a course/not_small.cpp:7") == 0);
    CHECK(line_in("/a course/small.cpp.hpp:7") == 0);
    CHECK(line_in("/a course/small.cpp:0") == 0);
    CHECK(line_in("/a course/small.cpp:99999999999999999999") == 0);
    CHECK(line_in("(/a course/small+0x21360)") == 0);
}

TEST_CASE("what is no report is none") {
    CHECK_FALSE(read_sanitizer_report("", "small.cpp").has_value());
    CHECK_FALSE(
        read_sanitizer_report("munmap_chunk(): invalid pointer\n", "small.cpp").has_value());
    CHECK_FALSE(read_sanitizer_report("SUMMARY: AddressSanitizer: SEGV small.cpp:1", "small.cpp")
                    .has_value());
}

TEST_CASE("any damage to a report is harmless") {
    std::mt19937 random(20261126);
    for (const std::string& whole : {clang_stack_overflow, gcc_use_after_free, gcc_use_after_return,
                                     clang_null, gcc_global, heap_overflow("0 bytes after")}) {
        for (int run = 0; run < 500; ++run) {
            std::string damaged = whole;
            for (int i = 0; i < 4; ++i) {
                damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
            }
            damaged.erase(random() % damaged.size(), random() % 20);
            if (run % 5 == 0) damaged.resize(random() % damaged.size());
            const auto report = read_sanitizer_report(damaged, "small.cpp");
            if (!report) continue;
            CHECK(report->at.line >= 0);
            CHECK(report->at.column >= 0);
            CHECK(report->variable_line >= 0);
        }
    }
}
