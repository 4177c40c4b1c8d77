// The module of the reference solutions, from JavaScript: matrices are arrays of rows.

/**
 * @typedef {number[][]} Matrix  rows of equal length; where it is empty, 0 x 0
 * @typedef {{weights: Matrix, output: Matrix}} Attention
 * @typedef {{q: Matrix, k: Matrix, v: Matrix}} Projected
 * @typedef {{mean: number, variance: number}} Moments
 */

/** A function of the course refused its arguments; the message is the exception's. */
class Refused extends Error {}

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
                /** @param {number} at */
                refuse: (at) => {
                    throw new Refused(text(at));
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
        const columns = matrix.length > 0 ? matrix[0].length : 0;
        const address = this.wasm.qkv_matrix(matrix.length, columns);
        new Float64Array(this.wasm.memory.buffer, this.wasm.qkv_cells(address), matrix.length * columns).set(matrix.flat());
        return address;
    }

    /** @param {number} address */
    take(address) {
        const [rows, columns] = [this.wasm.qkv_rows(address), this.wasm.qkv_columns(address)];
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

    // ---- lesson 2 ----
    /** @param {Matrix} q @param {Matrix} k */
    scores(q, k) { return this.call('scores', q, k)[0]; }
    /** @param {Matrix} scores */
    softmax(scores) { return this.call('softmax', scores)[0]; }
    /** @param {Matrix} q @param {Matrix} k @param {Matrix} v */
    hardLookup(q, k, v) { return this.call('hard_lookup', q, k, v)[0]; }
    /** @param {Matrix} q @param {Matrix} k @param {Matrix} v @param {number} temperature */
    softLookup(q, k, v, temperature) { return this.attention('soft_lookup', q, k, v, temperature); }

    // ---- lesson 3 ----
    /** @param {Matrix} wQ @param {Matrix} wK */
    bilinearForm(wQ, wK) { return this.call('bilinear_form', wQ, wK)[0]; }
    /** @param {Matrix} scores @returns {number} */
    asymmetry(scores) { return this.call('asymmetry', scores)[0][0][0]; }
    swapHead() {
        const [wQ, wK, wV] = this.call('swap_head');
        return {wQ, wK, wV};
    }

    // ---- lesson 4 ----
    /** @param {number[]} samples @returns {Moments} */
    moments(samples) {
        const [mean, variance] = this.call('moments', [samples]);
        return {mean: mean[0][0], variance: variance[0][0]};
    }
    /** @param {number} dK @param {number} samples @param {number} seed @returns {number[]} */
    dotProducts(dK, samples, seed) { return this.call('dot_products', dK, samples, seed)[0][0]; }
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
