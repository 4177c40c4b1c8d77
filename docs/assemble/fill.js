// Puts what was computed and recorded into the places that the commands of a page left for it.
'use strict';
const {inline} = require('./mathematics.js');
const {escape} = require('./page.js');
const {problem} = require('./problems.js');
const {questionPlace} = require('./questions.js');
const {questionHtml} = require('./quizzes.js');

function fill(page, data) {
    const {$, content, id} = page;
    const lookUp = (kind, name, what) => {
        if (name in data[kind]) return data[kind][name];
        problem(`${id}.md`, `no program under docs/figures/ computes the ${what} "${name}"`);
        return undefined;
    };
    content.find('data').each((_, place) => {
        const number = lookUp('numbers', $(place).attr('value'), 'number');
        $(place).replaceWith(number === undefined ? '' : `<span class="number">${inline(number, id)}</span>`);
    });
    content.find('[data-table]').each((_, place) => {
        const table = lookUp('tables', $(place).attr('data-table'), 'table');
        if (table) $(place).replaceWith(tableHtml(table, id));
    });
    content.find('[data-figure]').each((_, place) => {
        const picture = lookUp('pictures', $(place).attr('data-figure'), 'picture');
        $(place).removeAttr('data-figure').prepend(`<div class="picture" tabindex="0" role="group" aria-label="picture">${picture || ''}</div>`);
    });
    content.find('[data-question]').each((_, place) => {
        const name = $(place).attr('data-question');
        const question = data.quizzes.find((each) => each.id === name);
        if (!question) problem(`${id}.md`, `docs/quizzes/ has no question "${name}"`);
        else $(place).replaceWith(questionHtml(question, data));
    });
    content.find('[data-exercise]').each((_, place) => {
        $(place).replaceWith(exerciseHtml($(place).attr('data-exercise'), page, data));
    });
    content.find('[data-mistakes]').each((_, place) => {
        const anchor = $(place).attr('data-mistakes');
        const records = data.misconceptions.filter((record) => record.docs === anchor);
        if (records.length === 0) problem(`${id}.md`, `no misconception belongs to "${anchor}"`);
        $(place).replaceWith(mistakesHtml(records, id));
    });
    content.find('[data-questions]').each((_, place) => {
        const number = $(place).attr('data-questions');
        const asked = data.interview.filter((question) => question.file.startsWith(`${number}_`));
        const items = asked.map((question) =>
            `<li><a href="${questionPlace(question)}">${inline(question.question, question.id)}</a> <span class="level">${question.level}</span></li>`);
        $(place).replaceWith(`<ul class="asked">${items.join('')}</ul>`);
    });
}

function tableHtml({head, rows}, where) {
    // the corner is no heading; a heading that is a formula is named by its TeX, since axe hears nothing in it
    const heading = (cell) => (cell === '' ? '<td></td>'
        : `<th scope="col"${cell.includes('$') ? ` aria-label="${escape(cell.replace(/[$\\{}]/g, ' ').replace(/ +/g, ' ').trim())}"` : ''}>${inline(cell, where)}</th>`);
    // a vector, or a number and how sure it is, stays on its line; a table that is too wide for a phone can be moved there
    const whole = (cell) => (/^[\d\s.,±()−+·/%∞-]+$/.test(cell) ? cell.replace(/ /g, '\u00a0') : cell);
    const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${inline(whole(cell), where)}</td>`).join('')}</tr>`);
    return `<div class="table" tabindex="0" role="group" aria-label="table"><table><thead><tr>${head.map(heading).join('')}</tr></thead>` +
        `<tbody>${body.join('')}</tbody></table></div>`;
}

/** Where the work is: the exercise, its file, its contract, the command. */
function exerciseHtml(id, page, data) {
    for (const lesson of data.lessons) {
        const exercise = lesson.exercise.find((each) => each.id === id);
        if (!exercise) continue;
        const contract = data.contractOf[exercise.name] || data.contractOf[exercise.functions[0].symbol.replace(/^.*::/, '')];
        const name = contract ? `<a href="${contract}"><code>${exercise.name}</code></a>` : `<code>${exercise.name}</code>`;
        const file = `lessons/${lesson.name}/${lesson.name.replace(/^\d+_/, '')}.cpp`;
        return `<p class="exercise"><span>Exercise ${id}</span> ${name} in <code>${file}</code>: <code>./qkv check ${id}</code></p>`;
    }
    problem(`${page.id}.md`, `no lesson.toml has an exercise "${id}"`);
    return '';
}

function mistakesHtml(records, where) {
    const items = records.map((record) =>
        `<li><a href="mistakes_${record.lesson}.html#mistake-${record.id}">${inline(record.title, where)}</a></li>`);
    return `<details class="mistakes"><summary>${records.length} recorded mistake${records.length === 1 ? '' : 's'} in this place</summary>` +
        `<ul>${items.join('')}</ul></details>`;
}

module.exports = {fill};
