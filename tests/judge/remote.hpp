/// @file
/// The judge's side: calls that go to a submission's program instead of to a function that is linked
/// in. The functions of a contract that are defined so are proxies, see 1_projections_proxies.cpp.
///
/// The environment's QKV_HOST says how to start that program: a word a line, the first an absolute
/// path. It finds one end of a socket in descriptor 3, /dev/null in 0 to 2, and an empty environment.
///
/// A call that does not come back ends by CallLost, and its program is ended; in the same exercise
/// that function is not called again. Other calls go to the program anew. So does an exercise after one
/// that has left threads or much memory in it; and a call is asked again, in a program that is new, where
/// what an earlier exercise has left may have ended the first one.
#pragma once

#include <concepts>
#include <string_view>
#include <utility>

#include "judge/values.hpp"

namespace qkv_judge {

/// The values that came back, once the call has returned.
///
/// @throws whatever the function threw
/// @throws CallLost
std::string ask(Question::Kind kind, std::uint64_t object, std::string_view function,
                std::string arguments);

/// The number of an object that is about to be made.
std::uint64_t next_object();

/// What came back makes no sense.
[[noreturn]] void refuse_answer(std::string_view function, const Malformed& why);

namespace detail {

/// The argument as the call left it.
///
/// @throws Malformed if it has another shape now: a suite, which goes on with it, would write past its end
template <class Argument>
void take_change(Reader& reader, const Argument& argument) {
    if (!reader.take_bool()) return;
    Argument now = argument;
    take(reader, now);
    if (!have_one_shape(now, argument)) throw Malformed("an argument has another shape now");
    // A learner's code may have cast the const away, too: the suite is to see what it does then.
    const_cast<Argument&>(argument) = now;
}

template <class... Arguments>
std::string arguments_of(const Arguments&... arguments) {
    Writer writer;
    (put(writer, arguments), ...);
    return writer.bytes();
}

template <class Result, class... Arguments>
Result ask_for(Question::Kind kind, std::uint64_t object, std::string_view function,
               const Arguments&... arguments) {
    const std::string values = ask(kind, object, function, arguments_of(arguments...));
    try {
        Reader reader(values);
        Result result{};
        take(reader, result);
        (take_change(reader, arguments), ...);
        reader.end();
        return result;
    } catch (const Malformed& why) {
        refuse_answer(function, why);
    }
}

}  // namespace detail

/// Calls a function of the contract.
template <class Result, class... Arguments>
Result call(std::string_view function, const Arguments&... arguments) {
    return detail::ask_for<Result>(Question::Kind::call, 0, function, arguments...);
}

/// Makes an object of one of the contract's classes there, and returns its number.
template <class... Arguments>
std::uint64_t make(std::string_view function, const Arguments&... arguments) {
    const std::uint64_t object = next_object();
    const std::string values =
        ask(Question::Kind::make, object, function, detail::arguments_of(arguments...));
    try {
        Reader reader(values);
        (detail::take_change(reader, arguments), ...);
        reader.end();
        return object;
    } catch (const Malformed& why) {
        refuse_answer(function, why);
    }
}

/// Calls a function of such an object.
template <class Result, class... Arguments>
Result call_object(std::uint64_t object, std::string_view function, const Arguments&... arguments) {
    return detail::ask_for<Result>(Question::Kind::call_object, object, function, arguments...);
}

// A proxy of a class can keep nothing but the members that its contract has: so the number of the
// object that it stands for is kept as the one cell of a matrix.
inline qkv::Matrix kept(std::uint64_t object) { return {{static_cast<double>(object)}}; }
inline std::uint64_t object_in(const qkv::Matrix& kept) {
    return static_cast<std::uint64_t>(kept(0, 0));
}

}  // namespace qkv_judge
