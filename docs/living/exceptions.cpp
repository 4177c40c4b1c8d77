// How an exception leaves the module. Debian's C++ runtime for WebAssembly has no unwinding, so nothing
// in here could catch one: JavaScript is told what it says, and throws it on. The instance that threw
// has not cleaned up; module.js starts another.

#include <cstdlib>
#include <exception>
#include <typeinfo>

/// Does not return: it throws, in JavaScript.
///
/// @param type the exception's class, as the compiler writes it; ended by a 0, as is
/// @param text what it says
extern "C" __attribute__((import_module("qkv"), import_name("refuse"), noreturn)) void qkv_refuse(
    const char* type, const char* text);

extern "C" void* __cxa_allocate_exception(std::size_t size) noexcept { return std::malloc(size); }

extern "C" void __cxa_throw(void* thrown, std::type_info* type, void (*)(void*)) {
    // All that the solutions, their mistakes and xtensor throw is derived from it, and from it alone.
    qkv_refuse(type->name(), static_cast<std::exception*>(thrown)->what());
}
