// The input on which a recorded mistake shows, of what tests/misconceptions/*.examples.json says: for the living
// figures, which run it. living/own_inputs.js is the other side.
'use strict';
const {readExample} = require('./example.js');

/** The names of what a call writes out instead of naming it. */
const namesOf = {scores: ['q', 'k'], bilinear_form: ['w_q', 'w_k']};

/** "scores(Matrix{{2, 0.5}}, Matrix{{-1, 3}})" -> the two matrices */
function writtenOut(call) {
    const names = namesOf[call.match(/^\w*/)[0]] || [];
    return [...call.matchAll(/Matrix\{\{([^}]*)\}\}/g)].map(([, cells], i) => {
        const row = cells.split(',').map((cell) => cell.trim());
        return {name: names[i] || `argument ${i}`, shape: [1, row.length], cells: row.join(' ')};
    });
}

/**
 * What the smallest failing check called, and with what.
 * @param message  of the example
 * @returns {call, given: {name, shape, cells}[]}; cells are '' where the message has the shape alone
 */
function ownInput(message) {
    const example = readExample(message);
    if (!example) return undefined;
    const matrices = example.inputs.filter(({shape}) => shape).map(({name, shape, sheets}) =>
        ({name, shape, cells: sheets.flatMap(({rows}) => rows).map((row) => row.map(({text}) => text).join(' ')).join(';')}));
    return {call: example.call, given: [...writtenOut(example.call), ...matrices]};
}

module.exports = {ownInput};
