// The numbers that the questions of lesson 1 ask for.

#include "projections.hpp"

#include "figure.hpp"

int main(int argc, char** argv) {
    return book::run(argc, argv, [](book::Results& results) {
        results.answer("which-way-round", [] {
            const qkv::Matrix x{{1, 2}};
            const qkv::Matrix w{{0, 1}, {2, 0.5}};
            return qkv::project(x, w)(0, 0);
        });
    });
}
