#include "judge/submission_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <system_error>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "judge/call_format.hpp"
#include "support/ending.hpp"

namespace qkv_judge {
namespace {

using qkv_tests::CallLost;

constexpr int programs_end = 3;
constexpr int not_started = 127;
// a shell's way, and bubblewrap's, to say by which signal a program ended
constexpr int signalled = 128;

void limit(int resource, std::size_t most) {
    const rlimit value{most, most};
    setrlimit(static_cast<__rlimit_resource_t>(resource), &value);
}

/// Between fork and exec: nothing that might wait for a lock, so no memory either.
[[noreturn]] void become(char* const* arguments, int socket, const SubmissionLimits& limits) {
    setsid();
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0L, 0L, 0L);
#endif
    const int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0) _exit(not_started);
    if (socket == programs_end) {
        fcntl(socket, F_SETFD, 0);
    } else if (dup2(socket, programs_end) < 0) {
        _exit(not_started);
    }
    // whatever else the judge holds open is none of the program's business
    const long most_descriptors = sysconf(_SC_OPEN_MAX);
    for (int other = programs_end + 1; other < most_descriptors && other < 1024; ++other) {
        close(other);
    }
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_AS, limits.memory_bytes);
    limit(RLIMIT_FSIZE, limits.file_bytes);
    limit(RLIMIT_NOFILE, limits.descriptors);
    char* const environment[] = {nullptr};
    execve(arguments[0], arguments, environment);
    _exit(not_started);
}

std::string signal_text(int signal) {
    const char* const name = sigabbrev_np(signal);
    std::string text = "it crashed its program with SIG" + std::string(name ? name : "?");
    if (signal == SIGSEGV) text += " (a memory access that is not allowed)";
    if (signal == SIGKILL) return "its program was killed";
    return text;
}

/// How it ended, as waitpid says.
std::string end_text(int status) {
    if (WIFSIGNALED(status)) return signal_text(WTERMSIG(status));
    const int code = WEXITSTATUS(status);
    if (code > signalled && sigabbrev_np(code - signalled) != nullptr) {
        return signal_text(code - signalled);
    }
    return "it ended its program with status " + std::to_string(code);
}

}  // namespace

SubmissionProcess::SubmissionProcess(const std::vector<std::string>& command,
                                     const SubmissionLimits& limits) {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        throw std::system_error(errno, std::generic_category(), "socketpair");
    }
    socket_ = ends[0];
    fcntl(socket_, F_SETFL, O_NONBLOCK);
    const int on = 1;
    setsockopt(socket_, SOL_SOCKET, SO_PASSCRED, &on, sizeof on);
    std::vector<char*> arguments;
    for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    id_ = fork();
    if (id_ == 0) become(arguments.data(), ends[1], limits);
    const int failure = errno;
    close(ends[1]);
    if (id_ < 0) {
        close(socket_);
        throw std::system_error(failure, std::generic_category(), "fork");
    }
}

SubmissionProcess::~SubmissionProcess() { end(); }

std::string SubmissionProcess::end() {
    if (id_ < 0) return "its program has ended";
    // It may have ended by itself; it stays a zombie for now, which keeps its group's id from being
    // given to another.
    siginfo_t info{};
    waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOWAIT | WNOHANG);
    kill(-id_, SIGKILL);
    if (info.si_pid == 0) kill(id_, SIGKILL);
    int status = 0;
    while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    close(socket_);
    id_ = -1;
    socket_ = -1;
    return end_text(status);
}

std::optional<std::string> SubmissionProcess::proc_folder() const {
    if (sender_ <= 0) return std::nullopt;
    return "/proc/" + std::to_string(sender_);
}

void SubmissionProcess::lose(const std::string& how) {
    end();
    throw CallLost{how};
}

void SubmissionProcess::wait_for(short event) {
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline_ - std::chrono::steady_clock::now());
        if (left.count() <= 0) break;
        pollfd waiting{socket_, event, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(left.count()));
        if (ready > 0) return;
        if (ready < 0 && errno != EINTR) lose("its program cannot be waited for");
    }
    end();
    throw CallLost{too_late_, true};
}

void SubmissionProcess::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (errno == EAGAIN) {
            wait_for(POLLOUT);
        } else if (errno != EINTR) {
            return;  // it has ended: receive() says how
        }
    }
}

std::string SubmissionProcess::receive(std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t received = 0;
    while (received < count) {
        iovec part{bytes.data() + received, count - received};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(ucred))> control{};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        // Descriptors that are sent along have no place in `control`: the system closes them.
        const ssize_t taken = recvmsg(socket_, &message, MSG_CMSG_CLOEXEC);
        if (taken > 0) {
            received += static_cast<std::size_t>(taken);
            const cmsghdr* const header = CMSG_FIRSTHDR(&message);
            if (header != nullptr && header->cmsg_type == SCM_CREDENTIALS) {
                ucred sender{};
                std::memcpy(&sender, CMSG_DATA(header), sizeof sender);
                sender_ = sender.pid;
            }
        } else if (taken < 0 && errno == EAGAIN) {
            wait_for(POLLIN);
        } else if (taken == 0 || errno != EINTR) {
            lose(ended());
        }
    }
    return bytes;
}

std::string SubmissionProcess::ended() {
    // A program that has ended is there for the taking in a moment; one that only closed the
    // socket goes on.
    constexpr std::chrono::milliseconds moment{500};
    const auto until = std::chrono::steady_clock::now() + moment;
    siginfo_t info{};
    while (std::chrono::steady_clock::now() < until) {
        if (waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOWAIT | WNOHANG) != 0) break;
        if (info.si_pid != 0) return end();
        poll(nullptr, 0, 1);
    }
    end();
    return "it closed the connection to its judge";
}

std::string SubmissionProcess::exchange(std::string_view message, const TimeLimit& limit) {
    if (id_ < 0) throw CallLost{"its program has ended"};
    deadline_ = std::chrono::steady_clock::now() + limit.time;
    too_late_ = limit.too_late;
    const auto bytes = static_cast<std::uint32_t>(message.size());
    send({reinterpret_cast<const char*>(&bytes), sizeof bytes});
    send(message);
    std::uint32_t answer_bytes = 0;
    const std::string head = receive(sizeof answer_bytes);
    std::memcpy(&answer_bytes, head.data(), sizeof answer_bytes);
    if (answer_bytes > most_bytes)
        lose("it answered with more than " + std::to_string(most_bytes >> 20) + " MiB");
    return receive(answer_bytes);
}

}  // namespace qkv_judge
