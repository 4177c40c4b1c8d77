// make_mistakes.js RECORDS SOLUTIONS LESSONS FUNCTIONS.hpp OUT.cpp OUT.json: all recorded mistakes in C++, and
// their list.
//
// Each is a namespace with what the mistake alters: the definition that it stands in, and those of the same
// lesson that use it. Everything else is the reference's, and the helpers of a lesson stand there once.
'use strict';
const fs = require('fs');
const path = require('path');
const {mistaken} = require('../data/mistaken.js');

const [recordsFolder, solutions, lessons, functionsFile, outCode, outList] = process.argv.slice(2);
const header = fs.readFileSync(functionsFile, 'utf8');
const functions = [...header.matchAll(/^ {4}decltype\(&(qkv|wide)::(\w+)\)/gm)].map(([, space, name]) => ({name, wide: space === 'wide'}));
/** What is made of a class: the function that functions.hpp has for it. */
const uses = [...header.matchAll(/^ {4}decltype\(&(\w+)<qkv::(\w+)>\)/gm)].map(([, name, of]) => ({name, of}));
const wide = functions.filter((each) => each.wide).map(({name}) => name);

/**
 * The definitions of a solution in their order. They begin at the margin, and clang-format ends them there.
 * A class is known by its name, and so is each of its members.
 * @returns {{name: string, text: string, isHelper: boolean}[]}
 */
function definitionsOf(solution) {
    const body = solution.slice(solution.indexOf('namespace qkv {') + 'namespace qkv {'.length, solution.lastIndexOf('}  // namespace qkv'));
    const found = [];
    let isHelper = false;
    let lines = [];
    for (const line of body.split('\n')) {
        if (line === 'namespace {' || line === '}  // namespace') {
            isHelper = line === 'namespace {';
            continue;
        }
        if (!/^\/\//.test(line)) lines.push(line);
        const text = `${lines.join('\n').trim()}\n`;
        if (!/^[\w}].*$/.test(line) || !/[};]$/.test(line) || text.split('{').length !== text.split('}').length) continue;
        const [, name] = text.match(/^constexpr \w+ (\w+) =/) || text.match(/(\w+)(?:::(?:\w+|operator\(\)))?\(/);
        found.push({name, text, isHelper});
        lines = [];
    }
    return found;
}

/**
 * The names of what differs between two versions of a solution, and of the functions that use it. A class that
 * uses it stays the reference's: no figure calls it for a mistake in one of those.
 */
function alteredIn(right, wrong, classes) {
    if (right.length !== wrong.length) return undefined;
    const altered = new Set(wrong.filter(({text}, i) => text !== right[i].text).map(({name}) => name));
    for (let before = 0; before !== altered.size;) {
        before = altered.size;
        const mention = new RegExp(`\\b(?:${[...altered].join('|')})\\b`);
        for (const {name, text} of wrong) if (!classes.has(name) && mention.test(text)) altered.add(name);
    }
    return altered;
}

/** What a namespace holds that has these definitions of its own. `classes` are the declarations of the lesson's. */
function codeOf(definitions, names, classes) {
    // (name)(...) looks for the function here; name(...) would find the reference's as well, where Head comes from
    const calls = new RegExp(`(?<![\\w:.])(${names.join('|')})\\(`, 'g');
    const own = definitions.filter(({name}) => names.includes(name)).map(({name, text}) =>
        (classes.has(name) ? text : text.replace(/^ .*$/gm, (line) => line.replace(calls, '($1)('))));
    return [...classes].filter(([name]) => names.includes(name)).map(([, text]) => text).concat(own).join('');
}

const widened = (code) => code.replace(/std::size_t/g, 'std::uint64_t');

const code = [];
const putters = [];
const list = [];
for (const file of fs.readdirSync(recordsFolder).filter((name) => name.endsWith('.json')).sort()) {
    const lesson = path.basename(file, '.json');
    const solution = fs.readFileSync(path.join(solutions, `${lesson}.cpp`), 'utf8');
    const contract = fs.readFileSync(path.join(lessons, lesson, `${lesson.slice(2)}.hpp`), 'utf8');
    const classes = new Map([...contract.matchAll(/^class (\w+) \{[\s\S]*?^\};\n/gm)].map(([text, name]) => [name, text]));
    const right = definitionsOf(solution);
    const helpers = right.filter(({isHelper}) => isHelper);
    const space = `lesson_${lesson.slice(0, 1)}`;
    code.push(`namespace ${space} {\nusing namespace qkv;\nnamespace {\n${helpers.map(({text}) => text).join('')}}  // namespace\n}  // namespace ${space}\n`);
    for (const {name, text} of right.filter((each) => wide.includes(each.name))) {
        const needs = [name, ...helpers.map((each) => each.name)];
        const [signature, result, parameters] = widened(text).match(/^(\S+) \w+\(([^)]*)\)/);
        const passed = parameters.split(', ').map((parameter) => parameter.split(' ').pop()).join(', ');
        code.push(`namespace ${space}::wide_${name} {\nnamespace {\n${widened(codeOf(right, needs, classes))}}  // namespace\n}  // namespace ${space}::wide_${name}\n` +
            `${signature.replace(`${result} `, `${result} qkv_living::wide::`)} { return ${space}::wide_${name}::${name}(${passed}); }\n`);
    }
    for (const record of JSON.parse(fs.readFileSync(path.join(recordsFolder, file), 'utf8')).misconception) {
        const wrong = definitionsOf(mistaken(solution, `${solutions}/${lesson}.cpp`, record));
        const altered = alteredIn(right, wrong, classes);
        const put = !altered ? [] : [
            ...functions.filter(({name}) => altered.has(name)).map(({name}) => `    functions.${name} = ${name};\n`),
            ...uses.filter(({of}) => altered.has(of)).map(({name, of}) => `    functions.${name} = qkv_living::${name}<${of}>;\n`)];
        if (put.length === 0) throw new Error(`tests/misconceptions/${lesson}.toml: "${record.id}" alters nothing that ${functionsFile} names`);
        const place = `mistake_${list.length}`;
        const isWide = wide.some((name) => altered.has(name));
        const needs = [...altered, ...(isWide ? helpers.map(({name}) => name) : [])];
        const own = codeOf(wrong, needs, classes);
        code.push(`namespace ${space}::${place} {  // ${record.id}\nnamespace {\n${isWide ? widened(own) : own}}  // namespace\n` +
            `void put_into(qkv_living::Functions& functions) {\n${put.join('')}}\n}  // namespace ${space}::${place}\n`);
        putters.push(`    ${space}::${place}::put_into,\n`);
        list.push({id: record.id, exercise: record.exercise});
    }
}
// a list of functions: of a switch the compiler makes a table for each member of Functions
fs.writeFileSync(outCode, `// Written by docs/living/make_mistakes.js.\n#include "functions.hpp"\n\n${code.join('\n')}
namespace {
void (*const putters[])(qkv_living::Functions&) = {
${putters.join('')}};
}  // namespace

qkv_living::Functions qkv_living::with_mistake(std::size_t index) {
    Functions functions;
    putters[index](functions);
    return functions;
}
`);
fs.writeFileSync(outList, JSON.stringify(list));
