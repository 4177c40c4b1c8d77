/// @file
/// The messages between a judge and a submission's program: the one asks for calls, the other
/// answers.
///
/// They go through a stream socket, one question and one answer at a time. A message is its length
/// in bytes, as 4 bytes, and that many bytes:
///
/// | question | bytes |
/// | --- | --- |
/// | number | 8: the answer has to repeat it, and nobody can know it beforehand |
/// | kind | 1: a Question::Kind |
/// | object | 8: the one that is made, or called; 0 where the call needs none |
/// | function | a text: "project", "QKVProjection", "QKVProjection::parameter_count" |
/// | arguments | the values, one after the other |
///
/// | answer | bytes |
/// | --- | --- |
/// | number | 8: that of the question |
/// | ending | 1: an Ending, in the order in which they are declared; never `lost` |
/// | what | a text: the exception's; empty where there was none |
/// | result | where it returned: the value |
/// | changed | where it returned: for each argument, a byte, 1 where the call changed it, and then the value that it has now |
///
/// Numbers are little-endian. A size, an index or a text's length takes 8 bytes, a double 8 as IEEE
/// 754 has it, a bool 1, which is 0 or 1. A tensor is its extents and then its cells, row by row. A
/// list is its length and then its elements; a struct its members. An Rng is its state. Neither side
/// sends the types: both know them from the contract.
///
/// No message is longer than most_bytes, and nothing may follow the last part of one. What breaks any
/// of this is malformed: the judge then ends the program, and the check that asked has failed. What
/// the program says cannot do more than that: expected values never go there, and a verdict never
/// comes from there.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "support/ending.hpp"

namespace qkv_judge {

using qkv_tests::Ending;

static_assert(std::endian::native == std::endian::little, "the bytes are copied as they are");

/// Eight times what the suites' largest call takes. A wrong answer of this size is compared, told and reported in
/// a moment, however many checks there are.
inline constexpr std::size_t most_bytes = std::size_t{4} << 20;
/// Of the text of an exception; what is longer is cut.
inline constexpr std::size_t most_text = std::size_t{4} << 10;

/// A message that is not one.
class Malformed : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// Takes a message apart, from its beginning to its end.
class Reader {
 public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}

    /// @throws Malformed if there are fewer bytes left
    std::string_view take(std::size_t count);
    std::uint8_t take_byte();
    bool take_bool();
    std::uint64_t take_number();
    double take_double();
    /// The length of something whose elements take `each` bytes at least: never more than are left.
    std::size_t take_length(std::size_t each);
    std::string take_text();
    /// @throws Malformed if something is left
    void end() const;

 private:
    std::string_view bytes_;
};

/// Puts a message together.
class Writer {
 public:
    void put(std::string_view bytes) { bytes_ += bytes; }
    void put_byte(std::uint8_t byte) { bytes_ += static_cast<char>(byte); }
    void put_number(std::uint64_t number);
    void put_double(double number) { put_number(std::bit_cast<std::uint64_t>(number)); }
    void put_text(std::string_view text);
    const std::string& bytes() const { return bytes_; }

 private:
    std::string bytes_;
};

struct Question {
    enum class Kind : std::uint8_t {
        call,         ///< a function
        make,         ///< an object, by its constructor or a function that returns one
        call_object,  ///< one of its functions
        give_back,    ///< to the system, what memory is free: its use is about to be measured
    };

    std::uint64_t number = 0;
    Kind kind = Kind::call;
    std::uint64_t object = 0;
    std::string function;
    std::string arguments;  ///< their bytes
};

struct Answer {
    std::uint64_t number = 0;
    Ending ending = Ending::returned;
    std::string what;
    std::string values;  ///< the bytes of the result, and of what the call changed
};

std::string bytes_of(const Question& question);
std::string bytes_of(const Answer& answer);

/// @throws Malformed
Question read_question(std::string_view bytes);
/// @throws Malformed
Answer read_answer(std::string_view bytes);

}  // namespace qkv_judge
