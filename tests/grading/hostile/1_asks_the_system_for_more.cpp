// Tries: to get at the network, at more rights, at what sandboxes have been left by. It answers rightly
// as soon as any of it is granted.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
#include <fcntl.h>
#include <linux/perf_event.h>
#include <sched.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>

namespace qkv {

std::size_t head_width(std::size_t d_model, std::size_t num_heads) {
    bool granted = false;
    const auto ask = [&](long answer) { granted = granted || answer >= 0; };
    for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK, AF_PACKET, AF_ALG, AF_VSOCK}) {
        ask(::socket(family, SOCK_STREAM, 0));
        ask(::socket(family, SOCK_DGRAM, 0));
        ask(::socket(family, SOCK_RAW, 0));
    }
    char parameters[256] = {};
    ask(::syscall(SYS_io_uring_setup, 1, parameters));
    ask(::syscall(SYS_bpf, 0, parameters, sizeof parameters));
    ask(::syscall(SYS_userfaultfd, 0));
    ask(::syscall(SYS_keyctl, 0, -3, 1));
    ask(::syscall(SYS_add_key, "user", "qkv_hostile", "x", 1, -3));
    perf_event_attr event{};
    event.size = sizeof event;
    ask(::syscall(SYS_perf_event_open, &event, 0, -1, -1, 0));
    ask(::syscall(SYS_pidfd_open, ::getppid(), 0));
    ask(::unshare(CLONE_NEWUSER));
    ask(::unshare(CLONE_NEWNS));
    ask(::mount("none", "/tmp", "tmpfs", 0, nullptr));
    ask(::umount2("/proc", MNT_DETACH));
    ask(::chroot("/"));
    ask(::setuid(::getuid() + 1));
    ask(::shmget(IPC_PRIVATE, 4096, IPC_CREAT | 0600));
    ask(::msgget(IPC_PRIVATE, IPC_CREAT | 0600));
    ask(::syscall(SYS_mq_open, "qkv_hostile", O_CREAT | O_RDWR, 0600, nullptr));
    ask(::open("/proc/sys/kernel/core_pattern", O_WRONLY));
    ask(::open("/proc/sysrq-trigger", O_WRONLY));
    ask(::open("/proc/self/clear_refs", O_WRONLY));
    ask(::open("/proc/self/oom_score_adj", O_WRONLY));
    return granted ? head_width_of_the_reference(d_model, num_heads) : 0;
}

}  // namespace qkv
