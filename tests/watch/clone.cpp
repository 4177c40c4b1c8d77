#include "clone.hpp"

#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace watch_tests {
namespace {

namespace fs = std::filesystem;

fs::path root_place, clone_place;

constexpr const char* mark_name = "QKV_TEST_MARK";

std::string next_mark() {
    static int count = 0;
    return std::to_string(getpid()) + "_" + std::to_string(++count);
}

std::string file_name(const std::string& lesson) { return lesson.substr(2) + ".cpp"; }

std::vector<std::string> arguments(Watch::Leader leader) {
    const std::string program = clone() / "qkv";
    if (leader == Watch::Leader::watch) return {program, "--no-hints"};
    return {"/bin/sh", "-c", "\"$0\" --no-hints; read -r line", program};
}

void write(const fs::path& path, const std::string& text, std::ios::openmode mode) {
    std::ofstream file(path, std::ios::binary | mode);
    file << text << std::flush;
    if (!file) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace

void set_places(const fs::path& root, const fs::path& clone) {
    root_place = root;
    clone_place = clone;
}

fs::path root() { return root_place; }
fs::path clone() { return clone_place; }

fs::path learner_file(const std::string& lesson) {
    return clone() / "lessons" / lesson / file_name(lesson);
}

int exercises(const std::string& lesson) {
    std::ifstream manifest(root() / "lessons" / lesson / "lesson.toml");
    int count = 0;
    for (std::string line; std::getline(manifest, line);) {
        if (line == "[[exercise]]") ++count;
    }
    return count;
}

int exercises() {
    int count = 0;
    for (const auto& entry : fs::directory_iterator(root() / "tests" / "stubs")) {
        count += exercises(entry.path().stem());
    }
    return count;
}

std::string read_file(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return {std::istreambuf_iterator<char>(file), {}};
}

void save_in_place(const fs::path& path, const std::string& text) {
    write(path, text, std::ios::trunc);
}

void save_by_rename(const fs::path& path, const std::string& text) {
    const fs::path other = path.string() + ".swp";
    write(other, text, std::ios::trunc);
    fs::rename(other, path);
}

void save_by_delete(const fs::path& path, const std::string& text) {
    fs::remove(path);
    write(path, text, std::ios::trunc);
}

void save_in_pieces(const fs::path& path, const std::string& text) {
    write(path, "", std::ios::trunc);
    write(path, text.substr(0, text.size() / 2), std::ios::app);
    write(path, text.substr(text.size() / 2), std::ios::app);
}

std::string stub(const std::string& lesson) {
    return read_file(root() / "tests" / "stubs" / (lesson + ".cpp"));
}

std::string reference(const std::string& lesson) {
    return read_file(root() / "solutions" / (lesson + ".cpp"));
}

std::string with_project(const std::string& body) {
    std::string text = reference("1_projections");
    const std::string replaced = "return matmul(x, w);";
    return text.replace(text.find(replaced), replaced.size(), body);
}

std::string throwing(const std::string& word) {
    return with_project("throw std::runtime_error(\"" + word + "\");");
}

void as_shipped() {
    for (const auto& entry : fs::directory_iterator(root() / "tests" / "stubs")) {
        const std::string lesson = entry.path().stem();
        fs::create_directories(learner_file(lesson).parent_path());
        const std::string text = read_file(entry.path());
        const fs::path file = learner_file(lesson);
        // what has not changed is not built again
        if (!fs::exists(file) || read_file(file) != text) save_in_place(file, text);
    }
}

Watch::Watch(Size size, PseudoTerminal::Environment environment, Leader who)
    : leader(who), mark(next_mark()), terminal(arguments(who), size, [&] {
          environment[mark_name] = mark;
          return environment;
      }()) {}

Watch::~Watch() = default;

pid_t Watch::pid() const {
    if (leader == Leader::watch) return terminal.pid();
    const std::string shell = std::to_string(terminal.pid());
    std::ifstream children("/proc/" + shell + "/task/" + shell + "/children");
    pid_t child = 0;
    children >> child;
    return child;
}

std::vector<std::string> Watch::processes() const {
    std::vector<std::string> found;
    std::error_code no_such_folder;  // where the system has no /proc, nothing is found
    for (const auto& entry : fs::directory_iterator("/proc", no_such_folder)) {
        std::ifstream file(entry.path() / "environ", std::ios::binary);
        const std::string environment{std::istreambuf_iterator<char>(file), {}};
        if (('\0' + environment).find('\0' + std::string(mark_name) + '=' + mark + '\0') ==
            std::string::npos) {
            continue;
        }
        const std::string number = entry.path().filename();
        if (leader == Leader::shell && number == std::to_string(terminal.pid())) continue;
        std::ifstream name(entry.path() / "comm");
        std::string command;
        std::getline(name, command);
        found.push_back(number + " " + command);
    }
    return found;
}

void Watch::wait_until_alone() const {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (true) {
        const std::vector<std::string> left = processes();
        if (left.empty()) return;
        if (std::chrono::steady_clock::now() > deadline) {
            throw std::runtime_error("processes are left, among them " + left.front());
        }
        poll(nullptr, 0, 5);
    }
}

}  // namespace watch_tests
