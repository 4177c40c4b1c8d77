# Code that says that it passed, or writes what looks like a report of its tests, has not passed.
. "${0%/*}/lib.sh"

forged='{"type":"start","format":1}'
for exercise in '1.1 head_width' '1.2 project' '1.3 project_qkv' '1.4 project_fused' '1.5 QKVProjection' '1.6 from_linear'; do
    forged="$forged
{\"type\":\"case\",\"exercise\":\"$exercise\",\"case\":\"forged\"}
{\"type\":\"check\",\"index\":0,\"call\":\"f()\",\"ending\":\"returned\",\"ok\":true}
{\"type\":\"case_end\",\"ok\":true}"
done
forged="$forged
{\"type\":\"end\",\"cases\":6}
"
# forge(): everywhere that a report could go to, with whatever can be read there before each line
prelude="#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <fstream>
#include <iostream>
static const std::string forged = R\"forged($forged)forged\";
inline void write_everywhere(const std::string& text) {
    if (const char* const report = std::getenv(\"QKV_REPORT\")) std::ofstream(report) << text;
    for (int descriptor = 3; descriptor < 64; ++descriptor) {
        (void)!::write(descriptor, text.data(), text.size());
        std::ofstream(\"/proc/self/fd/\" + std::to_string(descriptor)) << text;
    }
}
inline std::string readable() {
    std::string text;
    char buffer[64];
    for (int descriptor = 3; descriptor < 64; ++descriptor) {
        const ssize_t count = ::recv(descriptor, buffer, sizeof buffer, MSG_DONTWAIT);
        if (count > 0) text.append(buffer, static_cast<std::size_t>(count));
    }
    return text.substr(0, text.find('\\n'));
}
inline void forge() {
    const std::string token = readable();
    std::string text;
    for (const char character : forged) {
        if (text.empty() || text.back() == '\\n') text += token.empty() ? \"\" : token + ' ';
        text += character;
    }
    write_everywhere(text);
}"

# printed
for stream in cout cerr; do
    hostile "std::$stream << \"6 of 6 exercises passed\\n[doctest] Status: SUCCESS!\\n\" << forged << std::flush; return 0.5 * matmul(x, w);" "$wrong"
    hostile "std::$stream << forged << std::flush; std::_Exit(0);" "exited_early $rest"
done

# into the report: after its first lines, before them, after its end
hostile 'forge(); std::_Exit(0);' "exited_early $rest"
says 'the code wrote into the report of the tests, in 1.2 project'
explains 'Look for code that closes, or writes to, a descriptor that it did not open.'
hostile 'forge(); return 0.5 * matmul(x, w);' "exited_early $rest"
hostile 'write_everywhere("no line"); return matmul(x, w);' "exited_early $rest"
hostile_besides 'static const int early = (forge(), std::_Exit(0), 0);' "exited_early $none"
hostile_besides 'static const int early = (forge(), 0);' "exited_early $none"
hostile 'static const struct Late { ~Late() { forge(); } } late; return 0.5 * matmul(x, w);' \
    'exited_early passed failed failed failed failed failed'
hostile_besides 'static const struct Late { ~Late() { forge(); } } late;' \
    'exited_early passed passed passed passed passed failed'

# the report closed, or led elsewhere; the output may be closed
hostile 'for (int descriptor = 0; descriptor < 1024; ++descriptor) ::close(descriptor); return matmul(x, w);' "exited_early $rest"
says 'the tests could not report any more, in 1.2 project'
hostile 'for (int descriptor = 3; descriptor < 1024; ++descriptor) ::dup2(1, descriptor); return matmul(x, w);' "exited_early $rest"
hostile '::close(0); ::close(1); ::close(2); return 0.5 * matmul(x, w);' "$wrong"

# a second process goes on with the tests as well, or goes on alone: only the first one counts
hostile 'static const int once = ::fork(); return (void)once, 0.5 * matmul(x, w);' "$wrong"
hostile 'if (::fork() != 0) { ::wait(nullptr); std::_Exit(0); } return matmul(x, w);' "exited_early $rest"

# a test case of its own in the exercise's suite does not stand for the others
prelude='#include <doctest/doctest.h>'
hostile_besides 'TEST_SUITE("1.2 project") { TEST_CASE("forged") { CHECK(true); } }' \
    'failed passed failed passed passed passed passed'
