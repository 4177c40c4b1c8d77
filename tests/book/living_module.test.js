// The module of the living figures computes what the solutions compute: golden_results.cpp is them, compiled
// for this machine. Called with that program, the module, and the list of its mistakes.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync, readdirSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {describe, it} from 'node:test';
import {runInThisContext} from 'node:vm';

const [program, wasm, list, root] = ['QKV_NATIVE', 'QKV_MODULE', 'QKV_MISTAKES', 'QKV_COURSE'].map((name) => process.env[name]);
const native = JSON.parse(execFileSync(program, {encoding: 'utf8'}));
const script = ['values', 'module', 'own_inputs', 'break_it'].map((name) => readFileSync(path.join(root, `docs/living/${name}.js`), 'utf8')).join('\n');
const {Course, Refused, runOwnInput} = runInThisContext(`${script}; ({Course, Refused, runOwnInput})`);
const {ownInput} = createRequire(import.meta.url)(path.join(root, 'docs/assemble/own_input.js'));
/** The recorded mistakes: their ids, and the smallest input that shows each. */
const records = readdirSync(path.join(root, 'tests/misconceptions')).filter((name) => name.endsWith('.toml')).sort().flatMap((name) => {
    const text = readFileSync(path.join(root, 'tests/misconceptions', name), 'utf8');
    const examples = JSON.parse(readFileSync(path.join(root, 'tests/misconceptions', name.replace('.toml', '.examples.json')), 'utf8'));
    return [...text.matchAll(/^id = "(.*)"$/gm)].map(([, id]) => ({id, own: ownInput(examples[id].message)}));
});
const bytes = readFileSync(wasm);
const course = new Course(new WebAssembly.Module(bytes));

/** An array of NumPy's, as nested arrays. */
function golden(name) {
    const file = readFileSync(path.join(root, 'tests/golden', `${name}.npy`));
    const start = 10 + file.readUInt16LE(8);
    const shape = file.toString('latin1', 10, start).match(/'shape': \(([^)]*)\)/)[1].split(',').filter((each) => each.trim()).map(Number);
    const cells = [...new Float64Array(file.buffer.slice(file.byteOffset + start, file.byteOffset + file.length))];
    const fold = (flat, [, ...inner]) => {
        const size = inner.reduce((a, b) => a * b, 1);
        return inner.length === 0 ? flat : Array.from({length: flat.length / size}, (_, i) => fold(flat.slice(i * size, (i + 1) * size), inner));
    };
    return fold(cells, shape);
}
const transposed = (matrix) => matrix[0].map((_, j) => matrix.map((row) => row[j]));

/** Which of them were compared. */
const compared = new Set();
/** Within 1e-12, of the number's own size where that is above 1. */
function same(name, got, expected = native[name]) {
    assert.deepEqual([got.length, got[0].length], [expected.length, expected[0].length], `shape of ${name}`);
    got.forEach((row, i) => row.forEach((value, j) => {
        const right = expected[i][j];
        compared.add(name);
        assert.ok(Math.abs(value - right) <= 1e-12 * Math.max(1, Math.abs(right)), `${name}(${i}, ${j}): expected ${right}, got ${value}`);
    }));
}

