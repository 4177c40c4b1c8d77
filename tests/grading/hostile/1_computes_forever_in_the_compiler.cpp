// Tries: to have the compiler compute without end.
// Comes to: does_not_compile
constexpr unsigned long long endless() {
    unsigned long long sum = 0;
    while (true) ++sum;
    return sum;
}
constexpr unsigned long long never = endless();
