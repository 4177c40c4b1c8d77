// Lesson 3: two tokens that want to swap. Behind one matrix they cannot; with two they can.
'use strict';

livingFigure('swap', {
    state: {
        shared: true,
        q: inputs.swap.z,
        k: [[2, -0.5], [0.5, 2]],
        columns: false,
        mistake: '',
    },
    build(figure) {
        const {course} = figure;
        const [side, unit, reach] = [340, 50, 3.2];
        const at = (/** @type {number} */ value) => side / 2 + unit * value;
        const tokens = ['0', '1'];
        const grids = {
            q: new Grid({name: 'queries', ink: 'query', rows: tokens, step: 0.1, edit: (matrix) => figure.change({q: matrix})}),
            k: new Grid({name: 'keys', ink: 'key', rows: tokens, step: 0.1, edit: (matrix) => figure.change({k: matrix})}),
        };
        const scores = new Grid({name: 'scores', ink: 'score', rows: tokens, columns: tokens, decimals: 2});
        const weights = new Grid({name: 'weights', ink: 'score', rows: tokens, columns: tokens, shaded: true, sums: true});
        const picture = svg('svg', {viewBox: `0 0 ${side} ${side}`, class: 'plane', role: 'group', 'aria-label': 'Queries and keys as arrows'},
            svg('line', {x1: 0, x2: side, y1: side / 2, y2: side / 2, class: 'stroke-quiet', 'stroke-width': 0.7}),
            svg('line', {y1: 0, y2: side, x1: side / 2, x2: side / 2, class: 'stroke-quiet', 'stroke-width': 0.7}));

        /** One arrow whose tip can be dragged, or moved by arrow keys. @param {'q' | 'k'} key @param {number} token */
        const arrow = (key, token) => {
            const ink = key === 'q' ? 'query' : 'key';
            const line = svg('line', {x1: side / 2, y1: side / 2, class: `stroke-${ink}`, 'stroke-width': 3});
            const name = svgText(0, 0, '', {class: `fill-${ink}`, 'font-size': 15, 'font-weight': 600});
            const tip = svg('circle', {r: key === 'q' ? 11 : 15, // a query on a key leaves a ring of the key to hold
                 class: `fill-${ink} handle`, tabindex: 0, role: 'slider', 'aria-valuemin': -reach, 'aria-valuemax': reach});
            const move = (/** @type {number} */ a, /** @type {number} */ b) => {
                const fits = (/** @type {number} */ value) => Math.round(10 * Math.max(-reach, Math.min(reach, value))) / 10;
                figure.change({[key]: figure.state[key].map((/** @type {number[]} */ vector, /** @type {number} */ i) => (i === token ? [fits(a), fits(b)] : vector))});
            };
            tip.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
                const by = {ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1]}[event.key];
                if (!by) return;
                event.preventDefault();
                const [a, b] = figure.state[key][token];
                move(a + by[0], b + by[1]);
            });
            tip.addEventListener('pointerdown', (/** @type {PointerEvent} */ event) => {
                event.preventDefault();
                tip.setPointerCapture(event.pointerId);
                tip.focus();
            });
            tip.addEventListener('pointermove', (/** @type {PointerEvent} */ event) => {
                if (!tip.hasPointerCapture(event.pointerId)) return;
                const frame = picture.getBoundingClientRect();
                move(((event.clientX - frame.left) / frame.width * side - side / 2) / unit, (side / 2 - (event.clientY - frame.top) / frame.height * side) / unit);
            });
            picture.append(svg('g', {}, line, tip, name));
            figure.shows(() => {
                const [a, b] = figure.state[key][token];
                const hidden = key === 'k' && figure.state.shared;
                const letter = figure.state.shared ? 'z' : key;
                line.parentNode.style.display = hidden ? 'none' : '';
                for (const [attribute, value] of [['x2', at(a)], ['y2', at(-b)]]) line.setAttribute(attribute, value);
                for (const [attribute, value] of [['cx', at(a)], ['cy', at(-b)]]) tip.setAttribute(attribute, value);
                // beside the tip, a query's at the one side and a key's at the other
                const angle = Math.atan2(b, a) + (key === 'q' ? 0.7 : -0.7);
                const inside = (/** @type {number} */ place) => Math.max(14, Math.min(side - 14, place));
                name.setAttribute('x', inside(at(a) + 27 * Math.cos(angle)));
                name.setAttribute('y', inside(at(-b) - 27 * Math.sin(angle) + 5));
                name.textContent = letter + '₀₁'[token];
                tip.setAttribute('aria-label', `${letter} of token ${token}; arrow keys move it`);
                tip.setAttribute('aria-valuenow', a);
                tip.setAttribute('aria-valuetext', `${shown(a, 1)}, ${shown(b, 1)}`);
            });
        };
        arrow('k', 0);
        arrow('k', 1);
        arrow('q', 0);
        arrow('q', 1);
        figure.add(
            sideBySide(switchOf(figure, 'shared', 'queries and keys share one matrix'),
                button('Separate them, crosswise', () => figure.change({shared: false, q: [[0, 2.5], [2.5, 0]], k: [[2.5, 0], [0, 2.5]]}))),
            sideBySide(picture, element('div', {className: 'stack'}, sideBySide(grids.q.element, grids.k.element), tops(sideBySide(scores.element, weights.element)), switchOf(figure, 'columns', 'queries as columns'))));

        figure.addBelow(breakIt(figure, [3], (by) => {
            const [q, k] = [figure.state.q, figure.state.shared ? figure.state.q : figure.state.k];
            const {wQ, wK, wV} = by.swapHead();
            const one = [[1, 0], [0, 1]]; // the two tokens
            return [{name: 'W_q of swap_head()', ink: 'query', matrix: wQ}, {name: 'W_k of swap_head()', ink: 'key', matrix: wK}, {name: 'W_v of swap_head()', ink: 'value', matrix: wV},
                {name: 'its weights', ink: 'score', matrix: course.selfAttention(one, wQ, wK, wV).weights, rows: tokens, columns: tokens, shaded: true},
                {name: 'bilinear_form(W_q, W_k)', ink: 'score', matrix: by.bilinearForm(q, k)}, {name: 'asymmetry(scores)', ink: 'score', matrix: [[by.asymmetry(course.scores(q, k))]]}];
        }));

        figure.shows(() => {
            const {q, shared} = figure.state;
            const k = shared ? q : figure.state.k;
            const computed = course.scores(q, k);
            const found = course.softmax(course.divide(computed, Math.sqrt(2)));
            grids.q.options.name = shared ? 'z, both queries and keys' : 'queries';
            grids.q.options.plainName = shared;
            grids.q.show(q);
            grids.k.element.hidden = shared;
            grids.k.show(k);
            scores.show(computed, {turned: figure.state.columns});
            weights.show(found, {decimals: 3, turned: figure.state.columns});
            const [kept, swapped] = [found[0][0] + found[1][1], found[0][1] > 0.5 && found[1][0] > 0.5];
            const takes = `Token 0 takes ${shown(100 * found[0][1], 0)} % of token 1, and token 1 takes ${shown(100 * found[1][0], 0)} % of token 0. `;
            figure.say(takes + (swapped ? `They swap: A₀₀ + A₁₁ = ${shown(kept, 2)} is below 1, where no shared matrix comes.` :
                shared ? `A₀₀ + A₁₁ = ${shown(kept, 2)}, and never below 1: z₀·z₁ = z₁·z₀, and nobody outscores both at once.` :
                    `A₀₀ + A₁₁ = ${shown(kept, 2)}. Turn each query towards the other token's key.`));
        });
    },
});
