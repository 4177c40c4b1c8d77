// The messages of failing checks are taken apart as they were put together.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

// run.sh says where the course is: it runs a copy of this file
const root = process.env.QKV_COURSE || fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const {readExample} = require(path.join(root, 'docs/assemble/example.js'));
const {scaleOf, shade, steps} = require(path.join(root, 'docs/assemble/shade.js'));

const texts = (rows) => rows.map((row) => row.map(({text, differs}) => text + (differs ? '*' : '')));
const outcomeOf = (...complaint) => readExample(['f(x)', ...complaint].join('\n')).outcome;

describe('an example is taken apart', () => {
    it('into the call, its inputs and the seed', () => {
        const {call, inputs, seed, right} = readExample([
            'f(x, head, d_k)', '  x (2, 1, 2)', '   entry 0', '    1  -inf', '   entry 1', '    3   nan', '  head.w_q (11, 5)',
            '  t (2)', '    1  2', '  d_k = 5', 'expected 1, got 2', '  (right: q, v)', '  (inputs drawn with seed 7)'].join('\n'));
        assert.equal(call, 'f(x, head, d_k)');
        assert.deepEqual(inputs.map(({name, shape, value}) => [name, shape, value]),
            [['x', [2, 1, 2], undefined], ['head.w_q', [11, 5], undefined], ['t', [2], undefined], ['d_k', undefined, '5']]);
        assert.deepEqual(inputs[0].sheets.map(({entry, rows}) => [entry, texts(rows)]), [[0, [['1', '-inf']]], [1, [['3', 'nan']]]]);
        assert.equal(inputs[0].sheets[0].rows[0][1].value, -Infinity);
        assert.deepEqual(inputs[1].sheets, []);
        assert.equal(seed, '7');
        assert.deepEqual(right, ['q', 'v']);
    });

    it('where there are no inputs', () => {
        assert.deepEqual(readExample('f(1)\nexpected 1, got 2').inputs, []);
    });

    it('with both matrices beside each other', () => {
        const outcome = outcomeOf('weights: wrong cells: 2 of 4, by more than 0.01; entry 1', '  expected        got (* differs)',
            '   0.5    1       nan*   1', '     0  0.5         0  -3*');
        assert.equal(outcome.kind, 'cells');
        assert.deepEqual([outcome.part, outcome.wrong, outcome.of, outcome.within, outcome.entry], ['weights', 2, 4, '0.01', 1]);
        assert.deepEqual(texts(outcome.expected), [['0.5', '1'], ['0', '0.5']]);
        assert.deepEqual(texts(outcome.got), [['nan*', '1'], ['0', '-3*']]);
    });

    it('with one matrix below the other', () => {
        const outcome = outcomeOf('wrong cells: 1 of 2', '  expected', '   1  2', '  got (* differs)', '   1  3*');
        assert.deepEqual([texts(outcome.expected), texts(outcome.got)], [[['1', '2']], [['1', '3*']]]);
    });

    it('with cells that only look alike', () => {
        const outcome = outcomeOf('wrong cells: 9 of 15; shape (3, 5)', '    row 0, column 4: expected 0.12345, got 0.12346');
        assert.deepEqual([outcome.kind, outcome.shape], ['listed', [3, 5]]);
        assert.deepEqual(outcome.listed, [{at: 'row 0, column 4', expected: '0.12345', got: '0.12346'}]);
    });

    it('with numbers, give or take', () => {
        assert.deepEqual(outcomeOf('expected 3.5, got nan'),
            {kind: 'number', part: undefined, bound: undefined, expected: '3.5', within: undefined, got: 'nan'});
        assert.deepEqual(outcomeOf('mean: expected 0, give or take 0.506, got 16.02'),
            {kind: 'number', part: 'mean', bound: undefined, expected: '0', within: '0.506', got: '16.02'});
        assert.deepEqual(outcomeOf('MiB at the peak: expected at most 32, got inf'),
            {kind: 'number', part: 'MiB at the peak', bound: '32', expected: undefined, within: undefined, got: 'inf'});
    });

    it('with shapes', () => {
        assert.deepEqual(outcomeOf('q: expected the shape (9, 5), got (9, 4)'), {kind: 'shape', part: 'q', expected: [9, 5], got: [9, 4]});
    });

    it('with an exception where there should be a result', () => {
        assert.deepEqual(outcomeOf('expected q (1, 2), k (1, 3), but it threw std::invalid_argument: "x, but y"'), {
            kind: 'thrown', expected: [{name: 'q', shape: [1, 2]}, {name: 'k', shape: [1, 3]}],
            thrown: {type: 'std::invalid_argument', text: 'x, but y'}});
        const quoting = outcomeOf('expected (2, 2), but it threw std::invalid_argument: "w_v must be as high as w_q: expected 2, got 3"');
        assert.equal(quoting.thrown.text, 'w_v must be as high as w_q: expected 2, got 3');
        const lines = outcomeOf('expected 768, but it threw another exception: "of arrays:', ' LHS shape = (2, 3, )"');
        assert.deepEqual(lines.expected, [{name: undefined, value: '768'}]);
        assert.deepEqual(lines.thrown, {type: 'another exception', text: 'of arrays:\n LHS shape = (2, 3, )'});
        assert.equal(outcomeOf('expected (2), but it ran out of memory (std::bad_alloc)').thrown.type, 'std::bad_alloc');
        assert.equal(outcomeOf('expected (2), but it threw something that is no std::exception').thrown.type, 'something that is no std::exception');
    });

    it('with a result where there should be an exception', () => {
        assert.deepEqual(outcomeOf('expected std::invalid_argument, but it returned weights (0, 4), output (0, 7)').returned,
            [{name: 'weights', shape: [0, 4]}, {name: 'output', shape: [0, 7]}]);
        assert.deepEqual(outcomeOf('expected std::invalid_argument, but it returned mean 5, variance nan').returned,
            [{name: 'mean', value: '5'}, {name: 'variance', value: 'nan'}]);
        assert.equal(outcomeOf('expected std::invalid_argument, but it threw another exception: "no"').kind, 'wrong exception');
        assert.deepEqual(outcomeOf('the message of its std::invalid_argument lacks the number 512: "no"'),
            {kind: 'silent message', lacks: '512', text: 'no'});
        assert.equal(outcomeOf('the message of its std::invalid_argument is empty').text, '');
        assert.deepEqual(outcomeOf('the call changed its argument x'), {kind: 'changed argument', name: 'x'});
    });

    it('or not at all', () => {
        for (const message of ['', 'f(x)', 'f(x)\nsomething else', 'f(x)\n      lost\nexpected 1, got 2', 'f(x)\nwrong cells: 1 of 1', 'f(x)\nexpected std::invalid_argument, but it returned (', 'f(x)\nexpected (2), but it fell asleep',
            'f(x)\nwrong cells: 1 of 2\n  expected     got (* differs)\n   1  2         3*']) {
            assert.equal(readExample(message), undefined, message);
        }
    });
});

