// The script of the living figures is linted as a browser gets it: all files in one, so that what one of them
// defines and no other uses is seen as well.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {describe, it} from 'node:test';
import {Linter} from 'eslint';
import {book, pages} from './browser.js';

// ESLint brings its recommended rules along
const {configs} = createRequire(createRequire(import.meta.url).resolve('eslint'))('@eslint/js');
const names = (text) => Object.fromEntries(text.split(' ').map((name) => [name, 'readonly']));
const rules = {
    ...configs.recommended.rules,
    eqeqeq: 'error', 'no-var': 'error', 'prefer-const': 'error', 'no-shadow': 'error', 'no-eval': 'error', 'no-implied-eval': 'error',
    'no-param-reassign': 'error', 'no-throw-literal': 'error', 'no-unused-expressions': 'error', 'no-use-before-define': ['error', {functions: false, variables: false}],
    'no-useless-return': 'error', 'no-else-return': 'error', 'array-callback-return': 'error', 'default-case-last': 'error', 'object-shorthand': 'error',
    'prefer-template': 'error', 'prefer-arrow-callback': 'error', 'no-restricted-globals': ['error', 'event', 'name', 'status'],
};
/** @returns what ESLint complains about, each with its line */
function lint(text, languageOptions) {
    return new Linter().verify(text, [{linterOptions: {reportUnusedDisableDirectives: 'error'}, languageOptions: {ecmaVersion: 2022, ...languageOptions}, rules}]);
}

describe('the script of the living figures', {skip: !pages.some((name) => readFileSync(path.join(book, name), 'utf8').includes('data-living='))}, () => {
    it('has nothing that a linter complains about', () => {
        const lines = readFileSync(path.join(book, 'living.js'), 'utf8').split('\n');
        /** "break_it.js:12" for a line of the whole */
        const place = (line) => {
            let first = line - 1;
            while (first > 0 && !lines[first].startsWith('// ---- ')) --first;
            return `${lines[first].slice('// ---- '.length)}, ${line - first - 1} lines below: ${lines[line - 1].trim().slice(0, 80)}`;
        };
        const found = lint(lines.join('\n'), {sourceType: 'script', globals: names('window document location history performance setTimeout clearTimeout ' +
            'requestAnimationFrame cancelAnimationFrame WebAssembly TextDecoder URLSearchParams atob')});
        assert.deepEqual(found.map(({line, ruleId, message}) => `${place(line)}: ${ruleId || ''} ${message}`), []);
    });
    it('would not hide what it complains about', () => {
        const ids = (text) => lint(text, {sourceType: 'script'}).map(({ruleId}) => ruleId);
        assert.deepEqual(ids('(() => { const used = 1; const unused = 2; return used == elsewhere; })();'), ['no-unused-vars', 'eqeqeq', 'no-undef']);
    });
    it('and neither have the programs that write C++ for the book', () => {
        for (const program of ['living/make_mistakes.js', 'quizzes/with_mistakes.js', 'figures/together.js', 'data/mistaken.js']) {
            const text = readFileSync(path.join(process.env.QKV_COURSE, 'docs', program), 'utf8');
            const found = lint(text, {sourceType: 'commonjs', globals: names('require process exports')});
            assert.deepEqual(found.map(({line, ruleId, message}) => `${program}:${line}: ${ruleId} ${message}`), []);
        }
    });
});
