#include "processes/background.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <set>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include "processes/launch.hpp"

namespace coach {
namespace {

constexpr int niceness = 10;
constexpr int not_started = 127;

std::set<pid_t>& running() {
    static std::set<pid_t> ids;
    return ids;
}

/// Between fork and exec: nothing that might wait for a lock, so no memory either.
[[noreturn]] void become(char* const* arguments, char* const* environment, const char* directory) {
    setpgid(0, 0);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0L, 0L, 0L);
#endif
    if (getpriority(PRIO_PROCESS, 0) < niceness) setpriority(PRIO_PROCESS, 0, niceness);
    // signals that the coach waits for in its own way mean again what they usually do
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) std::signal(signal, SIG_DFL);
    const int null = open("/dev/null", O_RDWR);
    if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0) _exit(not_started);
    if (directory[0] != '\0' && chdir(directory) != 0) _exit(not_started);
    execve(arguments[0], arguments, environment);
    _exit(not_started);
}

class RealBackgroundProcess : public BackgroundProcess {
 public:
    explicit RealBackgroundProcess(pid_t id) : id_(id) { running().insert(id); }
    ~RealBackgroundProcess() override {
        if (end_) return;
        kill(-id_, SIGKILL);
        wait(0);
    }
    RealBackgroundProcess(const RealBackgroundProcess&) = delete;
    RealBackgroundProcess& operator=(const RealBackgroundProcess&) = delete;

    std::optional<ProcessEnd> end() override {
        if (!end_) wait(WNOHANG);
        return end_;
    }

 private:
    void wait(int options) {
        siginfo_t info{};
        int failure = 0;
        do {
            // It stays a zombie for now, which keeps its group's id from being given to another.
            failure = waitid(P_PID, static_cast<id_t>(id_), &info, WEXITED | WNOWAIT | options);
        } while (failure != 0 && errno == EINTR);
        if (failure == 0 && info.si_pid == 0) return;  // it runs
        kill(-id_, SIGKILL);                           // what it started does not outlive it
        int status = SIGKILL;
        waitpid(id_, &status, 0);
        running().erase(id_);
        if (WIFEXITED(status)) {
            end_ = Exited{WEXITSTATUS(status)};
        } else {
            end_ = Signalled{WTERMSIG(status)};
        }
    }

    pid_t id_;
    std::optional<ProcessEnd> end_;
};

}  // namespace

std::unique_ptr<BackgroundProcess> RealBackgroundRunner::start(const ProcessRequest& request) {
    std::vector<std::string> arguments = limited(request);
    std::vector<std::string> environment = environment_of(request);
    const std::vector<char*> argument_pointers = pointers(arguments);
    const std::vector<char*> environment_pointers = pointers(environment);
    const std::string directory = request.directory.string();
    const pid_t id = fork();
    if (id < 0) return nullptr;
    if (id == 0) become(argument_pointers.data(), environment_pointers.data(), directory.c_str());
    setpgid(id, id);  // here too, so that it is a group whichever comes first
    return std::make_unique<RealBackgroundProcess>(id);
}

bool is_in_background(int process_id) { return running().contains(process_id); }

void end_background() {
    for (const pid_t id : running()) kill(-id, SIGKILL);
}

}  // namespace coach
