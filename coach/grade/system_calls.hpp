/// @file
/// What a submission's program may not ask of the system, besides what its sandbox does not show it.
#pragma once

#include <string>

namespace coach {

/// A seccomp filter, as bubblewrap's --seccomp reads it: no further processes (threads are allowed),
/// no look into another process, no sockets, no new namespaces or mounts, and nothing of the kernel
/// that a lesson has no use for and that has been a way out of sandboxes.
///
/// A call that is not allowed fails with EPERM, as where the system forbids it. So one process is all
/// that a submission has: a fork bomb does not begin, and its memory is that of this process.
///
/// @return nothing where the processor's numbers of system calls are not known here
std::string forbidden_system_calls();

}  // namespace coach
