// Tries: to fill the grader's memory by what the compiler prints.
// Comes to: passed passed passed passed passed passed
#define TEN(x) x x x x x x x x x x
#define MANY(x) TEN(TEN(TEN(x)))
MANY(_Pragma("GCC warning \"on and on and on and on and on and on and on and on and on and on\""))
