// Lesson 2: one query's lookup, a row a key, step by step; a cell shows what it was made of.
'use strict';

livingFigure('strip', {
    state: {
        ...inputs.strip, // q, k, v
        step: 0,
        cell: '', // "weights 1 0": which is looked at
        columns: false,
        mistake: '',
    },
    build(figure) {
        const {course} = figure;
        const [keys, features] = [['0', '1', '2', '3'], ['0', '1', '2']];
        /** Everything from q, K and V to the output, by this course. @param {Course} by @returns {Record<string, Matrix>} */
        const compute = (by) => {
            const {q, k, v} = figure.state;
            const scores = by.scores(q, k);
            const logits = by.divide(scores, Math.sqrt(k[0].length));
            const weights = by.softmax(logits);
            return {q, k, v, products: by.multiplyCells(k, q), scores: transposed(scores), logits: transposed(logits), weights: transposed(weights),
                weighted: by.multiplyCells(transposed(weights), v), output: by.matmul(weights, v)};
        };
        const editable = (/** @type {string} */ key, /** @type {GridOptions} */ options) =>
            new Grid({...options, step: 1, edit: (matrix) => figure.change({[key]: matrix})});
        const computed = (/** @type {string} */ part, /** @type {GridOptions} */ options) =>
            new Grid({...options, select: (i, j) => figure.change({cell: `${part} ${i} ${j}`})});
        /** What is seen at each step, and what is said of it. @type {{name: string, says: string, grids: Record<string, Grid>}[]} */
        const steps = [
            {name: 'q, K and V', says: 'One query, and a key and a value in each row.', grids: {
                q: editable('q', {name: 'q', ink: 'query', rows: ['q'], columns: features}),
                k: editable('k', {name: 'K', ink: 'key', rows: keys, columns: features}),
                v: editable('v', {name: 'V', ink: 'value', rows: keys, columns: features.slice(0, 2)})}},
            {name: 'products', says: 'Feature by feature, the query meets each key.', grids: {
                products: computed('products', {name: 'q_f·k_f', ink: 'score', rows: keys, columns: features, plainName: true})}},
            {name: 'sums', says: 'A row of products adds up to one score.', grids: {
                scores: computed('scores', {name: 'score', ink: 'score', rows: keys, columns: ['q'], plainName: true})}},
            {name: '÷ √d_k', says: 'Each score is divided by √d_k = √3.', grids: {
                logits: computed('logits', {name: '÷ √d_k', ink: 'score', rows: keys, columns: ['q'], plainName: true})}},
            {name: 'softmax', says: 'The softmax makes shares of them, which sum to 1. V had no part in it.', grids: {
                weights: computed('weights', {name: 'weight', ink: 'score', rows: keys, columns: ['q'], plainName: true, shaded: true, sums: true})}},
            {name: 'w·v', says: 'Each value is taken as far as its weight goes.', grids: {
                weighted: computed('weighted', {name: 'w·v', ink: 'value', rows: keys, columns: features.slice(0, 2), plainName: true, decimals: 2})}},
            {name: 'Σ w·v', says: 'What was taken adds up, feature by feature: the output.', grids: {
                output: computed('output', {name: 'output', ink: 'value', rows: ['Σ'], columns: features.slice(0, 2), decimals: 2})}},
        ];
        const last = steps.length - 1;
        const all = Object.assign({}, ...steps.map(({grids}) => grids));
        const clamped = () => Math.max(0, Math.min(last, Math.round(figure.state.step)));
        const go = (/** @type {number} */ by) => () => figure.change({step: Math.max(0, Math.min(last, clamped() + by)), cell: ''});
        const [back, next] = [button('Back', go(-1)), button('Next', go(1))];
        const where = element('strong');
        const strip = element('div', {className: 'strip'}, sideBySide(all.q.element),
            sideBySide(all.k.element, all.products.element, all.scores.element, all.logits.element, all.weights.element),
            sideBySide(all.v.element, all.weighted.element, all.output.element));
        figure.add(sideBySide(sideBySide(back, next), where, switchOf(figure, 'columns', 'keys as columns')), figure.status, strip);
        figure.addBelow(breakIt(figure, [2], (by) => {
            const made = compute(by);
            return [{name: 'scores', ink: 'score', matrix: made.scores}, {name: 'weights', ink: 'score', matrix: made.weights, shaded: true},
                {name: 'output', ink: 'value', matrix: made.output}];
        }));

        figure.shows(() => {
            const made = compute(course);
            const step = clamped();
            const [part, ...at] = figure.state.cell.split(' ');
            const [i, j] = at.map(Number);
            const chosen = part in made && made[part][i]?.[j] !== undefined && !['q', 'k', 'v'].includes(part) ? originsOf(part, i, j, made) : null;
            steps.forEach(({grids}, number) => {
                for (const [name, grid] of Object.entries(grids)) {
                    grid.element.hidden = number > step;
                    grid.show(made[name], {turned: figure.state.columns, mark: (row, column) => {
                        if (chosen && name === part && row === i && column === j) return 'chosen';
                        return chosen && chosen.from.some(([of, r, c]) => of === name && r === row && c === column) ? 'origin' : '';
                    }});
                }
            });
            strip.classList.toggle('turned', figure.state.columns);
            back.disabled = step === 0;
            next.disabled = step === last;
            where.replaceChildren(`${step + 1} of ${last + 1}: `, ...nameHtml(steps[step].name));
            figure.say(chosen ? chosen.says : figure.state.columns ? steps[step].says.replace(/\brow\b/, 'column') : steps[step].says);
        });

        /**
         * Where a cell came from, and how, in numbers.
         * @param {string} part @param {number} i @param {number} j @param {Record<string, Matrix>} made
         * @returns {{from: [string, number, number][], says: string}}
         */
        function originsOf(part, i, j, made) {
            const n = (/** @type {number} */ value) => shown(value, Math.abs(value - Math.round(value)) < 1e-9 ? 0 : 3);
            const sum = (/** @type {number[]} */ terms) => terms.map(n).join(' + ').replace(/\+ −/g, '− ');
            const value = n(made[part][i][j]);
            switch (part) {
                case 'products': return {from: [['q', 0, j], ['k', i, j]],
                    says: `Feature ${j} of the query times feature ${j} of key ${i}: ${n(made.q[0][j])} · ${n(made.k[i][j])} = ${value}.`};
                case 'scores': return {from: made.products[i].map((_, f) => ['products', i, f]),
                    says: `The score of key ${i}: ${sum(made.products[i])} = ${value}.`};
                case 'logits': return {from: [['scores', i, 0]], says: `${n(made.scores[i][0])} divided by √3 is ${value}.`};
                case 'weights': return {from: made.logits.map((_, row) => ['logits', row, 0]),
                    says: `The weight of key ${i} depends on every key: exp(${n(made.logits[i][0])}) over the sum of all four exponentials, ${value}.`};
                case 'weighted': return {from: [['weights', i, 0], ['v', i, j]],
                    says: `The weight of key ${i} times feature ${j} of its value: ${n(made.weights[i][0])} · ${n(made.v[i][j])} = ${value}.`};
                default: return {from: made.weighted.map((_, row) => ['weighted', row, j]),
                    says: `Feature ${j} of the output: ${sum(made.weighted.map((line) => line[j]))} = ${value}.`};
            }
        }
    },
});
