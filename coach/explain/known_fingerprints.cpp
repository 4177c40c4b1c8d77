#include "explain/known_fingerprints.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/files.hpp"
#include "problem.hpp"

namespace coach {
namespace {

/// "1.2" of the line `"1.2": [`; nothing where it is another one.
std::optional<std::string> name_before(std::string_view line, std::string_view end) {
    if (line.empty() || line.front() != '"' || !line.ends_with(end)) return std::nullopt;
    return std::string(line.substr(1, line.size() - 1 - end.size()));
}

}  // namespace

KnownFingerprints::KnownFingerprints(const Course& course, const Lesson& lesson)
    : file_(fingerprints_file(course, lesson).string()) {
    if (!std::filesystem::exists(file_)) return;
    const std::string text = read_text(file_);
    text_.assign(text.begin(), text.end());
    const std::string_view all(text_.data(), text_.size());
    const std::string_view end_of_section = "\n]";
    std::map<std::string, Entry>* mistake = nullptr;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        const std::string_view line = all.substr(at, end - at);
        at = end + 1;
        if (const auto key = name_before(line, "\": {")) {
            mistake = &entries_[*key];
        } else if (const auto exercise = name_before(line, "\": [")) {
            const std::size_t last = all.find(end_of_section, end);
            if (mistake == nullptr || last == std::string_view::npos) {
                throw Problem(fmt::format(
                    "{}: the checks of {} stand in no mistake, or do not end. './qkv selftest "
                    "--record' writes it anew.",
                    file_, *exercise));
            }
            at = last + end_of_section.size();
            (*mistake)[*exercise].text = all.substr(end - 1, at - (end - 1));
        }
    }
}

void KnownFingerprints::add(const std::string& key, const std::string& exercise,
                            Fingerprint fingerprint) {
    entries_[key][exercise].read = std::move(fingerprint);
}

const Fingerprint* KnownFingerprints::find(const std::string& key,
                                           const std::string& exercise) const {
    const auto mistake = entries_.find(key);
    if (mistake == entries_.end()) return nullptr;
    const auto here = mistake->second.find(exercise);
    if (here == mistake->second.end()) return nullptr;
    Entry& entry = here->second;
    if (!entry.read) entry.read = read_fingerprint(entry.text, file_);
    return &*entry.read;
}

}  // namespace coach
