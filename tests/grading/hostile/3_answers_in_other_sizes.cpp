// Tries: the same with heads, which the suite runs itself: of no width, of one that is not theirs, so large
// that running them takes long.
// Replaces: swap_head previous_token_head lookup_head bilinear_form
// Comes to: failed passed passed failed failed failed
namespace qkv {

static std::size_t next_size() {
    static std::size_t calls = 0;
    const std::size_t sizes[] = {0, 1, 2, 3000, 3, 17, 64};
    return sizes[calls++ % 7];
}

static Matrix matrix() {
    return xt::ones<double>({next_size(), next_size() % 100}) *
           std::numeric_limits<double>::quiet_NaN();
}

Matrix bilinear_form(const Matrix&, const Matrix&) { return matrix(); }
Head swap_head() { return {matrix(), matrix(), matrix()}; }
Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    const Matrix wide = xt::ones<double>({vocabulary + positions, std::size_t{1000}});
    return {wide, wide, matrix()};
}
Head lookup_head(std::size_t key_width, std::size_t payload_width) {
    const Matrix wide = xt::ones<double>({key_width + payload_width, std::size_t{2000}});
    return {wide, wide, wide};
}

}  // namespace qkv
