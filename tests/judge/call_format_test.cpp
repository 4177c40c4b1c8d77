#include <doctest/doctest.h>

#include "judge/4_scaling_types.hpp"
#include "judge/values.hpp"

using namespace qkv;
using namespace qkv_judge;

namespace {

template <class Type>
std::string bytes_of_value(const Type& value) {
    Writer writer;
    put(writer, value);
    return writer.bytes();
}

template <class Type>
Type read_value(std::string_view bytes) {
    Reader reader(bytes);
    Type value{};
    take(reader, value);
    reader.end();
    return value;
}

template <class Type>
void comes_back(const Type& value) {
    const std::string bytes = bytes_of_value(value);
    CHECK(bytes_of_value(read_value<Type>(bytes)) == bytes);
}

/// Reads these bytes as a value of the type: either it is one, or it is malformed.
template <class Type>
void reads_or_refuses(std::string_view bytes) {
    try {
        read_value<Type>(bytes);
    } catch (const Malformed&) {
    }
}

const Matrix matrix{{1.5, -0.0, std::numeric_limits<double>::infinity()},
                    {std::numeric_limits<double>::quiet_NaN(), 1e300, 5e-324}};

Answer an_answer() {
    Writer values;
    put(values, Attention{matrix, Matrix(std::array<std::size_t, 2>{0, 3})});
    put(values, true);
    return {0x0123456789abcdef, Ending::returned, "", values.bytes()};
}

/// Does to the bytes what can go wrong, or be done on purpose.
std::string spoiled(std::string bytes, Rng& rng) {
    const std::size_t most_changes = 4;
    for (std::size_t change = 0; change <= rng() % most_changes; ++change) {
        if (bytes.empty()) return bytes;
        const std::size_t at = rng() % bytes.size();
        switch (rng() % 5) {
            case 0:
                bytes[at] = static_cast<char>(rng());
                break;
            case 1:
                bytes.resize(at);
                break;
            case 2:
                bytes.insert(at, bytes.substr(at, rng() % 16));
                break;
            case 3:  // a number as large as can be, or about to overflow when it is multiplied
                for (std::size_t i = at; i < std::min(at + 8, bytes.size()); ++i) bytes[i] = '\xff';
                break;
            case 4:
                bytes.erase(at, rng() % 16);
                break;
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE("a question comes back as it was") {
    Question question{42, Question::Kind::call_object, 7, "EncoderMemory::attend",
                      bytes_of_value(matrix)};
    const Question read = read_question(bytes_of(question));
    CHECK(read.number == 42);
    CHECK(read.kind == Question::Kind::call_object);
    CHECK(read.object == 7);
    CHECK(read.function == "EncoderMemory::attend");
    CHECK(read.arguments == question.arguments);
}

TEST_CASE("an answer comes back as it was, the text of an exception cut") {
    const Answer answer = an_answer();
    const Answer read = read_answer(bytes_of(answer));
    CHECK(read.number == answer.number);
    CHECK(read.ending == Ending::returned);
    CHECK(read.values == answer.values);
    const Answer thrown{1, Ending::invalid_argument, std::string(2 * most_text, 'x'), ""};
    CHECK(read_answer(bytes_of(thrown)).what == std::string(most_text, 'x'));
}

TEST_CASE("every type of the contracts comes back, bit for bit") {
    comes_back(std::size_t{11});
    comes_back(true);
    comes_back(-0.0);
    comes_back(Vector{1, 2, 3});
    comes_back(matrix);
    comes_back(Matrix(std::array<std::size_t, 2>{3, 0}));
    comes_back(Batch(std::array<std::size_t, 3>{2, 0, 5}));
    comes_back(Mask{{true, false, true}});
    comes_back(Head{matrix, matrix, {{1}}});
    comes_back(std::vector<std::size_t>{4, 0, 2});
    comes_back(std::vector<VarianceTrial>{{8, {0.5, 8.0}, {0.1, 1.0}}, {}});
}

TEST_CASE("a random number generator goes on with the same numbers") {
    Rng rng(5);
    rng();
    const std::string bytes = bytes_of_value(rng);
    Rng other(0);
    Reader reader(bytes);
    take(reader, other);
    CHECK(other() == rng());
}

TEST_CASE("an answer that is cut short anywhere is malformed, and so is one that goes on") {
    const std::string bytes = bytes_of(an_answer());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        CAPTURE(length);
        CHECK_THROWS_AS(read_answer(std::string_view(bytes).substr(0, length)), Malformed);
    }
    CHECK_THROWS_AS(read_answer(bytes + '\0'), Malformed);
}

TEST_CASE("no answer says of itself that it was lost, or ended in a way that is none") {
    Answer answer = an_answer();
    answer.ending = Ending::lost;
    CHECK_THROWS_AS(read_answer(bytes_of(answer)), Malformed);
    std::string bytes = bytes_of(an_answer());
    bytes[8] = '\xff';
    CHECK_THROWS_AS(read_answer(bytes), Malformed);
}

TEST_CASE("a tensor that claims to be larger than its message fills no memory") {
    Writer writer;
    writer.put_number(std::uint64_t{1} << 40);
    writer.put_number(0);
    CHECK_THROWS_AS(read_value<Matrix>(writer.bytes()), Malformed);
    Writer wide;
    wide.put_number(std::uint64_t{1} << 25);
    wide.put_number(std::uint64_t{1} << 39);
    CHECK_THROWS_AS(read_value<Matrix>(wide.bytes()), Malformed);
    Writer list;
    list.put_number(std::uint64_t{1} << 60);
    CHECK_THROWS_AS(read_value<std::vector<std::size_t>>(list.bytes()), Malformed);
}

TEST_CASE("a bool is 0 or 1") {
    CHECK_THROWS_AS(read_value<bool>("\x02"), Malformed);
    std::string mask = bytes_of_value(Mask{{true, false}});
    mask.back() = '\x07';
    CHECK_THROWS_AS(read_value<Mask>(mask), Malformed);
}

TEST_CASE("whatever comes, it is an answer or malformed") {
    Rng rng(1);
    const std::string answer = bytes_of(an_answer());
    const std::string values = an_answer().values;
    const std::string trials = bytes_of_value(std::vector<VarianceTrial>(5));
    const int rounds = 100000;
    int refused = 0;
    for (int round = 0; round < rounds; ++round) {
        try {
            read_answer(spoiled(answer, rng));
        } catch (const Malformed&) {
            ++refused;
        }
        reads_or_refuses<Attention>(spoiled(values, rng));
        reads_or_refuses<Mask>(spoiled(values, rng));
        reads_or_refuses<Batch>(spoiled(values, rng));
        reads_or_refuses<std::vector<VarianceTrial>>(spoiled(trials, rng));
    }
    CHECK(refused > rounds / 2);
    CHECK(refused < rounds);  // else nothing would get past the first bytes
}

TEST_CASE("an argument keeps its shape, whatever is in it") {
    CHECK(have_one_shape(Matrix{{1, 2}}, Matrix{{3, 4}}));
    CHECK_FALSE(have_one_shape(Matrix{{1, 2}}, Matrix{{1}, {2}}));
    CHECK_FALSE(have_one_shape(std::vector<std::size_t>{1, 2}, std::vector<std::size_t>{1}));
    const Head head{{{1}}, {{2}}, {{3, 4}}};
    Head other = head;
    other.w_v(0, 0) = 5.0;
    CHECK(have_one_shape(head, other));
    other.w_v.resize({2, 1});
    CHECK_FALSE(have_one_shape(head, other));
    CHECK(have_one_shape(std::size_t{1}, std::size_t{2}));
}
