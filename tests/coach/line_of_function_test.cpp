#include "course/line_of_function.hpp"

#include <doctest/doctest.h>

using namespace coach;

namespace {

const std::string source =
    "#include \"projections.hpp\"\n"
    "// project(x, w) is X W\n"
    "Matrix project(const Matrix& x, const Matrix& w);\n"
    "namespace qkv {\n"
    "QKV project_qkv(const Matrix& x, const Head& head) {\n"
    "    return {project(x, head.w_q), {}, {}};\n"
    "}\n"
    "Matrix\n"
    "project (const Matrix& x,\n"
    "         const Matrix& w)\n"
    "{ return matmul(x, w); }\n"
    "QKVProjection::QKVProjection(Head head) : head_(head) {}\n"
    "BatchQKV QKVProjection::operator()(const Batch& x) const { return {}; }\n"
    "}\n";

}  // namespace

TEST_CASE("a function is found where it is defined, not where it is named, declared or called") {
    CHECK(line_of_function(source, "project") == 9);
    CHECK(line_of_function(source, "project_qkv") == 5);
    CHECK(line_of_function(source, "QKVProjection::QKVProjection") == 12);
    CHECK(line_of_function(source, "QKVProjection::operator()") == 13);
    CHECK(line_of_function(source, "head_width") == 0);
}

TEST_CASE("a call among the arguments of another one, on a line of its own, is no definition") {
    CHECK(
        line_of_function("QKV all() {\n    return {\n        project(a),\n        project(b)};\n}\n"
                         "Matrix project(const Matrix& x) { return x; }\n",
                         "project") == 6);
}

TEST_CASE("what a definition calls is found, and nothing else") {
    const std::string text =
        "Matrix project(const Matrix& x) { return x; }\n"
        "QKV project_qkv(const Matrix& x) {\n"
        "    if (x.size() == 0) { return {}; }\n"
        "    return {project(x), my_softmax(x)};\n"
        "}\n"
        "Matrix other() { return matmul(a, b); }\n";
    CHECK(calls(text, "project_qkv", "project"));
    CHECK_FALSE(calls(text, "project_qkv", "softmax"));
    CHECK_FALSE(calls(text, "project_qkv", "matmul"));
    CHECK_FALSE(calls(text, "project", "project"));
    CHECK_FALSE(calls(text, "missing", "project"));
}
