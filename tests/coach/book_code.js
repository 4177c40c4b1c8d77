// The code that the book's own scripts make of answers, for predictions_test.cpp:
//     node tests/coach/book_code.js QUESTION=KEY ...
'use strict';
const fs = require('fs');
const path = require('path');
const docs = path.join(__dirname, '..', '..', 'docs');
const source = (file) => fs.readFileSync(path.join(docs, file), 'utf8');

const shortName = new Function('require', 'module', `${source('assemble/quizzes.js')}; return shortName;`)(() => ({}), {});
const answers = {};
for (const word of process.argv.slice(2)) {
    const [question, key] = word.split('=');
    answers[shortName(question, 4)] = shortName(key, 1);
}

// a page that holds nothing but the panel with the code
const shown = {};
const element = (name) => (shown[name] ||= {setAttribute() {}, addEventListener() {}, before() {}, querySelector: element});
const page = {querySelectorAll: () => [], querySelector: element, createElement: element};
new Function('document', 'localStorage', source('theme/predict.js'))(page, {getItem: () => JSON.stringify(answers)});
console.log(shown.output.textContent);
