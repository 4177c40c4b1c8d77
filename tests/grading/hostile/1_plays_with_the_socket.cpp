// Tries: to confuse the judge by what a socket can do besides: urgent bytes, descriptors sent along,
// one direction shut.
// Replaces: head_width
// Comes to: failed passed passed passed passed passed
#include <sys/socket.h>
#include <unistd.h>

#include <cstring>

namespace qkv {

std::size_t head_width(std::size_t, std::size_t) {
    ::send(3, "!", 1, MSG_OOB | MSG_NOSIGNAL);
    char byte = 0;
    iovec part{&byte, 1};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int) * 4)] = {};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof control;
    cmsghdr* const header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof(int) * 4);
    const int descriptors[] = {0, 1, 2, 3};
    std::memcpy(CMSG_DATA(header), descriptors, sizeof descriptors);
    for (int i = 0; i < 64; ++i) ::sendmsg(3, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
    ::shutdown(3, SHUT_RD);
    return 0;
}

}  // namespace qkv
