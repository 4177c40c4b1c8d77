// "Break it here": a recorded mistake computes what the figure shows, beside the right answer. Where the figure's
// numbers hide it, or do not go through it, both compute an input on which it shows.

/**
 * @typedef {object} Part  one matrix of what a figure computes
 * @property {string} name
 * @property {string} ink
 * @property {number[][]} matrix
 * @property {string[]} [rows]
 * @property {string[]} [columns]
 * @property {boolean} [shaded]
 * @property {number} [within]  how far apart two right answers may be, where numbers are drawn
 *
 * @typedef {{parts: Part[], refused?: undefined} | {parts?: undefined, refused: Refused}} Outcome  of a call
 */

/**
 * The figure's state needs a `mistake`, which is '' as the page opens.
 * @param {Figure} figure
 * @param {number[]} lessons  those whose mistakes can be chosen: all that are recorded
 * @param {(course: Course) => Part[]} compute  what the figure shows, computed by this course; called at each change
 */
function breakIt(figure, lessons, compute) {
    const known = figure.mistakes.map((each, i) => ({...each, course: i + 1})).filter(({lesson}) => lessons.includes(lesson));
    const result = element('div', {className: 'broken'});
    /** @type {{id: string, course: Course | null, own: Node[] | null}} */
    let running = {id: '', course: null, own: null};
    figure.shows(() => {
        const mistake = known.find(({id}) => id === figure.state.mistake);
        result.hidden = mistake === undefined;
        if (!mistake) return;
        if (running.id !== mistake.id) running = {id: mistake.id, course: figure.course.withMistake(mistake.course), own: null};
        const [right, wrong] = [figure.course, /** @type {Course} */ (running.course)].map((course) => outcomeOf(() => compute(course)));
        if (!differ(right, wrong) && !running.own) running.own = onOwnInput(figure.course, mistake);
        const link = element('a', {href: `mistakes_${mistake.lesson}.html#mistake-${mistake.id}`}, 'This mistake in the gallery');
        result.replaceChildren(
            ...(differ(right, wrong) ? comparison(right, wrong) : running.own || []),
            element('p', {}, element('em', {}, mistake.think), ' ', link, '.'));
    });
    const chooser = choice(figure, 'mistake', 'Break it here', [{value: '', text: 'nothing is broken'},
        ...known.map(({id, exercise, title}) => ({value: id, text: title, group: `Exercise ${exercise}`}))]);
    return element('div', {className: 'break-it'}, chooser, result);
}

/** @param {() => Part[]} compute @returns {Outcome} */
function outcomeOf(compute) {
    try {
        return {parts: compute()};
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return {refused: error};
    }
}

/** Where one of them has more parts, none of those differs. @param {Part[]} right @param {Part[]} wrong */
function differingParts(right, wrong) {
    return right.map((part, i) => ({part, other: wrong[i]})).filter(({part, other}) => shapeOf(part.matrix) !== shapeOf(other.matrix) ||
        part.matrix.some((line, i) => line.some((cell, j) => !same(cell, other.matrix[i][j], part.within))));
}

/** @param {Outcome} right @param {Outcome} wrong */
function differ(right, wrong) {
    if (right.refused && wrong.refused) return right.refused.message !== wrong.refused.message || right.refused.type !== wrong.refused.type;
    return !right.parts || !wrong.parts || differingParts(right.parts, wrong.parts).length > 0;
}

/**
 * What the reference and a mistake make of the mistake's own input.
 * @param {Course} course
 * @param {OwnInput} own
 * @param {number} mistake  its place in the list of mistakes, from 1
 * @returns {{call: string, alone?: boolean, matrices: Matrix[], right: Outcome, wrong: Outcome} | undefined} undefined where they agree
 */
function runOwnInput(course, own, mistake) {
    const {matrices, attempts} = readOwnInput(course, own);
    for (const {call, alone, compute} of attempts) {
        const right = outcomeOf(() => compute(course));
        // a course of its own: some mistakes remember what was called before
        const wrong = outcomeOf(() => compute(course.withMistake(mistake)));
        if (differ(right, wrong)) return {call, alone, matrices, right, wrong};
    }
    return undefined;
}

/**
 * The mistake on an input on which it shows.
 * @param {Course} course
 * @param {Mistake & {course: number}} mistake
 * @returns {Node[]}
 */
function onOwnInput(course, mistake) {
    const found = mistake.own && runOwnInput(course, mistake.own, mistake.course);
    if (!mistake.own || !found) return [element('p', {}, 'On these numbers the mistake computes the same as the reference.')];
    return [
        element('p', {}, 'The numbers above do not show this mistake. These do: ', element('code', {}, found.call)),
        ...(found.alone ? [] : [sideBySide(...mistake.own.given.map(({name, shape}, i) => givenMatrix(name, shape, found.matrices[i])))]),
        ...comparison(found.right, found.wrong)];
}

