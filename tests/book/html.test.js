// The pages are HTML as it is meant to be.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import {describe, it} from 'node:test';
import {HtmlValidate} from 'html-validate';
import {book, pages} from './browser.js';

const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    rules: {
        // of taste
        'no-inline-style': 'off', 'long-title': 'off', 'no-trailing-whitespace': 'off', 'void-style': 'off',
        'attr-quotes': 'off', 'attribute-boolean-style': 'off', 'attribute-empty-style': 'off', 'no-implicit-button-type': 'off',
        // formulas are written by KaTeX, pictures are SVG
        'element-name': 'off', 'attr-case': 'off', 'element-case': 'off',
    },
});

describe('the markup', () => {
    for (const name of pages) {
        it(`of ${name} is valid`, async () => {
            const report = await validator.validateString(readFileSync(path.join(book, name), 'utf8'));
            assert.deepEqual(report.results.flatMap((result) => result.messages)
                .map((message) => `${message.line}: ${message.ruleId}: ${message.message}`).slice(0, 8), []);
        });
    }
});
