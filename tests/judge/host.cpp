// The main program of a submission: it answers the questions that come from descriptor 3 until the
// judge has no more.
#include "judge/host.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <new>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace qkv_judge {

std::string Offers::values_for(const Question& question) const {
    switch (question.kind) {
        case Question::Kind::call:
            if (const auto found = calls_.find(question.function); found != calls_.end()) {
                return found->second(question.arguments);
            }
            break;
        case Question::Kind::make:
            if (const auto found = makes_.find(question.function); found != makes_.end()) {
                return found->second(question.object, question.arguments);
            }
            break;
        case Question::Kind::call_object:
            if (const auto found = object_calls_.find(question.function);
                found != object_calls_.end()) {
                return found->second(question.object, question.arguments);
            }
            break;
        case Question::Kind::give_back:
#ifdef __GLIBC__
            malloc_trim(0);
#endif
            return "";
    }
    throw Malformed("there is no function " + question.function);
}

namespace {

constexpr int socket_to_judge = 3;

bool read_all(char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t taken = ::read(socket_to_judge, bytes, count);
        if (taken == 0 || (taken < 0 && errno != EINTR)) return false;
        if (taken < 0) continue;
        bytes += taken;
        count -= static_cast<std::size_t>(taken);
    }
    return true;
}

bool write_all(const char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t written = ::write(socket_to_judge, bytes, count);
        if (written < 0 && errno != EINTR) return false;
        if (written < 0) continue;
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
    return true;
}

Answer answer_to(const Question& question) {
    Answer answer;
    answer.number = question.number;
    try {
        answer.values = offers().values_for(question);
    } catch (const Malformed&) {
        throw;  // judge and program do not understand each other
    } catch (const qkv::NotImplemented& error) {
        answer.ending = Ending::not_implemented;
        answer.what = error.what();
    } catch (const std::invalid_argument& error) {
        answer.ending = Ending::invalid_argument;
        answer.what = error.what();
    } catch (const std::bad_alloc&) {
        answer.ending = Ending::bad_alloc;
    } catch (const std::exception& error) {
        answer.ending = Ending::other_exception;
        answer.what = error.what();
    } catch (...) {
        answer.ending = Ending::not_an_exception;
    }
    return answer;
}

}  // namespace
}  // namespace qkv_judge

int main() {
    using namespace qkv_judge;
    std::uint32_t length = 0;
    while (read_all(reinterpret_cast<char*>(&length), sizeof length)) {
        std::string bytes(length, '\0');
        if (!read_all(bytes.data(), bytes.size())) break;
        bytes = bytes_of(answer_to(read_question(bytes)));
        length = static_cast<std::uint32_t>(bytes.size());
        if (!write_all(reinterpret_cast<const char*>(&length), sizeof length) ||
            !write_all(bytes.data(), bytes.size())) {
            break;
        }
    }
    // Nothing that the submission registered to run at the end is of interest to anybody.
    std::_Exit(EXIT_SUCCESS);
}
