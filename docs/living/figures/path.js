// The path of a token: from its row of X to its row of the output, with the line of C++ that computes each step.
'use strict';

livingFigure('path', {
    state: {
        step: 0,
        token: '2',
        x: inputs.path.x,
        columns: false,
        mistake: '',
    },
    build(figure) {
        const {course} = figure;
        const tokens = ['0', '1', '2'];
        const {w_q, w_k, w_v} = inputs.path;
        const w = {q: w_q, k: w_k, v: w_v};
        const rootOf = Math.sqrt(w.k[0].length);
        const token = () => Math.max(0, tokens.indexOf(figure.state.token));
        /** @param {Course} by */
        const compute = (by) => {
            const {q, k, v} = by.projectQkv(figure.state.x, w.q, w.k, w.v);
            const scores = by.scores(q, k);
            const logits = by.divide(scores, rootOf);
            const weights = by.softmax(logits);
            return {q, k, v, scores, logits, weights, output: by.matmul(weights, v)};
        };
        const grids = {
            x: new Grid({name: 'X', ink: 'input', rows: tokens, edit: (matrix) => figure.change({x: matrix})}),
            w_q: new Grid({name: 'W_q', ink: 'query'}),
            q: new Grid({name: 'q = x·W_q', ink: 'query', plainName: true, unnamedRows: true}),
            w_k: new Grid({name: 'W_k', ink: 'key'}),
            k: new Grid({name: 'K = X·W_k', ink: 'key', rows: tokens}),
            w_v: new Grid({name: 'W_v', ink: 'value'}),
            v: new Grid({name: 'V = X·W_v', ink: 'value', rows: tokens}),
            scores: new Grid({name: 'scores q·Kᵀ', ink: 'score', columns: tokens, plainName: true}),
            logits: new Grid({name: 'divided by √2', ink: 'score', columns: tokens, plainName: true}),
            weights: new Grid({name: 'weights', ink: 'score', columns: tokens, plainName: true, shaded: true, sums: true}),
            output: new Grid({name: 'output', ink: 'value', unnamedRows: true, plainName: true}),
        };
        /** The steps: what is new, what is used, the line of code, and what is said. */
        const steps = [
            {name: 'x, a row of X', shows: ['x'], uses: [], line: 'Attention self_attention(', says: () => `Token ${token()} is a row of X: what the model knows there so far.`},
            {name: 'its query', shows: ['w_q', 'q'], uses: ['x'], line: 'return matmul(x, w);', says: () => 'Its row times W_q: what this token looks for.'},
            {name: 'the keys of all tokens', shows: ['w_k', 'k'], uses: ['x'], line: 'return matmul(x, w);', says: () => 'Every row of X times W_k: what each token is matched on. Its own key is among them.'},
            {name: 'the values of all tokens', shows: ['w_v', 'v'], uses: ['x'], line: 'return matmul(x, w);', says: () => 'Every row of X times W_v: what each token hands over.'},
            {name: 'scores', shows: ['scores'], uses: ['q', 'k'], line: 'return matmul(q, xt::transpose(k));', says: () => 'The query meets each key in a dot product: one score for each token.'},
            {name: 'the scale', shows: ['logits'], uses: ['scores'], line: 'return scores(q, k) / std::sqrt', says: () => 'Each score is divided by √d_k, so that wide queries are no louder than narrow ones.'},
            {name: 'softmax', shows: ['weights'], uses: ['logits'], line: 'weights(i, j) = std::exp(scores(i, j) - largest);', also: ['weights(i, j) /= sum;'],
                says: (/** @type {any} */ made) => `The exponentials, over their sum: shares of 1. Token ${token()} takes most from token ${best(made.weights[token()])}.`},
            {name: 'the mixture', shows: ['output'], uses: ['weights', 'v'], line: 'return {weights, matmul(weights, v)};', says: () => 'The weights mix the rows of V: here V comes in, and not before.'},
            {name: 'the output', shows: [], uses: ['output'], line: 'return attention(project(x, head.w_q)', says: () => `Row ${token()} of the output. It has the width of a value, and the other tokens' rows were made beside it, all in one product.`},
        ];
        const best = (/** @type {number[]} */ weights) => weights.indexOf(Math.max(...weights));
        const lines = litLines(steps.flatMap(({line, also = []}) => [line, ...also]));
        const step = () => Math.max(0, Math.min(steps.length - 1, Math.round(figure.state.step)));
        const go = (/** @type {number} */ by) => () => figure.change({step: Math.max(0, Math.min(steps.length - 1, step() + by))});
        const [back, next] = [button('Back', go(-1)), button('Next', go(1))];
        const where = element('strong');
        const code = element('pre', {className: 'code lit', tabIndex: 0, ariaLabel: 'The line that computes it', role: 'group'});
        const all = Object.values(grids).map((grid) => grid.element);
        figure.add(
            sideBySide(sideBySide(back, next), where, choice(figure, 'token', 'token', tokens.map((value) => ({value, text: value}))), switchOf(figure, 'columns', 'the query as a column')),
            code, figure.status,
            sideBySide(...all.slice(0, 3)), sideBySide(...all.slice(3, 7)), tops(sideBySide(...all.slice(7, 10))), sideBySide(all[10]));
        figure.addBelow(breakIt(figure, [1, 2, 3, 4, 5], (by) => {
            const made = compute(by);
            const parts = /** @type {const} */ ([['q', 'query'], ['k', 'key'], ['v', 'value'], ['scores', 'score'], ['weights', 'score'], ['output', 'value']]);
            /** What lessons 4 and 5 make of it in one call. @param {string} name @param {Attention} found */
            const whole = (name, {weights, output}) => [{name: `weights of ${name}`, ink: 'score', matrix: weights, shaded: true}, {name: `output of ${name}`, ink: 'value', matrix: output}];
            return [...parts.map(([name, ink]) => ({name: name.length === 1 ? name.toUpperCase() : name, ink, matrix: made[name], shaded: name === 'weights'})),
                ...whole('lesson 4', by.scaledDotProductAttention(made.q, made.k, made.v)), ...whole('lesson 5', by.selfAttention(figure.state.x, w.q, w.k, w.v))];
        }));

        figure.shows(() => {
            const [made, at, i] = [compute(course), step(), token()];
            const {name, shows, uses, line, also = [], says} = steps[at];
            const own = (/** @type {number[][]} */ matrix) => [matrix[i]];
            /** @type {Record<string, Matrix>} */
            const matrices = {x: figure.state.x, w_q: w.q, q: own(made.q), w_k: w.k, k: made.k, w_v: w.v, v: made.v,
                scores: own(made.scores), logits: own(made.logits), weights: own(made.weights), output: own(made.output)};
            for (const [key, grid] of Object.entries(grids)) {
                const since = steps.findIndex((each) => each.shows.includes(key));
                // a matrix of parameters is seen while it is used
                grid.element.hidden = since > at || (key.startsWith('w_') && since !== at);
                grid.element.parentElement.hidden = [...grid.element.parentElement.children].every((each) => /** @type {HTMLElement} */ (each).hidden);
                const only = key === 'x' && shows.includes('q') ? i : -1; // all of X makes keys and values
                const isScore = grid.options.ink === 'score';
                if (isScore) grid.options.rows = [String(i)];
                grid.show(matrices[key], {turned: isScore && figure.state.columns, mark: (r) => (shows.includes(key) && !key.startsWith('w_') && (key !== 'x' || r === i) ? 'changed' :
                    uses.includes(key) && (only < 0 || r === only) ? 'origin' : '')});
            }
            back.disabled = at === 0;
            next.disabled = at === steps.length - 1;
            where.replaceChildren(`${at + 1} of ${steps.length}: ${name}`);
            code.replaceChildren(element('code', {}, lines.get(line).textContent.trim(), ...also.map((each) => `\n${lines.get(each).textContent.trim()}`)));
            for (const [text, found] of lines) found.classList.toggle('lit', text === line || also.includes(text));
            figure.say(says(made));
        });
    },
});

/**
 * The lines of the page's code that hold these pieces.
 * @param {string[]} texts
 * @returns {Map<string, any>}
 */
function litLines(texts) {
    for (const code of document.querySelectorAll('main pre.code:not(.lit) > code')) {
        if (code.querySelector('.code-line')) continue;
        code.innerHTML = code.innerHTML.split('\n').map((line) => `<span class="code-line">${line}</span>`).join('\n');
    }
    const lines = [...document.querySelectorAll('main .code-line')];
    return new Map(texts.map((text) => {
        const found = lines.find((line) => (line.textContent || '').includes(text));
        if (!found) throw new Error(`the page does not show the code "${text}"`);
        return [text, found];
    }));
}
