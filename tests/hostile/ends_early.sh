# Code that ends the program proves nothing, whatever the exit status.
. "${0%/*}/lib.sh"
hostile 'std::exit(0);' "exited_early $rest"
says 'the program exited with status 0 before its tests had ended, in 1.2 project'
explains 'Look for exit()'
hostile 'std::_Exit(0);' "exited_early $rest"
hostile 'std::quick_exit(0);' "exited_early $rest"
prelude='#include <thread>'
hostile 'std::thread([] { std::_Exit(0); }).join(); return x;' "exited_early $rest"

# before the first test
hostile_besides 'static const int early = (std::exit(0), 0);' "exited_early $none"
says 'before the first test'
hostile_besides 'static const int early = (std::_Exit(0), 0);' "exited_early $none"
hostile_besides 'int main() { return 0; }' "exited_early $none"
explains 'Look for exit(), or a main() of its own'

# after the last one: a failure stays one, and a pass is none
hostile 'static const int once = std::atexit([] { std::_Exit(0); }); return (void)once, 0.5 * matmul(x, w);' "$wrong"
hostile_besides 'static const int once = std::atexit([] { std::_Exit(3); });' \
    'failed passed passed passed passed passed failed'
says 'the program exited with status 3, after the last test'
