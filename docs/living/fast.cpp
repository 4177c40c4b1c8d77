// What draws numbers by the million, and adds them up: the one part of the module that is made fast rather
// than small. Together, since most of the time goes into reading the same headers.

#include "../../lessons/tensor.cpp"
#include "../../lessons/ziggurat.cpp"
#include "../../solutions/4_scaling.cpp"