describe('as WebAssembly, the solutions compute the same within 1e-12', () => {
    const w = ['q', 'k', 'v'].map((letter) => transposed(golden(`projection_linear_${letter}`)));
    const x = golden('projection_x')[1];
    const [q, k, v] = ['q', 'k', 'v'].map((letter) => golden(`sdpa_${letter}`));
    it('in lesson 1', () => {
        same('project', course.project(x, w[0]));
        same('project', course.project(x, w[0]), golden('projection_q')[1]);
        const batch = golden('projection_x');
        const sideBySide = w[0].map((row, i) => [...row, ...w[1][i], ...w[2][i]]);
        for (const [name, made] of Object.entries({
            project_qkv: course.projectQkv(x, ...w), project_fused: course.projectFused(x, sideBySide, w[0][0].length, w[2][0].length),
            project_batch: course.projectBatch(batch.flat(), batch.length, batch[0].length, w),
            project_linear: course.projectLinear(batch.flat(), batch.length, batch[0].length, w.map(transposed))})) {
            for (const [letter, matrix] of Object.entries(made)) same(`${name}.${letter}`, matrix);
        }
        same('count_parameters', [[course.countParameters(w)]]);
        same('head_width', [[course.headWidth(768, 12)]]);
    });
    it('in lesson 2', () => {
        same('scores', course.scores(q, k));
        same('softmax', course.softmax(golden('softmax_logits')));
        same('softmax', course.softmax(golden('softmax_logits')), golden('softmax_weights'));
        same('hard_lookup', course.hardLookup(q, k, v));
        for (const [part, made] of Object.entries(course.softLookup(q, k, v, 0.7))) same(`soft_lookup.${part}`, made);
    });
    it('in lesson 3', () => {
        same('bilinear_form', course.bilinearForm(w[0], w[1]));
        same('asymmetry', [[course.asymmetry(course.scores(q, q))]]);
        const {wQ, wK, wV} = course.swapHead();
        for (const [name, head] of Object.entries({swap_head: [wQ, wK, wV], previous_token_head: course.previousTokenHead(3, 5), lookup_head: course.lookupHead(4, 2)})) {
            ['w_q', 'w_k', 'w_v'].forEach((which, i) => same(`${name}.${which}`, head[i]));
        }
        same('score_degrees_of_freedom', [[course.scoreDegreesOfFreedom(100000, 50000)]]);
    });
    it('in lesson 4', () => {
        const {mean, variance} = course.moments(golden('moments_samples'));
        same('moments', [[mean, variance]]);
        same('softmax_jacobian', course.softmaxJacobian(golden('jacobian_p')));
        same('softmax_jacobian', course.softmaxJacobian(golden('jacobian_p')), golden('jacobian_matrix'));
        same('entropy', [[course.entropy(golden('jacobian_p'))]]);
        same('predicted_variance', [[course.predictedVariance(5e9, 0.5, 1.5)]]);
        same('dot_products', [course.dotProducts(64, 500, 7)]);
        same('variance_experiment', course.varianceExperiment([9, 16], 50, 7)[0].slice(1));
        same('standard_normal', course.standardNormal(40, 50, 7));
        for (const [part, made] of Object.entries(course.scaledDotProductAttention(q, k, v))) {
            same(`scaled_dot_product_attention.${part}`, made);
            same(`sdpa_${part}`, made, golden(`sdpa_${part}`));
        }
    });
    it('in lesson 5', () => {
        const [decoder, encoder, wQ, wK, wV] = ['decoder', 'encoder', 'w_q', 'w_k', 'w_v'].map((name) => golden(`rect_${name}`));
        const causal = course.causalMask(decoder.length, encoder.length);
        same('causal_mask', causal);
        same('padding_mask', course.paddingMask(3, 5, 2));
        const cross = course.crossAttention(decoder, encoder, wQ, wK, wV);
        const masked = course.maskedAttention(course.project(decoder, wQ), course.project(encoder, wK), course.project(encoder, wV), causal);
        for (const part of ['weights', 'output']) {
            same(`cross_attention.${part}`, cross[part]);
            same(`rect_plain_${part}`, cross[part], golden(`rect_plain_${part}`));
            same(`masked_attention.${part}`, masked[part]);
            same(`rect_causal_${part}`, masked[part], golden(`rect_causal_${part}`));
            same(`attend.${part}`, course.attend(encoder, [wQ, wK, wV], decoder)[0][part]);
        }
        const both = (matrix) => [...matrix, ...matrix.map((row) => row.map((value) => -value))];
        same('cross_attention_batch', course.crossAttentionBatch(both(decoder), both(encoder), [2, decoder.length, encoder.length], [wQ, wK, wV], [2, encoder.length]));
    });
    it('and nothing that golden_results.cpp prints was left out', () => {
        assert.deepEqual(Object.keys(native).filter((name) => !compared.has(name)), []);
    });
});

describe('the module', () => {
    it('throws what a solution throws, and goes on afterwards', () => {
        assert.throws(() => course.project([[1, 2]], [[1, 2]]), (error) => error instanceof Refused &&
            error.message === 'x must be as wide as w is high: expected 1, got 2');
        assert.deepEqual(course.project([[2]], [[3]]), [[6]]);
    });
    it('takes 300 KB at most', () => assert.ok(bytes.length <= 300_000, `${bytes.length} bytes`));
    it('has mistakes that differ from the reference, and only they do', () => {
        const ids = JSON.parse(readFileSync(list, 'utf8')).map(({id}) => id);
        const named = (id) => course.withMistake(1 + ids.indexOf(id));
        assert.deepEqual(course.withMistake(0).softmax([[0, 0]]), [[0.5, 0.5]]);
        assert.deepEqual(named('softmax-without-the-sum').softmax([[0, 0]]), [[1, 1]]);
        assert.deepEqual(named('scores-keys-ask-queries').scores([[1, 2]], [[1, 0], [0, 1]]), [[1], [2]]);
        assert.deepEqual(named('causal-mask-inverted').causalMask(2, 2), [[0, 1], [0, 0]]);
        assert.throws(() => named('scores-without-the-transpose').scores([[1, 2]], [[1, 2], [3, 4], [5, 6]]), Refused);
    });
    it('has all recorded mistakes, in the order of the records', () => {
        assert.ok(records.length > 250);
        assert.deepEqual(JSON.parse(readFileSync(list, 'utf8')).map(({id}) => id), records.map(({id}) => id));
    });
    for (const [i, {id, own}] of records.entries()) {
        it(`computes with ${id} something else than the reference, or throws something else`, () => {
            assert.ok(own, 'its example is not understood by docs/assemble/own_input.js');
            assert.ok(runOwnInput(course, own, i + 1), `${own.call}: no difference`);
        });
    }
});
