// toml_to_json IN OUT: a TOML file as JSON, or what is wrong with it and where.

#include <toml++/toml.h>

#include <filesystem>
#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: toml_to_json IN.toml OUT.json\n";
        return 2;
    }
    try {
        const toml::table table = toml::parse_file(argv[1]);
        const std::filesystem::path out = argv[2];
        std::filesystem::create_directories(out.parent_path());
        std::ofstream file(out);
        file << toml::json_formatter(table, toml::format_flags::none) << '\n';
        if (!file.flush()) throw std::runtime_error("cannot write " + out.string());
    } catch (const toml::parse_error& error) {
        std::cerr << error.source() << ": " << error.description() << '\n';
        return 1;
    } catch (const std::exception& error) {
        std::cerr << "toml_to_json: " << error.what() << '\n';
        return 1;
    }
}