describe('the recorded examples', () => {
    const folder = path.join(root, 'tests/misconceptions');
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.examples.json'))) {
        it(`of ${file} are all understood`, () => {
            for (const [id, {message}] of Object.entries(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))) {
                const example = readExample(message);
                assert.ok(example, `${id}: ${message}`);
                for (const {shape, sheets} of example.inputs.filter((input) => input.sheets?.length)) {
                    assert.equal(sheets.flatMap(({rows}) => rows.flat()).length, shape.reduce((a, b) => a * b), id);
                }
                const {outcome} = example;
                assert.equal(outcome.kind === 'thrown', message.includes('but it threw') && !message.includes('expected std::invalid_argument'), id);
                if (outcome.kind === 'number') assert.match(outcome.got, /^(-?\d\S*|nan|-?inf)$/, id);
                if (outcome.kind !== 'cells') continue;
                const differing = outcome.got.flat().filter((cell) => cell.differs).length;
                if (outcome.entry === undefined) assert.deepEqual([differing, outcome.got.flat().length], [outcome.wrong, outcome.of], id);
                else assert.ok(differing > 0 && differing <= outcome.wrong, id);
            }
        });
    }
});

describe('shades', () => {
    it('leave every text readable', () => {
        for (let step = 0; step <= steps; ++step) assert.ok(shade(step).contrast >= 4.5, `step ${step}`);
    });

    it('share a scale, which a number far off does not take for itself', () => {
        assert.deepEqual([0, 1].map(scaleOf([0, 1], [0, 1])), ['shade-0', `shade-${steps}`]);
        const scale = scaleOf([0, 1], [1e9, NaN, -Infinity]);
        assert.deepEqual([0, 1, 2, 1e9, Infinity].map(scale), ['shade-0', 'shade-6', 'shade-12', 'shade-12', 'shade-12']);
        assert.deepEqual([NaN, -Infinity].map(scale), ['no-shade', 'shade-0']);
    });

    it('know what to do with one number, or none', () => {
        assert.equal(scaleOf([5], [5])(5), 'shade-6');
        assert.equal(scaleOf([NaN], [NaN])(0.5), 'shade-6');
    });
});