/** An argument: its numbers, where they are few. @param {string} name @param {number[]} shape @param {Matrix} matrix */
function givenMatrix(name, shape, matrix) {
    const shapeText = `(${shape.join(', ')})`;
    const cells = matrix.length * columnsOf(matrix);
    if (cells === 0 || cells > 24) return element('p', {className: 'given'}, ...nameHtml(name), ` ${shapeText}`, cells === 0 ? '' : ', drawn');
    const grid = new Grid({name: `${name} ${shapeText}`, ink: inkOf(name), plainName: true,
        // "1, 0": entry 1, position 0
        ...(shape.length === 3 ? {rows: matrix.map((_, i) => `${Math.floor(i / shape[1])}, ${i % shape[1]}`)} : {})});
    grid.show(matrix, {decimals: decimalsFor(matrix, 2)});
    return grid.element;
}

/** What was thrown, as it is written in code. @param {string} side @param {Refused} refused */
function refusal(side, {type, message}) {
    return element('p', {className: 'refusal'}, `${side}: throws ${type}: `, element('code', {}, `“${message}”`));
}

/**
 * What is right and what the mistake makes of it, where they differ.
 * @param {Outcome} right
 * @param {Outcome} wrong
 * @returns {Node[]}
 */
function comparison(right, wrong) {
    if (right.parts && wrong.parts) {
        const pairs = differingParts(right.parts, wrong.parts);
        return [element('p', {role: 'status'}, ...nameHtml(`What differs: ${pairs.map(({part}) => part.name).join('; ')}.`)),
            ...pairs.map(({part, other}) => underName(part, differingGrids(part, other)))];
    }
    const said = right.refused ? (wrong.refused ? 'What differs: what is thrown.' : 'What differs: nothing is thrown.') : 'What differs: nothing comes out.';
    return [element('p', {role: 'status'}, said), ...[right, wrong].flatMap((outcome, i) => {
        const side = i === 0 ? 'right' : 'broken';
        return outcome.refused ? [refusal(side, outcome.refused)] : (outcome.parts || []).map((part) => underName(part, [oneGrid(side, part)]));
    })];
}

/** Both sides of a part, below its name. @param {Part} part @param {Node[]} grids */
function underName(part, grids) {
    return element('div', {className: `pair ink-${part.ink}`}, element('p', {className: 'pair-name', ariaHidden: 'true'}, ...nameHtml(part.name)), sideBySide(...grids));
}

/**
 * One matrix of one side.
 * @param {string} side
 * @param {Part} part
 * @param {boolean[][]} [differs]
 * @param {number} [decimals]
 */
function oneGrid(side, part, differs = [], decimals = decimalsFor(part.matrix, part.matrix[0]?.length > 4 ? 2 : 3)) {
    const {name, ink, matrix, rows, columns, shaded} = part;
    if (matrix.length * columnsOf(matrix) === 0) return element('p', {className: 'given'}, `${side}: ${shapeOf(matrix)}, without a number`);
    const one = matrix.length === 1 && matrix[0].length === 1;
    const grid = new Grid({name: side, of: name, ink: side === 'right' ? ink : 'wrong', shaded, plainName: one, unnamedRows: one, sums: shaded,
        ...(rows?.length === matrix.length ? {rows} : {}), ...(columns?.length === matrix[0].length ? {columns} : {})});
    grid.show(matrix, {decimals, mark: (i, j) => (differs[i]?.[j] ? 'differs' : '')});
    return grid.element;
}

/** Both sides of a matrix, with as many decimals as tell them apart. @param {Part} part @param {Part} other */
function differingGrids(part, other) {
    const fits = shapeOf(part.matrix) === shapeOf(other.matrix);
    const most = part.matrix[0]?.length > 4 ? 2 : 3;
    let decimals = Math.max(decimalsFor(part.matrix, most), decimalsFor(other.matrix, most));
    const differs = other.matrix.map((line, i) => line.map((cell, j) => !fits || !same(part.matrix[i][j], cell, part.within)));
    const alike = () => fits && part.matrix.every((line, i) => line.every((cell, j) => !differs[i][j] || shown(cell, decimals) === shown(other.matrix[i][j], decimals)));
    while (decimals < 15 && alike()) ++decimals;
    return [oneGrid('right', part, [], decimals), oneGrid('broken', other, differs, decimals)];
}
