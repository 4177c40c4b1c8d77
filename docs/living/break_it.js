// "Break it here": a recorded mistake computes what the figure shows, beside the right answer.

/**
 * @typedef {object} Part  one matrix of what a figure computes
 * @property {string} name
 * @property {string} ink
 * @property {number[][]} matrix
 * @property {string[]} [rows]
 * @property {string[]} [columns]
 * @property {boolean} [shaded]
 */

/**
 * The figure's state needs a `mistake`, which is '' as the page opens.
 * @param {Figure} figure
 * @param {string[]} exercises  those whose mistakes can be chosen
 * @param {(course: Course) => Part[]} compute  what the figure shows, computed by this course; called at each change
 */
function breakIt(figure, exercises, compute) {
    const known = figure.mistakes.map((each, i) => ({...each, course: i + 1})).filter(({exercise}) => exercises.includes(exercise));
    const result = element('div', {className: 'broken'});
    /** @type {{id: string, course: Course | null}} */
    let running = {id: '', course: null};
    figure.shows(() => {
        const mistake = known.find(({id}) => id === figure.state.mistake);
        result.hidden = mistake === undefined;
        if (!mistake) return;
        if (running.id !== mistake.id) running = {id: mistake.id, course: figure.course.withMistake(mistake.course)};
        const link = element('a', {href: `mistakes_${mistake.lesson}.html#mistake-${mistake.id}`}, 'This mistake in the gallery');
        result.replaceChildren(
            ...comparison(compute(figure.course), () => compute(/** @type {Course} */ (running.course))),
            element('p', {}, element('em', {}, mistake.think), ' ', link, '.'));
    });
    const chooser = choice(figure, 'mistake', 'Break it here', [{value: '', text: 'nothing is broken'},
        ...known.map(({id, exercise, title}) => ({value: id, text: title, group: `Exercise ${exercise}`}))]);
    return element('div', {className: 'break-it'}, chooser, result);
}

/**
 * What is right and what the mistake makes of it, where they differ.
 * @param {Part[]} right
 * @param {() => Part[]} computeWrong
 * @returns {Node[]}
 */
function comparison(right, computeWrong) {
    /** @type {Part[]} */
    let wrong;
    try {
        wrong = computeWrong();
    } catch (error) {
        if (!(error instanceof Refused)) throw error;
        return [element('p', {}, `With this mistake nothing comes out: “${error.message}”`)];
    }
    const differing = right.map((part, i) => ({part, other: wrong[i]})).filter(({part, other}) =>
        shapeOf(part.matrix) !== shapeOf(other.matrix) || part.matrix.some((line, i) => line.some((cell, j) => !same(cell, other.matrix[i][j]))));
    if (differing.length === 0) {
        return [element('p', {}, 'On these numbers the mistake computes the same as the reference. Which numbers would give it away?')];
    }
    const names = differing.map(({part}) => part.name).join('; ');
    return [element('p', {role: 'status'}, ...nameHtml(`What differs: ${names}.`)), ...differing.map(({part, other}) => {
        const fits = shapeOf(part.matrix) === shapeOf(other.matrix);
        const differs = (/** @type {number} */ i, /** @type {number} */ j) => fits && !same(part.matrix[i][j], other.matrix[i][j]);
        const most = part.matrix[0].length > 4 ? 2 : 3;
        const decimals = Math.max(decimalsFor(part.matrix, most), decimalsFor(other.matrix, most));
        const grids = [part, other].map(({name, ink, matrix, rows, columns, shaded}, side) => {
            const grid = new Grid({name: `${side === 0 ? 'right' : 'broken'}: ${name}`, ink: side === 0 ? ink : 'wrong', shaded,
                ...(fits ? {rows, columns} : {})});
            grid.show(matrix, {decimals, mark: (i, j) => (side === 1 && differs(i, j) ? 'differs' : '')});
            return grid.element;
        });
        return row(...grids);
    })];
}
