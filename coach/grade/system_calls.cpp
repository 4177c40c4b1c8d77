#include "grade/system_calls.hpp"

#ifdef __linux__
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <vector>
#endif

namespace coach {

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
namespace {

#ifdef __x86_64__
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#else
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#endif

constexpr std::array forbidden{
#ifdef __x86_64__
    __NR_fork, __NR_vfork,
#endif
    // other processes
    __NR_ptrace, __NR_process_vm_readv, __NR_process_vm_writev, __NR_pidfd_open, __NR_pidfd_getfd,
    __NR_kcmp,
    // memory that no limit counts
    __NR_memfd_create,
#ifdef __NR_memfd_secret
    __NR_memfd_secret,
#endif
    // others at all
    __NR_socket, __NR_socketpair, __NR_shmget, __NR_msgget, __NR_semget, __NR_mq_open,
    // ways out
    __NR_unshare, __NR_setns, __NR_mount, __NR_umount2, __NR_pivot_root, __NR_chroot,
    __NR_move_mount, __NR_open_tree, __NR_fsopen, __NR_fsconfig, __NR_fsmount, __NR_fspick,
    __NR_bpf, __NR_userfaultfd, __NR_perf_event_open, __NR_io_uring_setup, __NR_io_uring_enter,
    __NR_io_uring_register, __NR_keyctl, __NR_add_key, __NR_request_key, __NR_name_to_handle_at,
    __NR_open_by_handle_at};

constexpr sock_filter load(std::size_t offset) {
    return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<std::uint32_t>(offset));
}
constexpr sock_filter answer(std::uint32_t what) { return BPF_STMT(BPF_RET | BPF_K, what); }
/// Skips the next instruction unless the loaded number is this one.
constexpr sock_filter if_it_is(std::uint32_t number) {
    return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, 0, 1);
}

}  // namespace

std::string forbidden_system_calls() {
    const sock_filter refuse = answer(SECCOMP_RET_ERRNO | EPERM);
    std::vector<sock_filter> filter{
        // numbers mean something else to programs for another processor
        load(offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0),
        answer(SECCOMP_RET_KILL_PROCESS),
        load(offsetof(seccomp_data, nr)),
    };
#ifdef __x86_64__
    // the same calls once more, as x32 knows them
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000U, 0, 1));
    filter.push_back(answer(SECCOMP_RET_KILL_PROCESS));
#endif
    for (const long number : forbidden) {
        filter.push_back(if_it_is(static_cast<std::uint32_t>(number)));
        filter.push_back(refuse);
    }
    // Its flags are in memory, where no filter looks; the C library goes back to clone() then.
    filter.push_back(if_it_is(__NR_clone3));
    filter.push_back(answer(SECCOMP_RET_ERRNO | ENOSYS));
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_clone, 0, 3));
    filter.push_back(load(offsetof(seccomp_data, args)));  // the lower half: flags fit into it
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0));
    filter.push_back(refuse);
    filter.push_back(answer(SECCOMP_RET_ALLOW));
    return {reinterpret_cast<const char*>(filter.data()), filter.size() * sizeof(sock_filter)};
}
#else
std::string forbidden_system_calls() { return ""; }
#endif

}  // namespace coach
