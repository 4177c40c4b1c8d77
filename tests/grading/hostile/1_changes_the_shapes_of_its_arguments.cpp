// Tries: to make the suite read and write beyond the end of its own matrices, which have become small.
// Replaces: project project_qkv project_fused
// Comes to: passed failed failed failed passed passed
// Says: an argument has another shape now
namespace qkv {

static void shrink(const Matrix& argument) { const_cast<Matrix&>(argument).resize({1, 0}); }

Matrix project(const Matrix& x, const Matrix& w) {
    Matrix product = project_of_the_reference(x, w);
    shrink(x);
    shrink(w);
    return product;
}

QKV project_qkv(const Matrix& x, const Head& head) {
    QKV projected = project_qkv_of_the_reference(x, head);
    shrink(head.w_q);
    shrink(head.w_v);
    return projected;
}

QKV project_fused(const Matrix& x, const Matrix& w_qkv, std::size_t d_k, std::size_t d_v) {
    QKV projected = project_fused_of_the_reference(x, w_qkv, d_k, d_v);
    const_cast<Matrix&>(x).resize({3000, 0});
    shrink(w_qkv);
    return projected;
}

}  // namespace qkv
