# Processes that the code starts end with its program, wherever they have gone.
. "${0%/*}/lib.sh"
[ -d /proc/self ] || exit 0 # elsewhere than on Linux only the program's group is ended
prelude='#include <sys/wait.h>
#include <unistd.h>
#include <csignal>
inline void waits() { while (true) ::pause(); }
inline void ignores_signals() { for (int i = 1; i < 32; ++i) std::signal(i, SIG_IGN); }
// once: a child in a session of its own; its parent has ended
inline void start_daemon() {
    static bool is_started = false;
    if (!std::exchange(is_started, true) && ::fork() == 0) {
        ::setsid();
        if (::fork() == 0) { ignores_signals(); waits(); }
        std::_Exit(0);
    }
    ::wait(nullptr);
}'
hostile 'if (::fork() == 0) waits(); throw 42;' "$wrong"
hostile 'if (::fork() == 0) { ::setsid(); waits(); } throw 42;' "$wrong"
hostile 'if (::fork() == 0) { ::setsid(); ::chdir("/"); while (true) (void)!::write(1, "on and on\n", 10); } std::_Exit(0);' "exited_early $rest"
hostile 'start_daemon(); throw 42;' "$wrong"
hostile 'std::system("setsid sh -c \"while :; do :; done\" >/dev/null 2>&1 &"); std::_Exit(0);' "exited_early $rest"
# however the program itself ends
hostile 'start_daemon(); std::_Exit(0);' "exited_early $rest"
hostile 'start_daemon(); std::abort();' "crashed $rest"
hostile 'start_daemon(); while (true) {}' "timed_out $rest"
hostile_besides 'static const int early = (start_daemon(), std::_Exit(0), 0);' "exited_early $none"
# one that never stays the same
hostile 'if (::fork() == 0) while (true) { ::setsid(); if (::fork() != 0) std::_Exit(0); } std::_Exit(0);' "exited_early $rest"

# the program may go elsewhere: the report and the course stay where they are
hostile 'if (::chdir("/") != 0) std::abort(); return 0.5 * matmul(x, w);' "$wrong"
