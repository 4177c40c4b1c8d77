// Numbers as a reader sees them, and as a link holds them.

/** With a real minus, and no minus before a 0. @param {number} value @param {number} decimals */
function shown(value, decimals) {
    if (Number.isNaN(value)) return 'nan';
    if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
    if (Math.abs(value) >= 1e6) return value.toExponential(1).replace('e+', 'e').replace('-', '−');
    const text = value.toFixed(decimals);
    return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−');
}

/** As few decimals as tell all cells exactly, up to `most`. @param {number[][]} matrix @param {number} most */
function decimalsFor(matrix, most) {
    for (let count = 0; count < most; ++count) {
        if (matrix.flat().every((cell) => !Number.isFinite(cell) || Math.abs(cell - Number(cell.toFixed(count))) < 1e-9)) return count;
    }
    return most;
}

/** "(3, 5)" @param {number[][]} matrix */
function shapeOf(matrix) {
    return `(${matrix.length}, ${columnsOf(matrix)})`;
}

/** @template T @param {T[][]} matrix @returns {T[][]} */
function transposed(matrix) {
    return matrix.length === 0 ? [] : matrix[0].map((_, j) => matrix.map((row) => row[j]));
}

/**
 * Whether two computed numbers are the same but for rounding, or but for chance.
 * @param {number} a
 * @param {number} b
 * @param {number} [within]  how far two that are drawn may be apart
 */
function same(a, b, within = 0) {
    return Object.is(a, b) || a === b || Math.abs(a - b) <= Math.max(within, 1e-10 * Math.max(1, Math.abs(a), Math.abs(b)));
}

/** A number as the course's tests write it: "-0.5", "nan", "inf"; one rounded to more than the largest is the largest. @param {string} text */
function numberOf(text) {
    if (/^[-+]?inf$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
    const value = Number(text);
    return Number.isNaN(value) || Number.isFinite(value) ? value : Math.sign(value) * Number.MAX_VALUE;
}

/** A value of a figure's state, for a link. @param {any} value */
function toLink(value) {
    const number = (/** @type {any} */ each) => (typeof each === 'number' ? String(Number(each.toPrecision(4))) : String(each));
    return Array.isArray(value) ? value.map((row) => row.map(number).join(',')).join('_') : number(value);
}

/**
 * The same back, of the kind that the default has.
 * @param {string} text
 * @param {any} example
 * @returns {any} undefined if it is not of that kind
 */
function fromLink(text, example) {
    if (typeof example === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
    if (typeof example === 'string') return text;
    if (typeof example === 'number') return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined;
    const matrix = text.split('_').map((row) => row.split(',').map(Number));
    const fits = matrix.length === example.length && matrix.every((row, i) => row.length === example[i].length && row.every(Number.isFinite));
    return fits ? matrix : undefined;
}
