# Code that asks for too much memory, prints without an end or fills the disk meets a limit.
. "${0%/*}/lib.sh"
prelude='#include <unistd.h>
#include <cstring>
#include <memory>'
hostile 'std::vector<std::unique_ptr<char[]>> all; while (true) all.emplace_back(new char[1 << 20]);' "out_of_memory $rest"
says 'more than 2 GiB of memory were asked for, in 1.2 project'
explains 'Look for a size that is computed wrongly'
hostile 'return Matrix::from_shape({std::size_t{1} << 20, std::size_t{1} << 13});' "out_of_memory $rest" # 64 GiB
hostile 'const std::size_t all = std::size_t{64} << 30; std::memset(std::malloc(all), 1, all); return x;' "crashed $rest"
hostile_besides 'volatile int gib = 64; static std::vector<char> early(std::size_t(gib) << 30);' "crashed $none"
says 'SIGABRT'

# printed: shown in part, the rest is thrown away
hostile 'while (true) (void)!::write(1, "on and on\n", 10);' "timed_out $rest"
explains 'on and on' '    ...'
hostile 'while (true) (void)!::write(2, "on and on ", 10);' "timed_out $rest"
explains 'on and on  ...'

# returned or thrown: told without all of its cells and characters
with_project 'return xt::eval(xt::ones<double>({200, 200}) * w(0, 0));'
check 1 1.2
says '✗ 1.2 project  failed' 'expected the shape (2, 2), got (200, 200)' 'more test cases'
hostile 'throw std::runtime_error(std::string(1000000, char(120)));' "$wrong"
[ "$(wc -c <"$clone/output.txt")" -lt 100000 ] || fail 'the message of an exception is told at length'

# written: to a file that has no name, so that nothing is left here
hostile 'std::FILE* const file = std::tmpfile(); while (true) std::fputs("on and on\n", file);' "crashed $rest"
says 'SIGXFSZ (a file that grew too large)'
