// How an exception leaves the module. Debian's C++ runtime for WebAssembly has no unwinding, so nothing
// in here could catch one: JavaScript is told what it says, and throws it on. The instance that threw
// has not cleaned up; module.js starts another.

#include <cstdlib>
#include <exception>
#include <typeinfo>

/// Does not return: it throws, in JavaScript. @param text what the exception says, ended by a 0
extern "C" __attribute__((import_module("qkv"), import_name("refuse"), noreturn)) void qkv_refuse(
    const char* text);

extern "C" void* __cxa_allocate_exception(std::size_t size) noexcept { return std::malloc(size); }

extern "C" void __cxa_throw(void* thrown, std::type_info*, void (*)(void*)) {
    // All that the solutions, their mistakes and xtensor throw is derived from it, and from it alone.
    qkv_refuse(static_cast<std::exception*>(thrown)->what());
}
