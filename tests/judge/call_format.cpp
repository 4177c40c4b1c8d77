#include "judge/call_format.hpp"

#include <algorithm>

namespace qkv_judge {
namespace {

constexpr std::size_t size_of_number = 8;

}  // namespace

std::string_view Reader::take(std::size_t count) {
    if (count > bytes_.size()) throw Malformed("it is cut short");
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
}

std::uint8_t Reader::take_byte() { return static_cast<std::uint8_t>(take(1).front()); }

bool Reader::take_bool() {
    const std::uint8_t byte = take_byte();
    if (byte > 1) throw Malformed("a bool is neither 0 nor 1");
    return byte == 1;
}

std::uint64_t Reader::take_number() {
    std::uint64_t number = 0;
    std::memcpy(&number, take(size_of_number).data(), size_of_number);
    return number;
}

double Reader::take_double() { return std::bit_cast<double>(take_number()); }

std::size_t Reader::take_length(std::size_t each) {
    const std::uint64_t length = take_number();
    if (length > bytes_.size() / each) throw Malformed("something is longer than the message");
    return length;
}

std::string Reader::take_text() { return std::string(take(take_length(1))); }

void Reader::end() const {
    if (!bytes_.empty()) throw Malformed("it goes on after its end");
}

void Writer::put_number(std::uint64_t number) {
    char bytes[size_of_number];
    std::memcpy(bytes, &number, size_of_number);
    put({bytes, size_of_number});
}

void Writer::put_text(std::string_view text) {
    put_number(text.size());
    put(text);
}

std::string bytes_of(const Question& question) {
    Writer writer;
    writer.put_number(question.number);
    writer.put_byte(static_cast<std::uint8_t>(question.kind));
    writer.put_number(question.object);
    writer.put_text(question.function);
    writer.put_text(question.arguments);
    return writer.bytes();
}

std::string bytes_of(const Answer& answer) {
    Writer writer;
    writer.put_number(answer.number);
    writer.put_byte(static_cast<std::uint8_t>(answer.ending));
    writer.put_text(std::string_view(answer.what).substr(0, most_text));
    writer.put_text(answer.values);
    return writer.bytes();
}

Question read_question(std::string_view bytes) {
    Reader reader(bytes);
    Question question;
    question.number = reader.take_number();
    const std::uint8_t kind = reader.take_byte();
    if (kind > static_cast<std::uint8_t>(Question::Kind::give_back)) {
        throw Malformed("there is no such question");
    }
    question.kind = static_cast<Question::Kind>(kind);
    question.object = reader.take_number();
    question.function = reader.take_text();
    question.arguments = reader.take_text();
    reader.end();
    return question;
}

Answer read_answer(std::string_view bytes) {
    Reader reader(bytes);
    Answer answer;
    answer.number = reader.take_number();
    const std::uint8_t ending = reader.take_byte();
    if (ending >= static_cast<std::uint8_t>(Ending::lost)) {
        throw Malformed("there is no such ending");
    }
    answer.ending = static_cast<Ending>(ending);
    answer.what = reader.take_text();
    if (answer.what.size() > most_text) throw Malformed("the text of its exception is too long");
    answer.values = reader.take_text();
    reader.end();
    return answer;
}

}  // namespace qkv_judge
