#include "golden.hpp"

#if __has_include(<xtensor/io/xnpy.hpp>)
#include <xtensor/io/xnpy.hpp>
#else
#include <xtensor/xnpy.hpp>
#endif

namespace qkv_tests {
namespace {

template <class Tensor>
Tensor golden(std::string_view name, std::size_t axes) {
    const std::string file = std::string(QKV_GOLDEN_DIR) + "/" + std::string(name) + ".npy";
    const auto loaded = xt::load_npy<double>(file);
    if (loaded.dimension() != axes) {
        throw std::runtime_error(file + ": expected " + std::to_string(axes) + " axes, got " +
                                 std::to_string(loaded.dimension()));
    }
    return loaded;
}

}  // namespace

qkv::Matrix golden_matrix(std::string_view name) { return golden<qkv::Matrix>(name, 2); }
qkv::Batch golden_batch(std::string_view name) { return golden<qkv::Batch>(name, 3); }

}  // namespace qkv_tests
