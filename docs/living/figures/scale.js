// Lesson 4: random queries and keys, drawn anew on demand: their scores, softmax and gradient, with √d_k and without.
'use strict';

livingFigure('scale', {
    state: {d_k: 64, seed: 1, samples: 2000, columns: false, mistake: ''},
    build(figure) {
        const {course} = figure;
        const [keys, bins, reach, width, height] = [8, 65, 16, 330, 150]; // both histograms on one axis, whatever d_k is
        const sides = [{name: 'scores as they are', divide: false}, {name: 'divided by √d_k', divide: true}].map(({name, divide}) => {
            const bars = Array.from({length: bins}, () => svg('rect', {class: 'fill-score', width: width / bins - 1}));
            const ends = ['start', 'middle', 'end'].map((anchor, i) => svgText([2, width / 2, width - 2][i], height + 17, '', {'text-anchor': anchor}));
            const picture = svg('svg', {viewBox: `0 0 ${width} ${height + 22}`, class: 'histogram', role: 'img'},
                ...bars, svg('line', {x1: 0, x2: width, y1: height, y2: height, class: 'stroke-text'}), ...ends);
            const weights = new Grid({name: 'weights', ink: 'score', rows: ['q'], columns: Array.from({length: keys}, (_, j) => String(j)), shaded: true, decimals: 2, plainName: true, sums: true});
            const facts = element('p', {className: 'facts'});
            return {name, divide, bars, ends, picture, weights, facts,
                element: element('div', {className: 'side-of'}, element('p', {className: 'side-name'}, ...nameHtml(name)), picture, facts, weights.element)};
        });
        const widthOf = () => Math.max(1, Math.min(1024, Math.round(figure.state.d_k)));
        const progress = element('progress', {max: 1, hidden: true, ariaLabel: 'drawing'});
        figure.add(
            sideBySide(slider(figure, 'd_k', {label: 'd_k', from: 0, to: 10, step: 1, powersOf: 2, say: (d) => String(Math.round(d))}),
                button('Draw again', () => figure.change({seed: figure.state.seed + 1})), switchOf(figure, 'columns', 'the query as a column'), progress),
            element('div', {className: 'sides-of'}, ...sides.map((side) => side.element)));

        /** What was drawn last is kept: only d_k, the seed and the number of samples decide it. */
        let drawn = {of: '', products: [0]};
        let waiting = 0;
        figure.shows(() => {
            const dK = widthOf();
            const samples = Math.max(2, Math.min(20000, Math.round(figure.state.samples)));
            const of = `${dK} ${figure.state.seed} ${samples}`;
            cancelAnimationFrame(waiting);
            if (drawn.of === of) {
                show(dK, samples);
                return;
            }
            const draw = () => {
                drawn = {of, products: course.dotProducts(dK, samples, figure.state.seed)};
                progress.hidden = true;
            };
            if (dK * samples <= 300000) {
                draw();
                show(dK, samples);
                return;
            }
            // the mark is seen before the drawing begins
            progress.hidden = false;
            waiting = requestAnimationFrame(() => {
                waiting = requestAnimationFrame(() => {
                    draw();
                    figure.showAll();
                });
            });
        });

        figure.addBelow(breakIt(figure, [4], (by) => {
            const {mean, variance} = by.moments(drawn.products);
            const weights = course.softmax(course.divide(drawRow(widthOf()), Math.sqrt(widthOf())))[0].slice(0, 3);
            const three = course.softmax([weights])[0]; // of three keys, so that the matrix can be read
            return [{name: 'mean and variance of q·k', ink: 'score', matrix: [[mean, variance]], columns: ['mean', 'variance']},
                {name: 'softmax_jacobian of three weights', ink: 'score', matrix: by.softmaxJacobian(three)},
                {name: 'entropy of three weights', ink: 'score', matrix: [[by.entropy(three)]]}];
        }));

        /** One query's scores with its keys: another seed than the histogram's. @param {number} dK */
        function drawRow(dK) {
            const vectors = course.standardNormal(keys + 1, dK, figure.state.seed + 1000003);
            return course.scores(vectors.slice(0, 1), vectors.slice(1));
        }

        /** @param {number} dK @param {number} samples */
        function show(dK, samples) {
            const raw = drawRow(dK);
            const root = Math.sqrt(dK);
            const said = sides.map(({divide, bars, ends, picture, weights, facts, name}) => {
                const products = divide ? course.divide([drawn.products], root)[0] : drawn.products;
                const counts = new Array(bins).fill(0);
                for (const product of products) {
                    const bin = Math.floor((product / reach + 1) / 2 * bins);
                    if (bin >= 0 && bin < bins) counts[bin] += 1;
                }
                const most = Math.max(...counts);
                bars.forEach((bar, i) => {
                    const tall = counts[i] / most * (height - 6);
                    for (const [key, value] of Object.entries({x: i * width / bins, y: height - tall, height: tall})) bar.setAttribute(key, value.toFixed(1));
                });
                const outside = 100 * (1 - counts.reduce((a, b) => a + b, 0) / products.length);
                [-reach, 0, reach].forEach((value, i) => { ends[i].textContent = shown(value, 0); });
                const {mean, variance} = course.moments(products);
                const row = course.softmax(divide ? course.divide(raw, root) : raw);
                const steepest = Math.max(...course.softmaxJacobian(row[0]).flat().map(Math.abs));
                const largest = Math.max(...row[0]);
                picture.setAttribute('aria-label', `Histogram of ${samples} dot products, ${name.replace('_', ' ')}: mean ${shown(mean, 2)}, variance ${shown(variance, 2)}`);
                facts.textContent = `variance ${shown(variance, variance < 10 ? 2 : 1)}; ${shown(outside, 0)} % beyond ±${reach}. Of one query with ${keys} keys: ` +
                    `largest weight ${shown(largest, 3)}, steepest derivative of a weight by a logit ${shown(steepest, 3)}.`;
                weights.show(row, {decimals: 2, turned: figure.state.columns});
                return {variance, largest, steepest};
            });
            figure.say(`At d_k = ${dK} the variance of q·k is ${shown(said[0].variance, 1)}, divided ${shown(said[1].variance, 2)}. The largest of ${keys} weights is ` +
                `${shown(said[0].largest, 3)} without the scale and ${shown(said[1].largest, 3)} with it.`);
        }
    },
});
