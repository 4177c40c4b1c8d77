#include "memory/fsrs.hpp"

#include <cstdlib>

namespace coach {

std::string_view name_of(Grade grade) {
    switch (grade) {
        case Grade::again:
            return "again";
        case Grade::hard:
            return "hard";
        case Grade::good:
            return "good";
        case Grade::easy:
            return "easy";
    }
    std::abort();  // not a Grade
}

}  // namespace coach
