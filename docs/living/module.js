// The module of the reference solutions, from JavaScript: matrices are arrays of rows.

/**
 * @typedef {number[][]} Matrix  rows of equal length; noRows() makes one that has columns and no row
 * @typedef {{weights: Matrix, output: Matrix}} Attention
 * @typedef {{q: Matrix, k: Matrix, v: Matrix}} Projected
 * @typedef {{mean: number, variance: number}} Moments
 */

/** A matrix of this width without a row. @param {number} columns @returns {Matrix} */
function noRows(columns) {
    return Object.defineProperty([], 'columns', {value: columns});
}

/** @param {Matrix} matrix @returns {number} */
function columnsOf(matrix) {
    return matrix.length > 0 ? matrix[0].length : /** @type {any} */ (matrix).columns || 0;
}

/** A function of the course threw; the message is the exception's. */
class Refused extends Error {
    /** @param {string} message @param {string} type  the exception's class, '' where it was none */
    constructor(message, type = '') {
        super(message);
        this.type = type;
    }
}

/** The functions of the course, as the solutions have them, or with one of the recorded mistakes. */
class Course {
    /**
     * @param {WebAssembly.Module} module
     * @param {number} mistake its place in the list of mistakes, from 1; 0 for the reference
     */
    constructor(module, mistake = 0) {
        this.module = module;
        this.mistake = mistake;
        this.start();
    }

    /** An instance that threw has not cleaned up, so another takes its place. */
    start() {
        /** @param {number} at */
        const text = (at) => {
            const bytes = new Uint8Array(this.wasm.memory.buffer);
            return new TextDecoder().decode(bytes.slice(at, bytes.indexOf(0, at)));
        };
        const notThere = () => 52; // ENOSYS: there are no files
        const instance = new WebAssembly.Instance(this.module, {
            qkv: {
                /** @param {number} type  "St16invalid_argument", "N2xt15broadcast_errorE" @param {number} at */
                refuse: (type, at) => {
                    throw new Refused(text(at), text(type).replace(/^St/, 'std').replace(/^N\d+(.*)E$/, '$1').replace(/\d+/, '::'));
                },
            },
            wasi_snapshot_preview1: {fd_close: notThere, fd_seek: notThere, fd_write: notThere},
        });
        /** @type {any} */
        this.wasm = instance.exports;
        this.wasm._initialize();
        this.wasm.qkv_use(this.mistake);
    }

    /**
     * Calls a function of module.cpp.
     * @param {string} name without its qkv_
     * @param {(Matrix | number)[]} given
     * @returns {Matrix[]} what it computes
     * @throws {Refused} if it threw
     */
    call(name, ...given) {
        const {wasm} = this;
        try {
            const results = [];
            wasm[`qkv_${name}`](...given.map((each) => (typeof each === 'number' ? each : this.put(each))));
            for (let i = 0; i < wasm.qkv_result_count(); ++i) results.push(this.take(wasm.qkv_result(i)));
            wasm.qkv_release();
            return results;
        } catch (error) {
            this.start();
            // a mistake may run out of memory, or reach where nothing is
            throw error instanceof WebAssembly.RuntimeError ? new Refused('it breaks off') : error;
        }
    }

    /** @param {Matrix} matrix */
    put(matrix) {
        const columns = columnsOf(matrix);
        const address = this.wasm.qkv_matrix(matrix.length, columns);
        new Float64Array(this.wasm.memory.buffer, this.wasm.qkv_cells(address), matrix.length * columns).set(matrix.flat());
        return address;
    }

    /** @param {number} address */
    take(address) {
        const [rows, columns] = [this.wasm.qkv_rows(address), this.wasm.qkv_columns(address)];
        if (rows === 0) return noRows(columns);
        const cells = new Float64Array(this.wasm.memory.buffer, this.wasm.qkv_cells(address), rows * columns);
        return Array.from({length: rows}, (_, i) => Array.from(cells.subarray(i * columns, (i + 1) * columns)));
    }

    /** The same with a mistake. @param {number} mistake its place in the list, from 1; 0 for the reference */
    withMistake(mistake) {
        return new Course(this.module, mistake);
    }

