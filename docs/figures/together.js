// together.js OUT.cpp FILE.cpp...: programs of the book as one program, book::run_each, which is compiled and
// linked in the time of two or three of them.
//
// Each is a namespace of its own, named like its file, and includes that file. The headers come first, since
// a namespace is no place for them.
'use strict';
const fs = require('fs');
const path = require('path');

const [out, ...files] = process.argv.slice(2);

/**
 * What a file includes, but for code that is a part of it (.cpp).
 * @param {string} file
 * @returns {string[]} <header>, or "file"
 */
function headersOf(file) {
    return [...fs.readFileSync(file, 'utf8').matchAll(/^#include (<.*>|".*")/gm)].flatMap(([, header]) => {
        if (header.startsWith('<')) return [header];
        const beside = path.join(path.dirname(file), header.slice(1, -1));
        if (!fs.existsSync(beside)) return [header];
        return beside.endsWith('.cpp') ? headersOf(beside) : [`"${beside}"`];
    });
}

const headers = [...new Set(files.flatMap(headersOf))];
const names = files.map((file) => path.basename(file, '.cpp'));
// a header that is not there is one that a file includes for another version of xtensor only
fs.writeFileSync(out, `// Written by docs/figures/together.js.
${headers.map((header) => `#if __has_include(${header})\n#include ${header}\n#endif\n`).join('')}
#include "figure.hpp"

${files.map((file, i) => `namespace ${names[i]} {\n#include "${file}"\n}\n`).join('\n')}
int main(int argc, char** argv) {
    return book::run_each(argc, argv, {
${names.map((name) => `        {"${name}", ${name}::main},\n`).join('')}    });
}
`);
