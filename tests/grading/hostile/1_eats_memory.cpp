// Tries: to take all the memory there is.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    std::vector<std::vector<char>> eaten;
    while (true) eaten.emplace_back(64 << 20, 'x');
}

}  // namespace qkv
