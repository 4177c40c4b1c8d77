// What a failing check said about a mistake, taken apart: the call, its inputs, and what came instead of
// what. tests/support/check.cpp and text.cpp write these messages for people; a picture needs the numbers.
'use strict';

/** "(3, 5)" -> [3, 5] */
function readShape(text) {
    return (text.match(/\d+/g) || []).map(Number);
}

/** The cells of a line, each with its text and its number; a star behind a cell says that it differs. */
function readRow(line) {
    return line.trim().split(/\s+/).map((word) => {
        const text = word.replace(/\*$/, '');
        return {text, value: numberOf(text), differs: text !== word};
    });
}

/** JavaScript spells what is not finite in another way. */
function numberOf(text) {
    if (/^[-+]?inf$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
    return Number(text);
}

/** "weights (0, 4), output (0, 7)", "(2, 2)", "mean 5, variance nan": parts, each with a shape or a value. */
function readParts(text) {
    const parts = text.split(/, (?![^(]*\))/).map((each) => each.match(/^(?:(.*?) )?(\([\d, ]*\)|[^\s()]+)$/));
    if (!parts.every(Boolean)) return undefined;
    return parts.map(([, name, what]) => (what.startsWith('(') ? {name, shape: readShape(what)} : {name, value: what}));
}

/** The lines below the call: names, each with a value or a shape, and its cells where they are few. */
function readInputs(lines) {
    const inputs = [];
    for (const line of lines) {
        const [, name, value, shape] = line.match(/^ {2}(\S.*?)(?: = (\S+)| (\([\d, ]*\)))$/) || [];
        const entry = line.match(/^ {3}entry (\d+)$/);
        const last = inputs[inputs.length - 1];
        if (name) inputs.push(value === undefined ? {name, shape: readShape(shape), sheets: []} : {name, value});
        else if (!last || !last.sheets) return undefined;
        else if (entry) last.sheets.push({entry: Number(entry[1]), rows: []});
        else if (/^ {4}/.test(line)) {
            if (last.sheets.length === 0) last.sheets.push({rows: []});
            last.sheets[last.sheets.length - 1].rows.push(readRow(line));
        } else return undefined;
    }
    return inputs;
}

/** Two matrices, beside each other or one below the other. */
function readGrids(lines) {
    const headings = lines[0].match(/^ {2}expected( +got \(\* differs\))?$/);
    if (!headings) return undefined;
    if (headings[1]) {
        const at = lines[0].indexOf('got');
        const rows = lines.slice(1);
        return {expected: rows.map((line) => readRow(line.slice(0, at))), got: rows.map((line) => readRow(line.slice(at)))};
    }
    const at = lines.indexOf('  got (* differs)');
    if (at < 0) return undefined;
    return {expected: lines.slice(1, at).map(readRow), got: lines.slice(at + 1).map(readRow)};
}

/** "    row 0, column 1: expected 1, got 2", a line each. */
function readListed(lines) {
    const cells = lines.map((line) => line.match(/^ {4}(.+): expected (\S+), got (\S+)$/));
    return cells.every(Boolean) ? cells.map(([, at, expected, got]) => ({at, expected, got})) : undefined;
}

function readCells(lines) {
    const head = lines[0].match(/^(?:([^":]+): )?wrong cells: (\d+) of (\d+)(?:, by more than ([^\s;]+))?(?:; entry (\d+)|; shape (\(.*\)))?$/);
    if (!head || lines.length < 2) return undefined;
    const [, part, wrong, of, within, entry, shape] = head;
    const counted = {part, wrong: Number(wrong), of: Number(of), within};
    if (shape !== undefined) {
        const listed = readListed(lines.slice(1));
        return listed && {kind: 'listed', ...counted, shape: readShape(shape), listed};
    }
    const grids = readGrids(lines.slice(1));
    if (!grids || grids.expected.length !== grids.got.length) return undefined;
    if (grids.expected.some((row, i) => row.length !== grids.got[i].length)) return undefined;
    return {kind: 'cells', ...counted, entry: entry === undefined ? undefined : Number(entry), ...grids};
}

function readNumber(line) {
    const found = line.match(/^(?:([^":]+): )?expected (?:at most (\S+)|(\S+?)(?:, give or take (\S+))?), got ([^\s"]+)$/);
    if (!found) return undefined;
    const [, part, bound, expected, within, got] = found;
    return {kind: 'number', part, bound, expected, within, got};
}

function readShapes(line) {
    const found = line.match(/^(?:([^":]+): )?expected the shape (\(.*?\)), got (\(.*?\))$/);
    return found && {kind: 'shape', part: found[1], expected: readShape(found[2]), got: readShape(found[3])};
}

/** How a call ended that did not return. */
function readThrown(text) {
    const quoted = text.match(/^it threw (std::invalid_argument|another exception): "(.*)"$/s);
    if (quoted) return {type: quoted[1], text: quoted[2]};
    if (text === 'it ran out of memory (std::bad_alloc)') return {type: 'std::bad_alloc', text: 'out of memory'};
    if (text === 'it threw something that is no std::exception') return {type: 'something that is no std::exception', text: ''};
    return undefined;
}

/** An exception where there should be none, or none where there should be one, or another one. */
function readEnding(text) {
    const [, wanted, came] = text.match(/^expected (.*?), but (.*)$/s) || [];
    if (wanted === 'std::invalid_argument' && came.startsWith('it returned ')) {
        const returned = readParts(came.slice('it returned '.length));
        return returned && {kind: 'accepted', returned};
    }
    if (wanted) {
        const thrown = readThrown(came);
        if (wanted === 'std::invalid_argument') return thrown && {kind: 'wrong exception', thrown};
        const expected = readParts(wanted);
        return thrown && expected && {kind: 'thrown', expected, thrown};
    }
    const lacks = text.match(/^the message of its std::invalid_argument lacks the number (\d+): "(.*)"$/s);
    if (lacks) return {kind: 'silent message', lacks: lacks[1], text: lacks[2]};
    if (text === 'the message of its std::invalid_argument is empty') return {kind: 'silent message', text: ''};
    const changed = text.match(/^the call changed its argument (.+)$/);
    return changed ? {kind: 'changed argument', name: changed[1]} : undefined;
}

/** A table of what was predicted beside what happens, and what is said below it. */
function readPredictions(lines) {
    if (!/^ +you predicted {2}/.test(lines[0] || '')) return undefined;
    const cells = (line) => line.trim().split(/ {2,}/);
    const end = lines.findIndex((line) => !line.startsWith('  '));
    const table = end < 0 ? lines : lines.slice(0, end);
    const rows = table.slice(1).map(cells);
    const headings = cells(table[0]);
    if (!rows.every((row) => row.length === headings.length + 1)) return undefined;
    return {kind: 'predicted', headings, rows, note: lines.slice(table.length).join(' ').trim()};
}

/**
 * Takes a message apart.
 * @returns {call, inputs, outcome, right, seed}; `right` names the parts of the result that are as they should
 * be, `seed` is there where inputs were drawn; undefined where the message has no form that is known here.
 */
function readExample(message) {
    const [call, ...rest] = message.split('\n');
    const lines = [...rest];
    const last = (pattern) => {
        const found = lines.length > 0 && lines[lines.length - 1].match(pattern);
        if (found) lines.pop();
        return found ? found[1] : undefined;
    };
    const seed = last(/^ {2}\(inputs drawn with seed (\d+)\)$/);
    const right = last(/^ {2}\(right: (.+)\)$/);
    const predicted = readPredictions(lines);
    if (predicted) return {call, inputs: [], outcome: predicted, right: [], seed};
    const at = lines.findIndex((line) => !line.startsWith('  '));
    if (at < 0) return undefined;
    const inputs = readInputs(lines.slice(0, at));
    const complaint = lines.slice(at);
    const outcome = readCells(complaint) ||
        (complaint.length === 1 && (readShapes(complaint[0]) || readNumber(complaint[0]))) || readEnding(complaint.join('\n'));
    return inputs && outcome ? {call, inputs, outcome, right: right ? right.split(', ') : [], seed} : undefined;
}

module.exports = {readExample, numberOf};