    // ---- lesson 1 ----
    /** @param {Matrix} x @param {Matrix} w */
    project(x, w) { return this.call('project', x, w)[0]; }
    /** @param {Matrix} x @param {Matrix} wQ @param {Matrix} wK @param {Matrix} wV @returns {Projected} */
    projectQkv(x, wQ, wK, wV) {
        const [q, k, v] = this.call('project_qkv', x, wQ, wK, wV);
        return {q, k, v};
    }

    /** @param {number} dModel @param {number} heads @returns {number} */
    headWidth(dModel, heads) { return this.call('head_width', dModel, heads)[0][0][0]; }
    /** @param {Matrix} x @param {Matrix} w @param {number} dK @param {number} dV @returns {Projected} */
    projectFused(x, w, dK, dV) {
        const [q, k, v] = this.call('project_fused', x, w, dK, dV);
        return {q, k, v};
    }
    /** Of the module; the entries of a batch lie below each other. @param {Matrix} x @param {number} batch @param {number} seqLen @param {Matrix[]} head @returns {Projected} */
    projectBatch(x, batch, seqLen, head) {
        const [q, k, v] = this.call('project_batch', x, batch, seqLen, ...head);
        return {q, k, v};
    }
    /** The same for matrices as a linear layer stores them. @param {Matrix} x @param {number} batch @param {number} seqLen @param {Matrix[]} stored @returns {Projected} */
    projectLinear(x, batch, seqLen, stored) {
        const [q, k, v] = this.call('project_linear', x, batch, seqLen, ...stored);
        return {q, k, v};
    }
    /** @param {Matrix[]} head @returns {number} */
    countParameters(head) { return this.call('count_parameters', ...head)[0][0][0]; }

    // ---- lesson 2 ----
    /** @param {Matrix} q @param {Matrix} k */
    scores(q, k) { return this.call('scores', q, k)[0]; }
    /** @param {Matrix} scores */
    softmax(scores) { return this.call('softmax', scores)[0]; }
    /** @param {Matrix} q @param {Matrix} k @param {Matrix} v */
    hardLookup(q, k, v) { return this.call('hard_lookup', q, k, v)[0]; }
    /** @param {Matrix} q @param {Matrix} k @param {Matrix} v @param {number} temperature */
    softLookup(q, k, v, temperature) { return this.attention('soft_lookup', q, k, v, temperature); }

    /** @param {string} experiment "when_a_value_changes" @returns {Matrix} do the weights change, does the output; 1 where it does */
    predict(experiment) { return this.call(experiment)[0]; }

    // ---- lesson 3 ----
    /** @param {Matrix} wQ @param {Matrix} wK */
    bilinearForm(wQ, wK) { return this.call('bilinear_form', wQ, wK)[0]; }
    /** @param {Matrix} scores @returns {number} */
    asymmetry(scores) { return this.call('asymmetry', scores)[0][0][0]; }
    swapHead() {
        const [wQ, wK, wV] = this.call('swap_head');
        return {wQ, wK, wV};
    }

    /** @param {number} dModel @param {number} dK @returns {number} */
    scoreDegreesOfFreedom(dModel, dK) { return this.call('score_degrees_of_freedom', dModel, dK)[0][0][0]; }
    /** @param {number} vocabulary @param {number} positions  -> w_q, w_k, w_v */
    previousTokenHead(vocabulary, positions) { return this.call('previous_token_head', vocabulary, positions); }
    /** @param {number} keyWidth @param {number} payloadWidth  -> w_q, w_k, w_v */
    lookupHead(keyWidth, payloadWidth) { return this.call('lookup_head', keyWidth, payloadWidth); }

