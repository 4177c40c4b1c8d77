# Code that exits, crashes, loops, eats memory or throws anything never passes, and says which
# exercise it was. Called as: never_pass.sh ROOT CLONE
. "${0%/*}/../learner/lib.sh"

# hostile BODY STATUSES: project does this; the lesson and its exercises come to that
hostile() {
    with_project "$1"
    got=$(statuses 1)
    [ "$got" = "$2 " ] || fail "with '$1' expected '$2', got '$got'"
}

rest='passed failed not_run not_run not_run not_run'
hostile 'std::exit(0);' "exited_early $rest"
says 'the program exited with status 0 before its tests had ended, in 1.2 project'
hostile 'std::_Exit(0);' "exited_early $rest"
hostile 'std::quick_exit(0);' "exited_early $rest"
hostile 'std::abort();' "crashed $rest"
hostile 'std::terminate();' "crashed $rest"
hostile 'volatile int* nowhere = nullptr; *nowhere = 1; return x;' "crashed $rest"
says 'SIGSEGV'
hostile 'return project(x, w);' "crashed $rest"
hostile 'volatile std::size_t zero = 0; return x * double(x.shape(0) / zero);' "crashed $rest"
hostile 'while (true) {}' "timed_out $rest"
hostile 'std::vector<double> all; while (true) all.resize(2 * all.size() + 1000);' "out_of_memory $rest"
hostile 'throw 7;' 'failed passed failed failed failed failed failed'
hostile 'throw NotImplemented("project");' \
    'failed passed not_implemented not_implemented not_implemented not_implemented not_implemented'
hostile 'throw std::runtime_error("\xff\x00 \"quoted\" ] } \n line");' \
    'failed passed failed failed failed failed failed'
# a core file would be left in the course
[ -z "$(find "$clone" -maxdepth 1 -name 'core*' ! -name 'core*.txt')" ] || fail 'a core file was left behind'

# before the first test, and after the last
{ cat "$reference"; echo 'static const int early = (std::exit(0), 0);'; } >"$lesson"
got=$(statuses 1)
[ "$got" = 'exited_early not_run not_run not_run not_run not_run not_run ' ] || fail "$got"
says 'before the first test'
{ cat "$reference"; echo 'static const struct Late { ~Late() { std::abort(); } } late;'; } >"$lesson"
got=$(statuses 1)
[ "$got" = 'crashed passed passed passed passed passed failed ' ] || fail "$got"
