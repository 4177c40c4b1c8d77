# Code that goes on for ever is ended, whatever it does against that.
. "${0%/*}/lib.sh"
prelude='#include <unistd.h>
#include <csignal>
#include <thread>'
hostile 'while (true) {}' "timed_out $rest"
says 'the suite did not end within 1 s, as in an endless loop, in 1.2 project'
explains 'Look for a loop whose condition stays true' 'QKV_SUITE_SECONDS lowers the limit from 10 s'
hostile 'for (int i = 1; i < 32; ++i) std::signal(i, SIG_IGN); while (true) {}' "timed_out $rest"
hostile 'return (void)::nice(19), ::setsid(), ::pause(), x;' "timed_out $rest"
hostile 'std::raise(SIGSTOP); return x;' "timed_out $rest"
# returns to the instruction that faulted
hostile 'std::signal(SIGSEGV, [](int) {}); volatile int* nowhere = nullptr; *nowhere = 1; return x;' "timed_out $rest"
hostile_besides 'static const int early = [] { while (true) {} return 0; }();' "timed_out $none"
hostile_besides 'static const struct Late { ~Late() { ::pause(); } } late;' \
    'timed_out passed passed passed passed passed failed'
hostile 'std::thread([] { while (true) {} }).join(); return x;' "timed_out $rest"
# a thread that nobody waits for ends with the program
hostile 'static const int once = (std::thread([] { while (true) (void)!::write(1, "on and on\n", 10); }).detach(), 0); return (void)once, 0.5 * matmul(x, w);' "$wrong"

# none but a lower limit may be asked for
for nonsense in 0 10 11 -1 x ''; do
    run 2 env QKV_SUITE_SECONDS="$nonsense" "$clone/qkv" check 1
    says "QKV_SUITE_SECONDS is '$nonsense': it may only lower the limit of 10 s"
done
