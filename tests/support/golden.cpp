#include "golden.hpp"

#if __has_include(<xtensor/io/xnpy.hpp>)
#include <xtensor/io/xnpy.hpp>
#else
#include <xtensor/xnpy.hpp>
#endif

namespace qkv_tests {
namespace {

std::string golden_file(std::string_view name) {
    return std::string(QKV_GOLDEN_DIR) + "/" + std::string(name) + ".npy";
}

template <class Tensor>
Tensor golden(std::string_view name, std::size_t axes) {
    const std::string file = golden_file(name);
    const auto loaded = xt::load_npy<double>(file);
    if (loaded.dimension() != axes) {
        throw std::runtime_error(file + ": expected " + std::to_string(axes) + " axes, got " +
                                 std::to_string(loaded.dimension()));
    }
    return loaded;
}

}  // namespace

qkv::Vector golden_vector(std::string_view name) { return golden<qkv::Vector>(name, 1); }
qkv::Matrix golden_matrix(std::string_view name) { return golden<qkv::Matrix>(name, 2); }
qkv::Batch golden_batch(std::string_view name) { return golden<qkv::Batch>(name, 3); }

std::vector<std::size_t> golden_lengths(std::string_view name) {
    const auto loaded = xt::load_npy<std::int64_t>(golden_file(name));
    return {loaded.begin(), loaded.end()};
}

}  // namespace qkv_tests
