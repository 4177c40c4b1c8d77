// The input on which a recorded mistake shows: the one that tests/misconceptions/*.examples.json has for it.
// How each is called, and what of it is looked at.

/**
 * @typedef {object} OwnInput  what a failing check said of its call
 * @property {string} call     "project_fused(x, w_qkv, 1, 2)"
 * @property {{name: string, shape: number[], cells: string}[]} given  rows end by ";"; where cells are '', they are drawn
 *
 * @typedef {object} Given
 * @property {Matrix[]} matrices           in the order of the call; the entries of a batch lie below each other
 * @property {number[][]} shapes           of the same
 * @property {(name: string) => Matrix[]} head  w_q, w_k and w_v of what has this name
 * @property {number[]} numbers            those of the call
 * @property {OwnInput} own
 *
 * @typedef {object} Attempt  a call, and what of it is looked at
 * @property {string} [call]  if it is another than the record's
 * @property {boolean} [alone]  the call says all there is to say of its arguments
 * @property {(by: Course) => Part[]} compute
 */

const inks = /** @type {Record<string, string>} */ ({x: 'input', q: 'query', k: 'key', v: 'value', decoder: 'query', encoder: 'key', queries: 'query',
    memory: 'key', values: 'value', few: 'value', w_q: 'query', w_k: 'key', w_v: 'value', output: 'value', embedding: 'input'});
/** @param {string} name */
function inkOf(name) {
    return inks[name.replace(/^.*\./, '')] || 'score';
}

/** @param {string} name @param {Matrix} matrix @param {Partial<Part>} more @returns {Part} */
function partOf(name, matrix, more = {}) {
    return {name, ink: inkOf(name), matrix, ...more};
}
/** @param {string} name @param {number} value @param {number} [within] how far apart two that are drawn may be @returns {Part} */
function numberPart(name, value, within) {
    return partOf(name, [[value]], {within});
}
/** @param {Projected} made */
function projectedParts({q, k, v}) {
    return [partOf('q', q), partOf('k', k), partOf('v', v)];
}
/** @param {Attention} found @param {string} [of] */
function attentionParts({weights, output}, of = '') {
    return [partOf(`weights${of}`, weights, {shaded: true, ink: 'score'}), partOf(`output${of}`, output, {ink: 'value'})];
}
/** @param {Matrix[]} head */
function headParts([wQ, wK, wV]) {
    return [partOf('w_q', wQ), partOf('w_k', wK), partOf('w_v', wV)];
}
/** One-hot rows. @param {number[]} ones  where in each row @param {number} width @returns {Matrix} */
function oneHot(ones, width) {
    return ones.map((one) => Array.from({length: width}, (_, j) => (j === one ? 1 : 0)));
}

/** Every position but the first attends to the one before it, and reads the token there. @param {Course} course @param {number} vocabulary @param {number} positions @returns {Attempt} */
function previousTokens(course, vocabulary, positions) {
    const tokens = Array.from({length: positions}, (_, i) => (i * i) % vocabulary);
    const x = oneHot(tokens, vocabulary).map((row, i) => [...row, ...oneHot([i], positions)[0]]);
    return {call: `previous_token_head(${vocabulary}, ${positions}), run on ${positions} tokens`, alone: true, compute: (by) => {
        const [wQ, wK, wV] = by.previousTokenHead(vocabulary, positions);
        const {weights, output} = course.selfAttention(x, wQ, wK, wV);
        if (positions < 10) return attentionParts({weights, output}, ', from row 1 on').map((each) => ({...each, matrix: each.matrix.slice(1), within: 0.011}));
        return [numberPart('smallest weight that should be 1', Math.min(...weights.slice(1).map((row, i) => row[i])), 0.01)];
    }};
}

