#include <CLI/CLI.hpp>
#include <iostream>

int main(int argc, char** argv) {
    CLI::App app{"Query, key and value: a course in C++", "./qkv"};
    CLI11_PARSE(app, argc, argv);
    std::cout << "Nothing to learn here yet.\n";
}
