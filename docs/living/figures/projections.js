// Lesson 1: X flows through three matrices. A number is edited; what it changed is marked.
'use strict';

livingFigure('projections', {
    state: {...inputs.projections, mistake: ''},
    build(figure) {
        const {course} = figure;
        /** What the numbers were before the last edit, and where that was. @type {{made: Projected, edited: string} | null} */
        let before = null;
        const compute = (/** @type {Course} */ by) => by.projectQkv(figure.state.x, figure.state.w_q, figure.state.w_k, figure.state.w_v);
        const editable = (/** @type {string} */ key, /** @type {string} */ name, /** @type {string} */ ink) =>
            new Grid({name, ink, edit: (matrix) => {
                before = {made: compute(course), edited: name};
                figure.change({[key]: matrix});
            }});
        const x = editable('x', 'X', 'input');
        const paths = /** @type {const} */ ([['q', 'Q', 'query'], ['k', 'K', 'key'], ['v', 'V', 'value']]).map(([letter, name, ink]) => ({
            letter, name, w: editable(`w_${letter}`, `W_${letter}`, ink), made: new Grid({name: `${name} = X·W_${letter}`, ink, decimals: 2})}));
        figure.add(
            element('div', {className: 'flow'}, x.element, element('div', {}, ...paths.map(({w, made}) =>
                element('div', {className: 'living-row path'}, w.element, element('span', {className: 'arrow', ariaHidden: 'true'}, '→'), made.element)))));
        figure.addBelow(breakIt(figure, [1], (by) => {
            const made = compute(by);
            return paths.map(({letter, name}, i) => ({name, ink: ['query', 'key', 'value'][i], matrix: made[letter]}));
        }));

        figure.shows(() => {
            const made = compute(course);
            x.show(figure.state.x);
            /** @type {string[]} */
            const changed = [];
            /** @type {Set<number>} */
            const rows = new Set();
            for (const {letter, name, w, made: product} of paths) {
                w.show(figure.state[`w_${letter}`]);
                const old = before && before.made[letter];
                const differs = (/** @type {number} */ i, /** @type {number} */ j) => old !== null && old[i][j] !== made[letter][i][j];
                product.show(made[letter], {mark: (i, j) => (differs(i, j) ? 'changed' : '')});
                const own = made[letter].flatMap((line, i) => (line.some((_, j) => differs(i, j)) ? [i] : []));
                own.forEach((i) => rows.add(i));
                if (own.length > 0) changed.push(name);
            }
            if (!before) figure.say('Position 1 of X gives position 1 of Q, of K and of V. Change a number, and what follows from it is marked.');
            else if (changed.length === 0) figure.say(`That number of ${before.edited} meets only zeros here: nothing changed.`);
            else {
                const list = [...rows].sort();
                figure.say(`A number of ${before.edited} changed ${changed.join(', ').replace(/, (\w)$/, ' and $1')}: ` +
                    `${list.length === 1 ? `row ${list[0]} alone` : `rows ${list.join(', ').replace(/, (\d)$/, ' and $1')}`}.`);
            }
            before = null;
        });
    },
});
