// with_mistakes.js QUESTIONS.cpp CONTRACT.hpp SOLUTION.cpp RECORDS.json OUT.cpp OUT.hpp ID...: one program that
// computes the questions of a lesson with the reference solution and with each of these recorded mistakes.
//
// Each is a namespace with the lesson's contract, a solution and the questions, so that `qkv::softmax` is that
// solution's; other lessons' contracts, and all other headers, stand outside once. The mistakes go into OUT.hpp.
'use strict';
const fs = require('fs');
const path = require('path');
const {mistaken} = require('../data/mistaken.js');

const [questions, contract, solution, records, outCode, outMistakes, ...ids] = process.argv.slice(2);
const mistakes = JSON.parse(fs.readFileSync(records, 'utf8')).misconception;
const reference = fs.readFileSync(solution, 'utf8');

/** The solution with the mistake of this id put in. */
function solutionWith(id) {
    const record = mistakes.find((each) => each.id === id);
    if (!record) throw new Error(`${records}: no misconception has the id "${id}", which a question of the book names`);
    return mistaken(reference, solution, record);
}

const outside = new Set(['"figure.hpp"']);

/** A file's text without what it includes, with the lines that it has there for the compiler's messages. */
function inside(file, text = fs.readFileSync(file, 'utf8')) {
    const before = [];
    const own = text.replace(/^#pragma once$/m, '').replace(/^#include (<.*>|".*")$/gm, (_, header) => {
        const beside = path.join(path.dirname(questions), header.slice(1, -1));
        if (header.startsWith('"') && fs.existsSync(beside)) before.push(inside(beside));
        else if (header !== `"${path.basename(contract)}"`) outside.add(header);
        return '';
    });
    return `${before.join('')}#line 1 ${JSON.stringify(file)}\n${own}`;
}

const contractText = inside(contract);
const questionsText = inside(questions);
const spaceOf = (id) => id.replace(/-/g, '_');
const program = (id, code) => `namespace ${spaceOf(id)} {
namespace qkv {
using namespace ::qkv;  // the vocabulary, and the lessons before
}  // namespace qkv
${contractText}${code}${questionsText}}  // namespace ${spaceOf(id)}
`;

const right = program('right', inside(solution));
fs.writeFileSync(outMistakes, `// Written by docs/quizzes/with_mistakes.js.
// what a mistake leaves unused is no matter here: no warnings
#pragma GCC system_header
${ids.map((id) => program(id, inside(solution, solutionWith(id)))).join('\n')}`);
fs.writeFileSync(outCode, `// Written by docs/quizzes/with_mistakes.js.
${[...outside].map((header) => `#include ${header}\n`).join('')}
${right}
#include ${JSON.stringify(path.basename(outMistakes))}

int main(int argc, char** argv) {
    return book::run_each(argc, argv, {
${['right', ...ids].map((id) => `        {"${id}", ${spaceOf(id)}::main},\n`).join('')}    });
}
`);
