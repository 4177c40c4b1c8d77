// Tries: to leave a function undefined, but weakly so, for whoever is loaded and has it.
// Comes to: does_not_compile
// Replaces: head_width
namespace qkv {

[[gnu::weak]] std::size_t head_width(std::size_t, std::size_t);
static auto* const used = head_width;

}  // namespace qkv
