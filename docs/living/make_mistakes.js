// make_mistakes.js RECORDS SOLUTIONS FUNCTIONS.hpp OUT.cpp OUT.json: the recorded mistakes that figures can
// run, in C++, and their list.
//
// Each is a namespace with the functions of its lesson, as the solution has them but for the mistake. What
// functions.hpp does not name is left out, and what is the same in several is merged by the compiler.
'use strict';
const fs = require('fs');
const path = require('path');

const [recordsFolder, solutions, functionsFile, outCode, outList] = process.argv.slice(2);
const functions = [...fs.readFileSync(functionsFile, 'utf8').matchAll(/^ {4}decltype\(&qkv::(\w+)\)/gm)].map((match) => match[1]);

/** The top-level definitions of a solution: they begin at the margin, and clang-format ends them there. */
function definitionsOf(text) {
    const body = text.slice(text.indexOf('namespace qkv {') + 'namespace qkv {'.length, text.lastIndexOf('}  // namespace qkv'));
    const [, helpers = '', rest] = body.match(/^\s*namespace \{([\s\S]*?)\n\}  \/\/ namespace\n([\s\S]*)$/) || [null, '', body];
    const wanted = rest.split(/(?<=^\}\n)/m).map((definition) => {
        const name = definition.match(/^\w[\w:<> ]*? (\w+)\(/m);
        return {name: name && name[1], definition};
    }).filter(({name}) => functions.includes(name));
    return {helpers, wanted};
}

const code = [];
const cases = [];
const list = [];
for (const file of fs.readdirSync(recordsFolder).filter((name) => name.endsWith('.json')).sort()) {
    const lesson = path.basename(file, '.json');
    const solution = fs.readFileSync(path.join(solutions, `${lesson}.cpp`), 'utf8');
    for (const record of JSON.parse(fs.readFileSync(path.join(recordsFolder, file), 'utf8')).misconception) {
        if (solution.split(record.find).length !== 2) throw new Error(`${solutions}/${lesson}.cpp: "${record.find}" of "${record.id}" has to occur once`);
        const right = definitionsOf(solution);
        const {helpers, wanted} = definitionsOf(solution.split(record.find).join(record.replace));
        const same = helpers === right.helpers && wanted.every(({definition}, i) => definition === right.wanted[i].definition);
        if (same || wanted.length === 0) continue; // in a function that no figure calls
        // (name)(...) looks for the function here; name(...) would find the reference's as well, where Head comes from
        const calls = new RegExp(`(?<![\\w:.])(${wanted.map(({name}) => name).join('|')})\\(`, 'g');
        for (const each of wanted) each.definition = each.definition.replace(/^ .*$/gm, (line) => line.replace(calls, '($1)('));
        const place = `mistake_${list.length}`;
        code.push(`namespace ${place} {  // ${record.id}\nnamespace {\nusing namespace qkv;\n${helpers}\n${wanted.map(({definition}) => definition).join('')}}  // namespace\n` +
            `void put_into(qkv_living::Functions& functions) {\n${wanted.map(({name}) => `    functions.${name} = ${name};\n`).join('')}}\n}  // namespace ${place}\n`);
        cases.push(`        case ${list.length}: ${place}::put_into(functions); break;\n`);
        list.push({id: record.id, exercise: record.exercise});
    }
}
fs.writeFileSync(outCode, `// Written by docs/living/make_mistakes.js.\n#include "functions.hpp"\n\n${code.join('\n')}
qkv_living::Functions qkv_living::with_mistake(std::size_t index) {
    Functions functions;
    switch (index) {
${cases.join('')}    }
    return functions;
}
`);
fs.writeFileSync(outList, JSON.stringify(list));
