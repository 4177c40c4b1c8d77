# Code that crashes or throws anything at all: the exercise is named, and the signal.
. "${0%/*}/lib.sh"
hostile 'volatile int* nowhere = nullptr; *nowhere = 1; return x;' "crashed $rest"
says 'the program crashed with SIGSEGV (a memory access that is not allowed), in 1.2 project'
explains 'Look for an index out of range, a null pointer or a recursion without an end.'
hostile 'return project(x, w);' "crashed $rest"
says 'SIGSEGV'
hostile 'const volatile double* cells = x.data(); return double(cells[std::size_t{1} << 40]) * x;' "crashed $rest"
hostile 'std::abort();' "crashed $rest"
hostile 'std::terminate();' "crashed $rest"
hostile 'volatile std::size_t zero = 0; return x * double(x.shape(0) / zero);' "crashed $rest"
says 'SIGFPE'

# xtensor refuses such an index: an ordinary failure
hostile 'return x * x(1000, 1000);' "$wrong"
hostile 'throw 42;' "$wrong"
says 'no std::exception'
hostile 'throw NotImplemented("project");' \
    'failed passed not_implemented not_implemented not_implemented not_implemented not_implemented'
hostile 'throw std::runtime_error("\xff\x00 \"quoted\" ] } \n line");' "$wrong"

# before the first test, and after the last
hostile_besides 'static const int early = (std::abort(), 0);' "crashed $none"
says 'SIGABRT' 'before the first test'
hostile_besides 'static const int early = (throw 42, 0);' "crashed $none"
hostile_besides 'static const struct Late { ~Late() { std::abort(); } } late;' \
    'crashed passed passed passed passed passed failed'
says 'after the last test'
