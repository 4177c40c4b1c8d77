// What a mistake computes on a small input, as pictures that are tables: the wrong beside the right.
'use strict';
const {readExample, numberOf} = require('./example.js');
const {escape} = require('./page.js');
const {scaleOf} = require('./shade.js');

const widest = 31;       // digits of a row that fit on a small phone
const mostCells = 20;    // of inputs that are shown without being asked for
const differs = '<span class="sign">≠</span>';

const code = (text) => `<code>${escape(text)}</code>`;
const shapeText = (shape) => `(${shape.join(', ')})`;

/** The picture of a message; the message itself where it has no form that is known. */
function exampleHtml({case: testCase, message}) {
    const example = readExample(message);
    // the numbers are no words that anybody searches for
    const open = '<div class="example" data-noindex>';
    if (!example) return `${open}<pre class="code" tabindex="0"><code>${escape(message)}</code></pre></div>`;
    return `${open}<p class="call">${code(example.call)}</p>${inputsHtml(example.inputs)}${outcomeHtml(example.outcome)}` +
        `<p class="note">${notesOf(example)}The test that fails: “${escape(testCase)}”.</p></div>`;
}

// ---- inputs ---------------------------------------------------------------------------------

function inputsHtml(inputs) {
    if (inputs.length === 0) return '';
    const cells = inputs.flatMap(({sheets = []}) => sheets.flatMap(({rows}) => rows.flat())).length;
    const shown = `<div class="grids">${inputs.map(inputHtml).join('')}</div>`;
    if (cells <= mostCells) return shown;
    const named = inputs.map(({name, shape, value}) => code(name) + (shape ? ` ${shapeText(shape)}` : ` = ${escape(value)}`));
    return `<details class="inputs"><summary>Inputs: ${named.join(', ')}</summary>${shown}</details>`;
}

function inputHtml({name, shape, value, sheets}) {
    if (value !== undefined) return `<p class="scalar">${code(name)} = ${escape(shorter(value))}</p>`;
    if (sheets.length === 0) return `<p class="scalar">${code(name)} ${shapeText(shape)}</p>`;
    return sheets.map(({entry, rows}) => {
        const place = entry === undefined ? shapeText(shape) : `${shapeText(shape)}, entry ${entry}`;
        return gridHtml(`${code(name)} ${place}`, rows, () => '');
    }).join('');
}

/** Sixteen digits of an input say no more than four. */
function shorter(text) {
    return /^-?\d+$/.test(text) || !Number.isFinite(Number(text)) ? text : String(Number(Number(text).toPrecision(4)));
}

// ---- grids ----------------------------------------------------------------------------------

const longestText = (rows) => Math.max(...rows.flat().map(({text}) => text.length));

/** A matrix as a table below its name; `classOf` gives a cell its shade, `width` is that of a cell in digits. */
function gridHtml(name, rows, classOf, width = Math.max(4, longestText(rows) + 1)) {
    const cell = (each) => {
        const kind = [classOf(each), each.differs ? 'wrong' : ''].filter(Boolean).join(' ');
        return `<td${kind ? ` class="${kind}"` : ''}>${escape(each.text)}${each.differs ? differs : ''}</td>`;
    };
    const table = `<table class="grid"><tbody>${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</tbody></table>`;
    // a name inside of the table would make its columns wider; a wide one has to be scrolled, with a keyboard too
    const wide = rows[0].length * width > widest;
    return `<div class="matrix"><p>${name}</p>${wide ? `<div class="wide" tabindex="0" role="group" aria-label="wide matrix">${table}</div>` : table}</div>`;
}

function cellsHtml({part, entry, expected, got}) {
    const numbers = (rows) => rows.flat().map(({value}) => value);
    const scale = scaleOf(numbers(expected), numbers(got));
    const classOf = ({value}) => scale(value);
    const what = [part ? ` ${code(part)}` : '', entry === undefined ? '' : `, entry ${entry}`].join('');
    const width = Math.max(longestText(expected), longestText(got)); // so that both have the same columns
    const side = (name, rows) => gridHtml(`${name}${what}`, rows, classOf, width + 2.7); // the sign needs room
    return `<div class="grids compared" style="--width:${width}ch">${side('expected', expected)}${side('got', got)}</div>`;
}

function listedHtml({part, listed}) {
    const rows = listed.map(({at, expected, got}) =>
        `<tr><th scope="row">${at}</th><td>${escape(expected)}</td><td class="wrong">${escape(got)}${differs}</td></tr>`);
    return `<div class="table" tabindex="0" role="group" aria-label="cells that differ"><table class="listed">` +
        `<thead><tr><th scope="col">cell${part ? ` of ${code(part)}` : ''}</th><th scope="col">expected</th><th scope="col">got</th></tr></thead>` +
        `<tbody>${rows.join('')}</tbody></table></div>`;
}

// ---- everything that is no grid -------------------------------------------------------------

