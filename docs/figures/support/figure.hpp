/// @file
/// What a program of the book hands to its pages: numbers, tables and pictures.
///
/// A page names them: `\number{key}`, `\table{name}`, `\figure{name,caption}`. The build fails when a
/// page names one that no program computes.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "drawing.hpp"

namespace book {

/// A number as a reader sees it, with as many decimals as are meant: 0.5 and 3 decimals is "0.500".
/// A minus is the real one, U+2212; an integer's thousands are not separated.
std::string decimals(double value, int count);

/// Everything that one program computes.
class Results {
 public:
    /// A number of the text, for `\number{key}`. @throws std::logic_error if the key is taken.
    void number(const std::string& key, double value, int decimals);

    /// Any short text that is computed, such as a range or a shape, for `\number{key}`.
    void text(const std::string& key, const std::string& text);

    /// A table, for `\table{name}`: the head, then rows of as many cells. A cell is Markdown with TeX
    /// between dollar signs. @throws std::logic_error if a row has another length than the head.
    void table(const std::string& name, const std::vector<std::string>& head,
               const std::vector<std::vector<std::string>>& rows);

    /// A picture, for `\figure{name,caption}`.
    void picture(const std::string& name, const Drawing& drawing);

    /// What a living figure begins with, for `inputs.figure.name` in its script: a matrix, or words. So
    /// the picture and the figure that takes its place show the same example.
    void input(const std::string& figure, const std::string& name, const qkv::Matrix& matrix);
    void input(const std::string& figure, const std::string& name,
               const std::vector<std::string>& words);

    /// A number that a question of the book asks for, with all its digits; NaN and infinity too.
    void answer(const std::string& question, double value);

    /// What a question asks for, computed by a function that a mistake may make throw: then the
    /// question has no number, and no choice can be made of that mistake.
    void answer(const std::string& question, const std::function<double()>& compute);

    /// All of it as JSON. @throws std::runtime_error if the file cannot be written.
    void write(const std::string& path) const;

 private:
    void add(std::string& to, const std::string& key, const std::string& json);

    std::vector<std::string> keys_;
    std::string numbers_, tables_, pictures_, inputs_, answers_;
};

/// The main function of a program: `return book::run(argc, argv, [](book::Results& results) { ... });`
/// writes to the file that the command line names, and says what went wrong.
int run(int argc, char** argv, const std::function<void(Results&)>& compute);

/// A program among those that were made one.
struct Program {
    const char* name;
    int (*main)(int argc, char** argv);
};

/// The main function of several programs: runs one after the other, each to write NAME.json into the folder
/// that the command line names. Returns what the first that fails returns.
int run_each(int argc, char** argv, const std::vector<Program>& programs);

}  // namespace book
