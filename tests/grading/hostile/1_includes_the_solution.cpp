// Tries: to be the solution, by including it.
// Comes to: does_not_compile
// Alone: yes
#include "THE_CLONE/solutions/1_projections.cpp"
