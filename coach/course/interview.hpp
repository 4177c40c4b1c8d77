/// @file
/// The interview's questions and their answers: docs/interview/N_name.toml.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace coach {

/// In which round a question is asked.
enum class Level { screen, mid, senior };

/// "screen", as the files have it.
std::string_view name_of(Level level);

/// What a question may be about.
inline constexpr std::array<std::string_view, 14> interview_topics{
    "projections",     "roles",     "three matrices", "scaling",  "softmax",
    "cross-attention", "masks",     "heads",          "KV cache", "efficient attention",
    "numerics",        "positions", "backward",       "training"};

/// Something that a good answer says.
struct KeyPoint {
    std::string point;  ///< in one sentence
    /// What shows that an answer says it: one term of each list. A term is a word or several, in
    /// lower case: {{"variance", "spread"}, {"d_k"}}; ".." in it stands for some words.
    std::vector<std::vector<std::string>> says;
    std::string probe;                ///< what is asked where it is missing
    std::vector<std::string> unless;  ///< terms that turn it round: where one is said, it is not
};

/// What an interviewer asks next.
struct FollowUp {
    std::string ask;
    std::string answer;
};

/// A question, how to answer it, and how not to.
struct Question {
    std::string id;  ///< "why-scale"
    Level level = Level::screen;
    std::string topic;                   ///< one of interview_topics
    bool must_know = false;              ///< one of those that are most likely to be asked
    std::string question;                ///< as an interviewer says it
    std::string short_answer;            ///< 30 seconds; `short` in the file
    std::string long_answer;             ///< 2 minutes, in paragraphs; `long` in the file
    std::string wrong;                   ///< the usual wrong answer
    std::string why_wrong;               ///< what is wrong about it
    std::vector<std::string> sources;    ///< papers; none where all is derived
    std::vector<std::string> exercises;  ///< "4.7"; none where the course has none about it
    std::vector<KeyPoint> key_points;    ///< three to six
    std::vector<FollowUp> follow_ups;    ///< one to three
    std::string chapter;  ///< "4_scaling", the name of its file, which is that of the lesson if any
    std::string place;    ///< "docs/interview/4_scaling.toml:12"
};

/// The questions of a file, in its order.
///
/// @throws Problem if the file cannot be read or is no TOML; if a question lacks a field, has one
///         that is not known, leaves one empty, or repeats an id. The message says which file and
///         line, which question, which field, what was expected and what is there.
std::vector<Question> read_questions(const std::filesystem::path& file);

/// The questions of all files of a folder, in the order of the files' names.
///
/// @throws Problem as read_questions() does, also where two files use the same id; and if there are
///         no such files.
std::vector<Question> read_interview(const std::filesystem::path& folder);

}  // namespace coach
