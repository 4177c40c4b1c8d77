# Puts what a contract declares into a group of its lesson, named after the file's folder: the first
# line of its description ("/// Lesson 1, the contract: ...") says which lesson it is.
# The line numbers stay, so that a warning points at the right place.
/^\/\/\/ Lesson [0-9]+, the contract/{
h
}
/^\/\/\/ The vocabulary of the course/{
h
}
/^namespace qkv \{/{
G
s/^namespace qkv \{\n\/\/\/ Lesson ([0-9]+), the contract.*$/namespace qkv { \/** \\addtogroup contract_\1 *\/ \/** \\{ *\//
s/^namespace qkv \{\n\/\/\/ The vocabulary.*$/namespace qkv { \/** \\addtogroup vocabulary *\/ \/** \\{ *\//
}
/^\}  \/\/ namespace qkv$/s/^\}/\/** \\} *\/ }/
