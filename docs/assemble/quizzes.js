// "Predict, then reveal": a question of docs/quizzes/N_name.toml with its choices.
//
// Without a script it is a <details>. With one (theme/predict.js) the explanations are taken out of the
// page until the reader has chosen.
'use strict';
const {inline, paragraphs} = require('./mathematics.js');
const {problem} = require('./problems.js');

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'; // no letters that look alike

/** FNV-1a, 32 bits. */
function hash(text) {
    let value = 0x811c9dc5;
    for (const byte of Buffer.from(text, 'utf8')) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return value;
}

/** A short name made of a long one: the same wherever the question is moved and however it is worded. */
function shortName(text, letters) {
    let value = hash(text);
    let name = '';
    for (let i = 0; i < letters; ++i) {
        name += alphabet[value % alphabet.length];
        value = Math.floor(value / alphabet.length);
    }
    return name;
}

/** What tells one choice of a question from another, whatever order they are in. */
function keyOf(choice) {
    return choice.right ? 'right' : choice.key || choice.misconception;
}

/**
 * The choices with their texts, numbers filled in. A number is shown with `decimals` decimals; it has
 * to differ from every other by more than 1e-3 and as shown.
 */
function choicesOf(question, data) {
    const where = `docs/quizzes/${question.lesson}.toml, question "${question.id}"`;
    const values = data.quizValues[question.lesson];
    const choices = question.choice.map((choice) => {
        const made = {...choice, key: keyOf(choice)};
        if (!made.key) problem(where, 'a wrong choice needs a misconception, or a key of its own and a text');
        if (!choice.why) problem(where, `the choice "${made.key}" has no explanation`);
        if (choice.misconception && !data.misconceptions.some((record) => record.id === choice.misconception)) {
            problem(where, `no record has the id "${choice.misconception}"`);
        }
        if (choice.text === undefined) {
            if (!choice.right && !choice.misconception) problem(where, `the wrong number "${made.key}" has no misconception`);
            const from = choice.right ? 'right' : choice.misconception;
            const value = values && values[from] ? values[from][question.id] : undefined;
            if (typeof value !== 'number') {
                problem(where, `${from} gives no number (${value}) in docs/quizzes/${question.lesson}.cpp`);
            } else {
                made.value = value;
                made.text = value.toFixed(question.decimals === undefined ? 3 : question.decimals).replace(/^-(?=.*[1-9])/, '\u2212').replace(/^-/, '');
            }
        }
        return made;
    });
    if (choices.filter((choice) => choice.right).length !== 1) problem(where, 'exactly one choice has to be right');
    if (choices.length < 2) problem(where, 'there is nothing to choose from');
    choices.forEach((a, i) => choices.slice(i + 1).forEach((b) => {
        if (a.text === b.text || (a.value !== undefined && b.value !== undefined && Math.abs(a.value - b.value) <= 1e-3)) {
            problem(where, `the choices "${a.key}" and "${b.key}" agree (${a.text})`);
        }
        if (shortName(a.key, 1) === shortName(b.key, 1)) problem(where, `the choices "${a.key}" and "${b.key}" have the same letter in the code for the coach: change a key`);
    }));
    for (const text of [question.ask, ...choices.map((choice) => choice.text || '')]) {
        if (/\bNOT\b|of the above/.test(text)) problem(where, `"${text}": no NOT, no "of the above"`);
    }
    // numbers by size, texts in an order that says nothing about which is right
    const numeric = choices.every((choice) => choice.value !== undefined);
    return choices.sort((a, b) => (numeric ? a.value - b.value : hash(question.id + a.key) - hash(question.id + b.key)));
}

function questionHtml(question, data) {
    const where = `question "${question.id}"`;
    const choices = choicesOf(question, data);
    const list = choices.map((choice) => {
        const record = data.misconceptions.find((each) => each.id === choice.misconception);
        const link = record ? ` <a href="mistakes_${record.lesson}.html#mistake-${record.id}">${inline(record.title, where)}</a>` : '';
        return `<div class="choice" data-choice="${shortName(choice.key, 1)}"${choice.right ? ' data-right' : ''}>` +
            `<p class="said">${inline(choice.text, where)}</p>` +
            `<p class="why">${choice.right ? '<strong>Right.</strong> ' : ''}${inline(choice.why, where)}${link ? ` <span class="names">The mistake:${link}.</span>` : ''}</p></div>`;
    });
    return `<div class="predict" role="group" id="predict-${question.id}" data-code="${shortName(question.id, 4)}" aria-label="Predict">` +
        `<div class="ask"><p class="kicker">Predict</p>${paragraphs(question.ask, where)}</div>` +
        `<ul class="options">${choices.map((choice) => `<li>${inline(choice.text, where)}</li>`).join('')}</ul>` +
        `<details><summary>The answer</summary>${list.join('')}</details></div>`;
}

/** Codes of all questions, which have to differ. @returns code -> question id */
function questionCodes(data) {
    const codes = {};
    for (const question of data.quizzes) {
        const code = shortName(question.id, 4);
        if (codes[code]) problem('docs/quizzes', `the questions "${question.id}" and "${codes[code]}" have the same code: rename one`);
        codes[code] = question.id;
    }
    return codes;
}

module.exports = {questionHtml, questionCodes};