/** Draws two queries' worth of facts that tell how dot products were drawn. @param {number} seed @returns {Attempt} */
function drawnProducts(seed) {
    const samples = 4000;
    return {call: `dot_products(d_k, samples, rng), seed ${seed}`, alone: true, compute: (by) => {
        const [wide, narrow] = [16, 1].map((dK) => by.dotProducts(dK, samples, seed));
        const [ofWide, ofNarrow] = [wide, narrow].map((products) => by.moments(products));
        const sizes = narrow.map(Math.abs);
        const mean = sizes.reduce((a, b) => a + b, 0) / samples;
        const spread = sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0);
        const together = sizes.reduce((sum, size, i) => sum + (size - mean) * (sizes[(i + 1) % samples] - mean), 0);
        const [first, next, again, other] = by.dotProductsAgain(3, 50, seed);
        const equal = (/** @type {number[]} */ these) => first.filter((value) => these.includes(value)).length;
        // what is drawn varies: so far apart are two right answers in less than one of 10⁹ draws
        return [
            numberPart(`mean of ${samples} products, d_k = 16`, ofWide.mean, 0.5),
            numberPart(`variance of ${samples} products, d_k = 16`, ofWide.variance, 4),
            numberPart(`variance of ${samples} products, d_k = 1`, ofNarrow.variance, 0.5),
            numberPart('share of them below ¼ in size', sizes.filter((size) => size < 0.25).length / samples, 0.05),
            numberPart('correlation of neighbours in size', spread === 0 ? 0 : together / spread, 0.12),
            numberPart('of 50 products, equal to one that the same generator gives next', equal(next)),
            numberPart('of 50 products, equal to one of another seed', equal(other)),
            numberPart('largest difference between two draws with one seed', Math.max(...first.map((value, i) => Math.abs(value - again[i])))),
            numberPart('MiB that 1000 products of width 500 take', by.memoryOfDotProducts(500, 1000, seed), 1),
        ];
    }};
}

/** @param {number} seed @returns {Attempt} */
function drawnExperiment(seed) {
    return {call: `variance_experiment(d_ks, samples, rng), seed ${seed}`, alone: true, compute: (by) => {
        const [trials, next] = by.varianceExperiment([16, 4, 9], 400, seed);
        const [twice] = by.varianceExperiment([16, 16], 10, seed);
        const [tiny] = by.varianceExperiment(new Array(100).fill(4), 2, seed);
        const near = tiny.filter(([, , variance]) => Math.abs(variance / 4 - 1) < 0.3).length;
        return [
            partOf('d_k of the trials for 16, 4 and 9', [trials.map(([dK]) => dK)]),
            partOf('scaled mean · √d_k − raw mean, which is 0', [trials.map(([dK, raw, , scaled]) => scaled * Math.sqrt(dK) - raw)]),
            partOf('scaled variance · d_k / raw variance, which is 1', [trials.map(([dK, , raw, , scaled]) => scaled * dK / raw)]),
            numberPart('equal raw means where 16 is asked for twice', twice[0][1] === twice[1][1] ? 1 : 0),
            numberPart('equal raw means in the next call', trials.filter(([, raw], i) => raw === next[i][1]).length),
            numberPart('of 100 trials of 2 samples, those with a variance near d_k', near, 40),
        ];
    }};
}

/**
 * How what a call names is run, by the name that it begins with: `by` has the mistake, `course` has none. Messages
 * round what they show, so that a second attempt stands where a mistake is about the digits that are lost.
 * @type {Record<string, (course: Course, given: Given) => Attempt | Attempt[]>}
 */
