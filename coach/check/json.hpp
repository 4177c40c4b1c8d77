/// @file
/// The verdicts as one JSON object, for other programs: what `check --json` prints.
///
/// `{"lessons":[{"id":"1_projections","status":"...","seconds":0.2,"exercises":[{"id":"1.2",
/// "name":"project","status":"...","failures":[{"case":"...","message":"..."}],
/// "misconception":{"id":"...","title":"...","docs":"..."} or null,"observation":"..." or null,
/// "follow_up":{"ask":"...","answer":"..."} or null}]}]}`
///
/// `follow_up` is the question about the learner's own code, where the exercise passed.
///
/// The statuses are the names in verdict.hpp. A lesson that did not run to its end also has
/// `"trouble"`, in words; one that crashed, `"crash":{"kind":"heap-buffer-overflow","line":36,"column":12,
/// "code":"...","what":"...","look":"..."}`, as AddressSanitizer found it, without the place where that is
/// outside of the learner's file, or `{"why_not":"..."}`.
#pragma once

#include <string>
#include <vector>

#include "check/verdict.hpp"

namespace coach {

std::string json_text(const std::vector<LessonVerdict>& verdicts);

}  // namespace coach
