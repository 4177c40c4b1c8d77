#include "ziggurat.hpp"

namespace qkv_random {
namespace {

constexpr std::size_t layers = 256;
constexpr double places = 4503599627370496.0;  // 2^52: places in a layer
constexpr double tail = 3.6541528853610088;    // where the lowest layer's rectangle ends

/// The layers, from the lowest (0, which holds the tail as well) to the highest (1) and back up in
/// width: the right edge of layer i is `width[i]` times 2^52.
struct Ziggurat {
    std::array<std::uint64_t, layers> inside;  ///< places below this lie under the density for sure
    std::array<double, layers> width;          ///< of one place
    std::array<double, layers> height;         ///< exp(-x²/2) at the right edge

    Ziggurat() {
        const auto density = [](double x) { return std::exp(-0.5 * x * x); };
        // each layer's area: the rectangle up to the tail, and the tail
        const double area = tail * density(tail) +
                            std::sqrt(std::acos(-1.0) / 2.0) * std::erfc(tail / std::sqrt(2.0));
        double edge = tail;
        inside[0] = static_cast<std::uint64_t>(tail * density(tail) / area * places);
        width[0] = area / density(tail) / places;
        height[0] = 1.0;
        width[layers - 1] = tail / places;
        height[layers - 1] = density(tail);
        for (std::size_t i = layers - 2; i >= 1; --i) {
            const double narrower = std::sqrt(-2.0 * std::log(area / edge + density(edge)));
            inside[i + 1] = static_cast<std::uint64_t>(narrower / edge * places);
            width[i] = narrower / places;
            height[i] = density(narrower);
            edge = narrower;
        }
        inside[1] = 0;
    }
};

/// Above 0, below 1.
double uniform(qkv::Rng& rng) { return (static_cast<double>(rng() >> 12) + 0.5) / places; }

/// What lies beyond the rectangle of the lowest layer.
double beyond_tail(qkv::Rng& rng) {
    while (true) {
        const double x = -std::log(uniform(rng)) / tail;
        const double y = -std::log(uniform(rng));
        if (2.0 * y > x * x) return tail + x;
    }
}

/// A draw that a layer's rectangle did not settle: accept it, or draw anew.
[[gnu::noinline]] double near_an_edge(const Ziggurat& ziggurat, std::uint64_t bits, qkv::Rng& rng) {
    while (true) {
        const std::size_t layer = bits & (layers - 1);
        const double sign = (bits & layers) != 0 ? -1.0 : 1.0;
        const std::uint64_t place = bits >> 12;
        const double x = static_cast<double>(place) * ziggurat.width[layer];
        if (place < ziggurat.inside[layer]) return sign * x;
        if (layer == 0) return sign * beyond_tail(rng);
        const double below = ziggurat.height[layer];
        const double above = ziggurat.height[layer - 1];
        if (below + (above - below) * uniform(rng) < std::exp(-0.5 * x * x)) return sign * x;
        bits = rng();
    }
}

}  // namespace

void fill_with_normals(double* begin, const double* end, qkv::Rng& rng) {
    static const Ziggurat ziggurat;
    qkv::Rng local = rng;  // one that nobody else can see stays in registers
    for (double* cell = begin; cell != end; ++cell) {
        const std::uint64_t bits = local();
        const std::size_t layer = bits & (layers - 1);
        const std::uint64_t place = bits >> 12;
        const double x = static_cast<double>(place) * ziggurat.width[layer];
        // the sign bit goes to where a double has its own
        const std::uint64_t sign = (bits & layers) << 55;
        *cell = place < ziggurat.inside[layer]
                    ? std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) | sign)
                    : near_an_edge(ziggurat, bits, local);
    }
    rng = local;
}

}  // namespace qkv_random