/** Two boxes beside each other: what should have come, and what came. */
function sidesHtml(expected, got) {
    const side = (name, kind, html) => `<div class="side ${kind}"><p class="side-name">${name}</p>${html}</div>`;
    return `<div class="sides">${side('expected', 'right', expected)}${side(`got ${differs}`, 'wrong', got)}</div>`;
}

/** Two numbers, with bars to scale where both have a length. */
function numberHtml({part, bound, expected, within, got}) {
    const [should, is] = [numberOf(bound === undefined ? expected : bound), numberOf(got)];
    const drawn = Number.isFinite(should) && Number.isFinite(is) && Math.min(should, is) >= 0 && Math.max(should, is) > 0;
    const bar = (number) => (drawn ? `<span class="measure" style="width:${Math.max(0.5, Number((100 * number / Math.max(should, is)).toPrecision(3)))}%"></span>` : '');
    const name = part ? `${code(part)} ` : '';
    const wanted = bound === undefined ? escape(expected) + (within ? ` <small>give or take ${escape(within)}</small>` : '') : `<small>at most</small> ${escape(bound)}`;
    return sidesHtml(`<p class="one">${name}${wanted}</p>${bar(should)}`, `<p class="one">${name}${escape(got)}</p>${bar(is)}`);
}

/** Rectangles to one scale; an axis without extent is a line. */
function boxHtml(shape, longest) {
    const length = (extent) => `${Math.max(0.15, Number((6 * extent / longest).toPrecision(3)))}em`;
    const [rows, columns] = shape.length > 1 ? shape.slice(-2) : [1, shape[0]];
    return `<span class="extent" style="width:${length(columns)};height:${length(rows)}"></span>`;
}

function partsHtml(parts, longest) {
    return parts.map(({name, shape, value}) => {
        const text = `${name ? `${code(name)} ` : ''}${shape ? shapeText(shape) : escape(value)}`;
        return `<div class="part">${shape ? boxHtml(shape, longest) : ''}<p class="one">${text}</p></div>`;
    }).join('');
}

const longestOf = (shapes) => Math.max(4, ...shapes.flatMap((shape) => shape.slice(-2)));

function shapesHtml({part, expected, got}) {
    const longest = longestOf([expected, got]);
    const side = (shape) => partsHtml([{name: part, shape}], longest);
    return sidesHtml(side(expected), side(got));
}

function returnedHtml(parts) {
    return `<div class="parts">${partsHtml(parts, longestOf(parts.map(({shape}) => shape || [])))}</div>`;
}

function thrownHtml({type, text}) {
    const named = type.startsWith('std::') ? code(type) : escape(type);
    return `<p class="one">${named}</p>${text ? `<p class="said">“${escape(text)}”</p>` : ''}`;
}

const refusal = `<p class="one">${code('std::invalid_argument')}</p>`;

const forms = {
    cells: cellsHtml,
    listed: listedHtml,
    number: numberHtml,
    shape: shapesHtml,
    thrown: ({expected, thrown}) => sidesHtml(returnedHtml(expected), thrownHtml(thrown)),
    accepted: ({returned}) => sidesHtml(refusal, returnedHtml(returned)),
    'wrong exception': ({thrown}) => sidesHtml(refusal, thrownHtml(thrown)),
    'silent message': ({lacks, text}) => sidesHtml(
        `${refusal}<p class="one">${lacks ? `a message with the number ${lacks}` : 'a message'}</p>`,
        text ? thrownHtml({type: 'std::invalid_argument', text}) : `${refusal}<p class="one">an empty message</p>`),
    predicted: ({headings, rows, note}) => '<div class="table" tabindex="0" role="group" aria-label="table"><table class="predicted"><thead><tr><td></td>' +
        `${headings.map((each) => `<th scope="col">${escape(each)}</th>`).join('')}</tr></thead><tbody>` +
        `${rows.map(([name, ...cells]) => `<tr><th scope="row">${escape(name)}</th>${cells.map((cell) => `<td>${escape(cell.replace('*', ''))}${cell.includes('*') ? differs : ''}</td>`).join('')}</tr>`).join('')}</tbody></table></div>` +
        (note ? `<p class="said">${escape(note)}</p>` : ''),
    'changed argument': ({name}) => sidesHtml(`<p class="one">${code(name)} as it was</p>`, `<p class="one">${code(name)} changed</p>`),
};

function outcomeHtml(outcome) {
    return forms[outcome.kind](outcome);
}

/** How much is wrong, what is right, and where the inputs come from. */
function notesOf({outcome, right, seed}) {
    const notes = [];
    if (outcome.wrong !== undefined) notes.push(`${outcome.wrong} of ${outcome.of} cells differ${outcome.within ? `, by more than ${outcome.within}` : ''}. `);
    if (right.length > 0) notes.push(`Right: ${right.map(escape).join(', ')}. `);
    if (seed !== undefined) notes.push('The inputs are drawn. ');
    return notes.join('');
}

module.exports = {exampleHtml};
