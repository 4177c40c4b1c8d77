/// @file
/// What AddressSanitizer found of a crash, in a learner's terms.
#pragma once

#include <string>
#include <string_view>

#include "crash/sanitizer_report.hpp"
#include "crash/spread_source.hpp"

namespace coach {

/// Where a crash comes from.
struct CrashFinding {
    /// "heap-buffer-overflow", as the sanitizer calls it; for its names of signals, what they stand for:
    /// "null-dereference". Empty where nothing was found.
    std::string kind;
    int line = 0;              ///< of the learner's file; 0 where the report leads to none of it
    int column = 0;            ///< from 1 on, in bytes; 0 where it is not known
    std::string code;          ///< that line
    std::string what;          ///< happens there, in a sentence
    std::string look;          ///< at what, in a sentence
    std::string why_not = {};  ///< nothing was found, in a sentence
};

/// A report as a finding.
///
/// @param text   what the learner wrote
/// @param spread of this text, if it was compiled so: the lines of the report are those of it
CrashFinding crash_finding(const SanitizerReport& report, std::string_view text,
                           const std::optional<SpreadSource>& spread);

/// Nothing was found, and why.
CrashFinding no_crash_finding(std::string why_not);

}  // namespace coach
