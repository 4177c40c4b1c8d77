// Lesson 5: a decoder that looks at two sources of different lengths, and may or may not look ahead.
'use strict';

livingFigure('cross_map', {
    state: {length_0: 4, length_1: 2, causal: false, columns: false, mistake: ''},
    build(figure) {
        const {course} = figure;
        const {target, source, decoder, encoder, w_q: wQ, w_k: wK, w_v: wV} = inputs.cross_map;
        const entries = [0, 1];
        const length = (/** @type {number} */ entry) => Math.max(0, Math.min(source.length, Math.round(figure.state[`length_${entry}`])));
        /** Who may see what, and the weights, of one entry. @param {Course} by @param {number} entry */
        const compute = (by, entry) => {
            const padding = by.paddingMask(target.length, source.length, length(entry));
            const mask = figure.state.causal ? by.multiplyCells(padding, by.causalMask(target.length, source.length)) : padding;
            return {mask, ...by.maskedAttention(course.project(decoder, wQ), course.project(encoder, wK), course.project(encoder, wV), mask)};
        };
        const maps = entries.map((entry) => new Grid({name: `weights, entry ${entry}`, ink: 'score', rows: target, columns: source, shaded: true, sums: true, decimals: 2, plainName: true}));
        figure.add(
            ...entries.map((entry) => element('div', {},
                sideBySide(slider(figure, `length_${entry}`, {label: `length of source ${entry}`, from: 0, to: source.length, step: 1, say: String})),
                sideBySide(maps[entry].element))),
            sideBySide(switchOf(figure, 'causal', 'causal mask as well'), switchOf(figure, 'columns', 'queries as columns')));
        figure.addBelow(breakIt(figure, [5], (by) => [
            ...entries.flatMap((entry) => {
                const {mask, weights, output} = compute(by, entry);
                return [{name: `mask, entry ${entry}`, ink: 'score', matrix: mask, rows: target, columns: source},
                    {name: `weights, entry ${entry}`, ink: 'score', matrix: weights, rows: target, columns: source, shaded: true},
                    {name: `output, entry ${entry}`, ink: 'value', matrix: output, rows: target}];
            }),
            {name: 'weights without a mask', ink: 'score', rows: target, columns: source, shaded: true,
                matrix: by.crossAttention(decoder, encoder, wQ, wK, wV).weights}]));

        figure.shows(() => {
            const line = figure.state.columns ? 'column' : 'row';
            const said = entries.map((entry) => {
                const {mask, weights} = compute(course, entry);
                maps[entry].show(weights, {turned: figure.state.columns, decimals: 2, mark: (i, j) => (mask[i][j] === 0 ? 'masked' : '')});
                const lost = mask.flatMap((seen, i) => (seen.every((cell) => cell === 0) ? [target[i]] : []));
                return lost.length > 0 ? `In entry ${entry} ${lost.map((word) => `“${word}”`).join(', ')} may see no key: its weights and its output are 0.` :
                    `In entry ${entry} every ${line} sums to 1 over the keys it may see.`;
            });
            figure.say(said.join(' ') + (figure.state.causal ? ' The causal mask has no business here: the source was there before the first word was written.' : ''));
        });
    },
});
