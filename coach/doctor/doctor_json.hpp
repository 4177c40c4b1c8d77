/// @file
/// What the doctor found, as one JSON object.
///
/// `{"can_learn":true,"compiler":{"command":"clang++","version":"14.0.6"},
/// "tools":[{"name":"lld","for":"learning","version":"14.0.6" or "" or null}],
/// "missing_packages":{"learning":["..."],"book":[],"selftest":[]},"install":"..." or null,
/// "build":{"writable":true,"free_bytes":1},"compile_commands":"what is wrong" or null,
/// "loop":{"lesson":"1_projections" or null,"precompiled":true,"trouble":"..." or null,
/// "runs":[{"compile":0.1,"link":0.1,"run":0.1,"whole":0.3}]},
/// "terminal":{"is_terminal":true,"columns":80,"colour":true,"links":true,"utf8":true}}`
///
/// Times are seconds. A tool's version is null where it is not found.
#pragma once

#include <string>

#include "doctor/health.hpp"

namespace coach {

std::string doctor_json(const Health& health);

}  // namespace coach
