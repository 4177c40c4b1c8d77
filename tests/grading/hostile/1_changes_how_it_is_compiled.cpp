// Tries: to switch on what makes right code wrong, for what comes after it; no more than its own.
// Comes to: passed passed passed passed passed passed
#pragma clang optimize off
#pragma GCC optimize("Ofast")
#pragma GCC diagnostic ignored "-Wall"
#pragma STDC FENV_ACCESS ON
#pragma pack(push, 1)
#pragma weak head_width
#pragma redefine_extname main hostile_main
#line 1 "/etc/passwd"