const calls = {
    head_width: (_, {numbers: [dModel, heads]}) => ({compute: (by) => [numberPart('width', by.headWidth(dModel, heads))]}),
    project: (_, {matrices: [x, w]}) => ({compute: (by) => [partOf('X·W', by.project(x, w))]}),
    project_qkv: (_, {matrices: [x], head}) => ({compute: (by) => {
        const [wQ, wK, wV] = head('head');
        return projectedParts(by.projectQkv(x, wQ, wK, wV));
    }}),
    project_fused: (_, {matrices: [x, w], numbers: [dK, dV]}) => ({compute: (by) => projectedParts(by.projectFused(x, w, dK, dV))}),
    QKVProjection: (course, {matrices: [x], shapes, head, own}) => {
        if (!own.call.endsWith('.parameter_count()')) return {compute: (by) => projectedParts(by.projectBatch(x, shapes[0][0], shapes[0][1], head('head')))};
        const made = [[3, 2], [3, 2], [3, 4]].map(([rows, columns], i) => course.standardNormal(rows, columns, i));
        return {call: 'QKVProjection(head).parameter_count(), d_model 3, d_k 2, d_v 4', alone: true, compute: (by) => [numberPart('parameters', by.countParameters(made))]};
    },
    call_from_linear: (_, {matrices: [x], shapes, head}) => ({call: 'QKVProjection::from_linear(stored.w_q, stored.w_k, stored.w_v)(x)',
        compute: (by) => projectedParts(by.projectLinear(x, shapes[0][0], shapes[0][1], head('stored')))}),
    construct: (_, {matrices: [encoder], head, own}) => (own.call.includes('encoder') ?
        {call: 'EncoderMemory(encoder, head)', compute: (by) => {
            by.remember(encoder, head('head'));
            return [numberPart('keys that it remembers', encoder.length)];
        }} :
        {call: 'QKVProjection(head)', compute: (by) => [numberPart('parameters of what is made', by.countParameters(head('head')))]}),

    scores: (_, {matrices: [q, k]}) => ({compute: (by) => [partOf('scores', by.scores(q, k))]}),
    softmax: (_, {matrices: [logits]}) => ({compute: (by) => [partOf('weights', by.softmax(logits), {shaded: true})]}),
    hard_lookup: (_, {matrices: [q, k, v]}) => ({compute: (by) => [partOf('output', by.hardLookup(q, k, v))]}),
    soft_lookup: (_, {matrices: [q, k, v], numbers}) => [...numbers, 0.7, -1, Infinity].map((temperature) => ({
        call: `soft_lookup(q, k, v, ${temperature})`, compute: (by) => attentionParts(by.softLookup(q, k, v, temperature))})),
    ...Object.fromEntries(['when_a_value_changes', 'when_keys_and_values_are_permuted_together', 'when_only_keys_are_permuted',
        'when_a_constant_is_added_to_every_score'].map((experiment) => [experiment, () => ({compute: (/** @type {Course} */ by) =>
        [partOf('changes: 1 is yes', by.predict(experiment), {columns: ['weights', 'output']})]})])),

    bilinear_form: (_, {matrices: [wQ, wK]}) => ({compute: (by) => [partOf('W_q·W_kᵀ', by.bilinearForm(wQ, wK))]}),
    asymmetry: (_, {matrices: [scores]}) => ({compute: (by) => [numberPart('asymmetry', by.asymmetry(scores))]}),
    score_degrees_of_freedom: (_, {numbers: [dModel, dK]}) => ({compute: (by) => [numberPart('degrees of freedom', by.scoreDegreesOfFreedom(dModel, dK))]}),
    attention_of: (course, {matrices: [memory, queries], own, numbers}) => ({compute: (by) => {
        const isSwap = own.call.includes('swap_head');
        const {wQ, wK, wV} = isSwap ? by.swapHead() : (([q, k, v]) => ({wQ: q, wK: k, wV: v}))(by.lookupHead(numbers[0], numbers[1]));
        return attentionParts(course.crossAttention(isSwap ? memory : queries, memory, wQ, wK, wV)).map((each) => ({...each, within: 0.011}));
    }}),
    previous_token_head: (_, {numbers: [vocabulary, positions]}) => ({compute: (by) => headParts(by.previousTokenHead(vocabulary, positions))}),
    worst_from_1: (course, {numbers: [vocabulary, positions]}) => [previousTokens(course, 3, 4), previousTokens(course, vocabulary, positions)],
    lookup_head: (_, {numbers: [keys, payload]}) => ({compute: (by) => headParts(by.lookupHead(keys, payload))}),
    worst_attention_of: (course, {numbers: [keys]}) => ({call: `lookup_head(${keys}, 1), run on ${keys} keys`, alone: true, compute: (by) => {
        const every = oneHot(Array.from({length: keys}, (_, i) => i), keys);
        const [wQ, wK, wV] = by.lookupHead(keys, 1);
        const {weights} = course.crossAttention(every.map((row) => [...row, 0]), every.map((row, i) => [...row, i % 2]), wQ, wK, wV);
        return [numberPart('smallest weight that should be 1', Math.min(...weights.map((row, i) => row[i])), 0.01)];
    }}),

    moments: (_, {matrices: [samples]}) => [{}, {call: 'moments({1000000000, 1000000001, 1000000003})', far: [1e9, 1e9 + 1, 1e9 + 3]}].map(({call, far}) => ({call, alone: far !== undefined, compute: (by) => {
        const {mean, variance} = by.moments(far || samples[0]);
        return [partOf('moments', [[mean, variance]], {columns: ['mean', 'variance']})];
    }})),
    dot_products: (_, {numbers: [dK, samples]}) => ({compute: (by) => [partOf('products', [by.dotProducts(dK, samples, 1)])]}),
    ...Object.fromEntries(['moments_of', 'summary_of', 'memory_of_dot_products', 'largest_difference', 'repetitions_in'].map((name) => [name, () => drawnProducts(1)])),
    how_many_are_equal: (_, {own}) => (own.call.includes('variance_experiment') ? drawnExperiment(1) : drawnProducts(1)),
    ...Object.fromEntries(['scaled_against_raw', 'how_many_moments_repeat', 'share_close_to_the_law', 'in_relation_to_d_k'].map((name) => [name, () => drawnExperiment(1)])),
    predicted_variance: (_, {numbers: [dK, mean, deviation]}) => ({compute: (by) => [numberPart('variance', by.predictedVariance(dK, mean, deviation))]}),
    softmax_jacobian: (_, {matrices: [p]}) => [{}, {call: 'softmax_jacobian({0.25, 0.7500005})', off: [0.25, 0.7500005]}].map(({call, off}) =>
        ({call, alone: off !== undefined, compute: (by) => [partOf('Jacobian', by.softmaxJacobian(off || p[0]))]})),
    entropy: (_, {matrices: [p]}) => ({compute: (by) => [numberPart('nats', by.entropy(p[0]))]}),
    scaled_dot_product_attention: (_, {matrices: [q, k, v]}) => ({compute: (by) => attentionParts(by.scaledDotProductAttention(q, k, v))}),

    self_attention: (_, {matrices: [x], head}) => ({compute: (by) => {
        const [wQ, wK, wV] = head('head');
        return attentionParts(by.selfAttention(x, wQ, wK, wV));
    }}),
    cross_attention: (_, {matrices: [decoder, encoder], head}) => ({compute: (by) => {
        const [wQ, wK, wV] = head('head');
        return attentionParts(by.crossAttention(decoder, encoder, wQ, wK, wV));
    }}),
    causal_mask: (_, {numbers: [target, source]}) => ({compute: (by) => [partOf('mask: 1 may be seen', by.causalMask(target, source))]}),
    padding_mask: (_, {numbers, own}) => {
        const [target, source, valid] = [...[3, 4, 0].slice(0, 3 - numbers.length), ...numbers];
        return {call: own.call.replace('target_length', String(target)).replace('source_length', String(source)),
            compute: (by) => [partOf('mask: 1 may be seen', by.paddingMask(target, source, valid))]};
    },
    masked_attention: (_, {matrices: [q, k, v, mask]}) => ({compute: (by) => attentionParts(by.maskedAttention(q, k, v, mask))}),
    cross_attention_batch: (_, {matrices: [decoder, encoder], shapes, head, numbers, own}) => {
        const [batch, targetLength] = shapes[0];
        const sizes = [batch, targetLength, shapes[1][1]];
        const lengths = own.call.includes('{') ? numbers : [0, shapes[1][1]];
        return {call: own.call.replace('lengths', `{${lengths.join(', ')}}`), compute: (by) => {
            const output = by.crossAttentionBatch(decoder, encoder, sizes, head('head'), lengths);
            return [partOf('output, an entry below the other', output, {ink: 'value'})];
        }};
    },
    EncoderMemory: (_, {matrices, head, own}) => ({compute: (by) => {
        const named = (/** @type {string} */ name) => matrices[own.given.findIndex((each) => each.name === name)];
        const [first, next, another] = by.attend(named('encoder'), head('head'), named('decoder'));
        return [...attentionParts(first), ...attentionParts(next, ' of the next step, −decoder'), ...attentionParts(another, ' of a second memory, of −encoder')];
    }}),
};

