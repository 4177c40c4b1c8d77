// Lesson 2: one query's lookup while its temperature moves, from the best key alone to the mean of all.
'use strict';

livingFigure('temperature', {
    state: {
        temperature: Math.sqrt(3), // √d_k: scaled attention
        ...inputs.temperature, // q, k, v
        columns: false,
        mistake: '',
    },
    build(figure) {
        const {course} = figure;
        const [keys, features] = [['0', '1', '2', '3'], ['0', '1', '2']];
        const editable = (/** @type {string} */ key, /** @type {GridOptions} */ options) =>
            new Grid({...options, step: 1, edit: (matrix) => figure.change({[key]: matrix})});
        const q = editable('q', {name: 'q', ink: 'query', rows: ['q'], columns: features});
        const k = editable('k', {name: 'K', ink: 'key', rows: keys, columns: features});
        const v = editable('v', {name: 'V', ink: 'value', rows: keys, columns: features.slice(0, 2), unnamedRows: true});
        const scores = new Grid({name: 'scores', ink: 'score', rows: keys, columns: ['q'], unnamedRows: true, decimals: 2, plainName: true});
        const weights = new Grid({name: 'weights', ink: 'score', rows: keys, unnamedRows: true, columns: ['soft', 'hard'], shaded: true, plainName: true, sums: true});
        const output = new Grid({name: 'output', ink: 'value', rows: ['soft', 'hard']});
        const bars = element('div', {className: 'bars', ariaHidden: 'true'}, ...keys.map(() => element('div', {}, element('span'))));

        const strip = element('div', {className: 'strip'}, sideBySide(k.element, scores.element, element('div', {className: 'with-bars'}, weights.element, bars), v.element));
        const to = (/** @type {number} */ temperature) => () => figure.change({temperature});
        figure.add(
            sideBySide(slider(figure, 'temperature', {label: 'temperature τ', from: -2, to: 2, step: 0.01, powersOf: 10, say: (tau) => shown(tau, tau < 0.1 ? 3 : 2)}),
                sideBySide(button('cold', to(0.01)), button('√d_k', to(Math.sqrt(3))), button('warm', to(100))), switchOf(figure, 'columns', 'keys as columns')),
            sideBySide(q.element),
            strip,
            sideBySide(output.element));
        figure.addBelow(breakIt(figure, [2], (by) => {
            const {q: query, k: k_, v: v_, temperature} = figure.state;
            const soft = by.softLookup(query, k_, v_, temperature);
            return [{name: 'soft weights', ink: 'score', matrix: transposed(soft.weights), shaded: true}, {name: 'soft output', ink: 'value', matrix: soft.output},
                {name: 'hard output', ink: 'value', matrix: by.hardLookup(query, k_, v_)}];
        }));

        figure.shows(() => {
            const {state} = figure;
            const soft = course.softLookup(state.q, state.k, state.v, state.temperature);
            // where the values are the identity, a lookup returns its weights
            const hard = course.hardLookup(state.q, state.k, [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]);
            const turned = state.columns;
            q.show(state.q, {turned});
            strip.classList.toggle('turned', turned);
            bars.hidden = turned;
            k.show(state.k, {turned});
            v.show(state.v, {turned});
            scores.show(transposed(course.scores(state.q, state.k)), {turned});
            weights.show(transposed([...soft.weights, ...hard]), {decimals: 3, turned});
            output.show([...soft.output, ...course.hardLookup(state.q, state.k, state.v)], {decimals: 2});
            soft.weights[0].forEach((weight, j) => { bars.children[j].firstChild.style.width = `${100 * weight}%`; });
            const best = soft.weights[0].indexOf(Math.max(...soft.weights[0]));
            figure.say(`At τ = ${shown(state.temperature, 2)} key ${best} has ${shown(soft.weights[0][best], 3)} of the weight; the entropy is ` +
                `${shown(course.entropy(soft.weights[0]), 2)} of at most ${shown(Math.log(state.k.length), 2)} nats.`);
        });
    },
});
