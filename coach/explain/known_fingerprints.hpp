/// @file
/// The fingerprints of a lesson's mistakes, each read when it is first asked for: a verdict needs
/// those of the exercises that fail, out of a file of many hundred kilobytes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "explain/fingerprint.hpp"

namespace coach {

/// What each way of each known mistake computes in each exercise of its lesson.
class KnownFingerprints {
 public:
    KnownFingerprints() = default;

    /// Those of `tests/misconceptions/N_name.fingerprints.json`; none where there is no file.
    ///
    /// @throws Problem if the file is not laid out as fingerprints_text() does.
    KnownFingerprints(const Course& course, const Lesson& lesson);

    KnownFingerprints(const KnownFingerprints&) = delete;  // it holds pieces of its own text
    KnownFingerprints& operator=(const KnownFingerprints&) = delete;
    KnownFingerprints(KnownFingerprints&&) = default;
    KnownFingerprints& operator=(KnownFingerprints&&) = default;

    void add(const std::string& key, const std::string& exercise, Fingerprint fingerprint);

    /// nullptr where nothing is known, or nothing goes wrong there.
    ///
    /// @throws Problem if what the file says of it is not as it should be.
    const Fingerprint* find(const std::string& key, const std::string& exercise) const;

 private:
    struct Entry {
        std::string_view text;  ///< as it stands in the file
        std::optional<Fingerprint> read;
    };

    std::string file_;
    std::vector<char>
        text_;  ///< no std::string, which may be moved to another place when it is short
    mutable std::map<std::string, std::map<std::string, Entry>> entries_;
};

}  // namespace coach