/**
 * A mistake's own input, as something that can be called: the first of what is tried may not show it.
 * @param {Course} course
 * @param {OwnInput} own
 */
function readOwnInput(course, own) {
    const matrices = own.given.map(({name, shape, cells}, i) => {
        // one axis is a row; the entries of a batch lie below each other
        const columns = shape[shape.length - 1];
        const rows = shape.slice(0, -1).reduce((a, b) => a * b, 1);
        if (rows === 0) return noRows(columns);
        if (columns === 0) return Array.from({length: rows}, () => []);
        if (cells) return cells.split(';').map((row) => row.split(' ').map(numberOf));
        // what is projected is about as large as what it is made of
        const drawn = course.standardNormal(rows, columns, 1 + i);
        return name.includes('.w_') ? course.divide(drawn, Math.sqrt(rows)) : drawn;
    });
    const numbers = (own.call.replace(/Matrix\{[^}]*\}+/g, '').match(/(?<![\w.])-?\d[\d']*(?:\.\d+)?(?:e[-+]?\d+)?/g) || []).map((text) => Number(text.replace(/'/g, '')));
    const head = (/** @type {string} */ name) => ['w_q', 'w_k', 'w_v'].map((letter) => matrices[own.given.findIndex((each) => each.name === `${name}.${letter}`)]);
    const [called] = /** @type {string[]} */ (own.call.match(/^\w+/));
    if (!calls[called]) throw new Error(`docs/living/own_inputs.js does not know how to run "${own.call}"`);
    const attempts = calls[called](course, {matrices, shapes: own.given.map(({shape}) => shape), numbers, head, own});
    return {matrices, attempts: [attempts].flat().map((each) => ({...each, call: each.call || own.call}))};
}
