/// @file
/// The packages of the system that are missing. Which there have to be, the launcher knows alone:
/// it looks for them and tells the coach.
#pragma once

#include <string>
#include <vector>

namespace coach {

struct Packages {
    std::string install;  ///< "sudo apt-get install"; empty where no manager of packages is known
    std::vector<std::string> missing_to_learn;
    std::vector<std::string> missing_for_the_book;
    std::vector<std::string> missing_for_the_selftest;
};

/// What the launcher says in QKV_INSTALL, QKV_MISSING_TO_LEARN, QKV_MISSING_FOR_THE_BOOK and
/// QKV_MISSING_FOR_THE_SELFTEST, names with spaces between. What is not set is nothing.
Packages packages_of_launcher();

/// The one command that installs all that is missing; empty where nothing is, or nothing can.
std::string command_that_installs(const Packages& packages);

}  // namespace coach