    // ---- lesson 4 ----
    /** @param {number[]} samples @returns {Moments} */
    moments(samples) {
        const [mean, variance] = this.call('moments', [samples]);
        return {mean: mean[0][0], variance: variance[0][0]};
    }
    /** @param {number} dK @param {number} samples @param {number} seed @returns {number[]} */
    dotProducts(dK, samples, seed) { return this.call('dot_products', dK, samples, seed)[0][0]; }
    /** Drawn with the seed, next with the same generator, with the seed again, with another. @param {number} dK @param {number} samples @param {number} seed @returns {number[][]} */
    dotProductsAgain(dK, samples, seed) { return this.call('dot_products_again', dK, samples, seed).map(([row]) => row); }
    /** In MiB; what was there before is not counted. @param {number} dK @param {number} samples @param {number} seed @returns {number} */
    memoryOfDotProducts(dK, samples, seed) { return this.call('memory_of_dot_products', dK, samples, seed)[0][0][0]; }
    /** A row for each width: d_k, raw mean and variance, scaled mean and variance; and those of a second call. @param {number[]} dKs @param {number} samples @param {number} seed */
    varianceExperiment(dKs, samples, seed) { return this.call('variance_experiment', [dKs], samples, seed); }
    /** @param {number} dK @param {number} mean @param {number} deviation @returns {number} */
    predictedVariance(dK, mean, deviation) { return this.call('predicted_variance', dK, mean, deviation)[0][0][0]; }
    /** @param {number} rows @param {number} columns @param {number} seed */
    standardNormal(rows, columns, seed) { return this.call('standard_normal', rows, columns, seed)[0]; }
    /** @param {number[]} weights */
    softmaxJacobian(weights) { return this.call('softmax_jacobian', [weights])[0]; }
    /** @param {number[]} weights @returns {number} in nats */
    entropy(weights) { return this.call('entropy', [weights])[0][0][0]; }
    /** @param {Matrix} q @param {Matrix} k @param {Matrix} v */
    scaledDotProductAttention(q, k, v) { return this.attention('scaled_dot_product_attention', q, k, v); }

    // ---- lesson 5 ----
    /** @param {Matrix} x @param {Matrix} wQ @param {Matrix} wK @param {Matrix} wV */
    selfAttention(x, wQ, wK, wV) { return this.attention('self_attention', x, wQ, wK, wV); }
    /** @param {Matrix} decoder @param {Matrix} encoder @param {Matrix} wQ @param {Matrix} wK @param {Matrix} wV */
    crossAttention(decoder, encoder, wQ, wK, wV) { return this.attention('cross_attention', decoder, encoder, wQ, wK, wV); }
    /** @param {number} targetLength @param {number} sourceLength 1 where a query may see a key */
    causalMask(targetLength, sourceLength) { return this.call('causal_mask', targetLength, sourceLength)[0]; }
    /** @param {number} targetLength @param {number} sourceLength @param {number} valid */
    paddingMask(targetLength, sourceLength, valid) { return this.call('padding_mask', targetLength, sourceLength, valid)[0]; }
    /** @param {Matrix} q @param {Matrix} k @param {Matrix} v @param {Matrix} mask of 0 and 1 */
    maskedAttention(q, k, v, mask) { return this.attention('masked_attention', q, k, v, mask); }

    /**
     * The entries of a batch lie below each other.
     * @param {Matrix} decoder @param {Matrix} encoder @param {number[]} sizes  batch, T, S @param {Matrix[]} head @param {number[]} lengths
     */
    crossAttentionBatch(decoder, encoder, [batch, targetLength, sourceLength], head, lengths) {
        return this.call('cross_attention_batch', decoder, encoder, batch, targetLength, sourceLength, ...head, [lengths])[0];
    }
    /** An EncoderMemory's answer to the decoder, to −decoder as the next step, and that of −encoder's memory. @param {Matrix} encoder @param {Matrix[]} head @param {Matrix} decoder @returns {Attention[]} */
    attend(encoder, head, decoder) {
        const found = this.call('attend', encoder, ...head, decoder);
        return [0, 2, 4].map((i) => ({weights: found[i], output: found[i + 1]}));
    }
    /** Makes an EncoderMemory, and nothing else. @param {Matrix} encoder @param {Matrix[]} head */
    remember(encoder, head) { this.call('remember', encoder, ...head); }

    // ---- steps in between ----
    /** @param {Matrix} a @param {Matrix} b */
    matmul(a, b) { return this.call('matmul', a, b)[0]; }
    /** @param {Matrix} matrix @param {number} divisor */
    divide(matrix, divisor) { return this.call('divide', matrix, divisor)[0]; }
    /** Cell by cell; one of them may be a row or a column. @param {Matrix} a @param {Matrix} b */
    multiplyCells(a, b) { return this.call('multiply_cells', a, b)[0]; }

    /** @param {string} name @param {(Matrix | number)[]} given @returns {Attention} */
    attention(name, ...given) {
        const [weights, output] = this.call(name, ...given);
        return {weights, output};
    }
}
