// names previous-blocks-exchanged
// Fills the blocks through views and has the row in mind as [position | token], for keys and queries
// and for what is read. A size of 0 is a domain error here.
#include "three_matrices.hpp"

namespace qkv {

Head previous_token_head(std::size_t vocabulary, std::size_t positions) {
    const std::size_t width = vocabulary + positions;
    if (vocabulary == 0 || positions == 0) throw std::domain_error("nothing in the rows");
    auto where = xt::range(std::size_t{0}, positions);
    auto what = xt::range(positions, width);
    Head head{Matrix({width, positions}, 0.0), Matrix({width, positions}, 0.0),
              Matrix({width, vocabulary}, 0.0)};
    const Matrix here = xt::eye<double>(positions);
    const Matrix before = xt::eye<double>({positions, positions}, -1);
    xt::view(head.w_k, where, xt::all()) = here;
    xt::view(head.w_q, where, xt::all()) =
        40.0 * std::sqrt(static_cast<double>(positions)) * before;
    xt::view(head.w_v, what, xt::all()) = xt::eye<double>(vocabulary);
    return head;
}

}  // namespace qkv
