/// @file
/// The submission's side: it answers the judge's questions with what the linked functions return.
///
///     const Offers offers = [] {
///         Offers offers;
///         offers.function("project", qkv::project);
///         return offers;
///     }();
///
/// What happens here is told to nobody but the judge, who believes none of it: the submission's own
/// code may do to this process what it likes.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "judge/values.hpp"

namespace qkv_judge {

namespace detail {

/// Where an argument is, the same place for every call: code that knows what it was called with
/// before by its address is wrong, and gets the chance to be.
template <class Type, std::size_t position>
Type& place_of() {
    if constexpr (std::is_default_constructible_v<Type>) {
        static Type place;
        return place;
    } else {
        static Type place(0);  // an Rng
        return place;
    }
}

inline void spoil(std::size_t) {}
inline void spoil(bool) {}
inline void spoil(double) {}
inline void spoil(const qkv::Rng&) {}
inline void spoil(qkv::Mask& mask) { mask.fill(true); }
template <std::size_t rank>
void spoil(xt::xtensor<double, rank>& tensor) {
    tensor.fill(std::numeric_limits<double>::quiet_NaN());
}
template <Struct Type>
void spoil(Type& value) {
    std::apply([](auto&... member) { (spoil(member), ...); }, Members<Type>::of(value));
}
template <class Element>
void spoil(std::vector<Element>& list) {
    list.assign(list.size(), Element{});
}

template <class Type>
std::string bytes_of_value(const Type& value) {
    Writer writer;
    put(writer, value);
    return writer.bytes();
}

/// The arguments of one call, from the question to the answer.
template <class... Types>
class Arguments {
 public:
    explicit Arguments(const std::string& bytes)
        : Arguments(bytes, std::index_sequence_for<Types...>()) {}

    template <class Function>
    decltype(auto) pass_to(Function&& function) {
        return std::apply(std::forward<Function>(function), places_);
    }

    /// Puts down what the call changed, by comparing bytes: NaN is no change.
    void put_changes(Writer& writer) const {
        std::size_t at = 0;
        std::apply([&](const auto&... place) { (put_change(writer, place, before_[at++]), ...); },
                   places_);
    }

    /// Whoever kept the address of an argument finds nothing there that is of use.
    ~Arguments() {
        std::apply([](auto&... place) { (spoil(place), ...); }, places_);
    }
    Arguments(const Arguments&) = delete;
    Arguments& operator=(const Arguments&) = delete;

 private:
    template <std::size_t... positions>
    Arguments(const std::string& bytes, std::index_sequence<positions...>)
        : places_(place_of<Types, positions>()...) {
        Reader reader(bytes);
        (take(reader, std::get<positions>(places_)), ...);
        reader.end();
        (before_.push_back(bytes_of_value(std::get<positions>(places_))), ...);
    }

    template <class Type>
    static void put_change(Writer& writer, const Type& place, const std::string& before) {
        const std::string now = bytes_of_value(place);
        const bool is_changed = now != before;
        put(writer, is_changed);
        if (is_changed) writer.put(now);
    }

    std::tuple<Types&...> places_;
    std::vector<std::string> before_;
};

}  // namespace detail

/// What the submission's program can be asked for.
class Offers {
 public:
    template <class Result, class... Parameters>
    void function(const std::string& name, Result (*callee)(Parameters...)) {
        calls_[name] = [callee](const std::string& bytes) {
            detail::Arguments<std::remove_cvref_t<Parameters>...> arguments(bytes);
            Writer writer;
            put(writer, arguments.pass_to(callee));
            arguments.put_changes(writer);
            return writer.bytes();
        };
    }

    /// A constructor, or whatever returns an object.
    template <class... Parameters, class Function>
    void maker(const std::string& name, Function callee) {
        makes_[name] = [callee](std::uint64_t object, const std::string& bytes) {
            detail::Arguments<std::remove_cvref_t<Parameters>...> arguments(bytes);
            using Object = std::invoke_result_t<Function, std::remove_cvref_t<Parameters>&...>;
            objects<Object>().insert_or_assign(object, arguments.pass_to(callee));
            Writer writer;
            arguments.put_changes(writer);
            return writer.bytes();
        };
    }

    template <class Object, class Result, class... Parameters>
    void method(const std::string& name, Result (Object::*callee)(Parameters...) const) {
        object_calls_[name] = [callee](std::uint64_t object, const std::string& bytes) {
            detail::Arguments<std::remove_cvref_t<Parameters>...> arguments(bytes);
            const Object& made = objects<Object>().at(object);
            Writer writer;
            put(writer,
                arguments.pass_to([&](auto&... argument) { return (made.*callee)(argument...); }));
            arguments.put_changes(writer);
            return writer.bytes();
        };
    }

    /// The bytes of the result and of the changes.
    ///
    /// @throws Malformed if nothing of this name is offered, or the arguments are others
    std::string values_for(const Question& question) const;

 private:
    template <class Object>
    static std::map<std::uint64_t, Object>& objects() {
        static std::map<std::uint64_t, Object> made;
        return made;
    }

    std::map<std::string, std::function<std::string(const std::string&)>> calls_;
    std::map<std::string, std::function<std::string(std::uint64_t, const std::string&)>> makes_;
    std::map<std::string, std::function<std::string(std::uint64_t, const std::string&)>>
        object_calls_;
};

/// What this program offers; each lesson defines it.
const Offers& offers();

}  // namespace qkv_judge
