// The gallery of mistakes: every recorded misconception, with what it computes.
'use strict';
const {readExample} = require('./example.js');
const {exampleHtml} = require('./example_html.js');
const {inline} = require('./mathematics.js');
const {questionPlace} = require('./questions.js');
const {escape} = require('./page.js');
const {problem} = require('./problems.js');

/** Fills what the commands of a page left for the gallery. */
function fillGallery(page, data) {
    const {$, content, id} = page;
    content.find('[data-gallery]').each((_, place) => {
        const number = Number($(place).attr('data-gallery'));
        $(place).replaceWith(galleryHtml(data.lessons.find((each) => each.number === number), data));
    });
    content.find('[data-galleries]').each((_, place) => {
        $(place).replaceWith(galleriesHtml(data));
    });
    content.find('[data-guesses]').each((_, place) => {
        $(place).replaceWith(guessesHtml(data));
    });
    content.find('[data-hidden-by-equal-sizes]').each((_, place) => {
        const records = data.misconceptions.filter(isHiddenByEqualSizes);
        if (records.length === 0) problem(`${id}.md`, 'no misconception says that equal sizes hide it');
        $(place).replaceWith(`<ul>${records.map(hiddenHtml).join('')}</ul>`);
    });
}

const place = (record) => `mistakes_${record.lesson}.html#mistake-${record.id}`;
const anchorOf = (exercise) => `exercise-${exercise.id.replace('.', '-')}`;
const ofExercise = (exercise, data) => data.misconceptions.filter((record) => record.exercise === exercise.id);
const count = (number, what) => `${number} ${what}${number === 1 ? '' : 's'}`;

// ---- the page of a lesson -------------------------------------------------------------------

function galleryHtml(lesson, data) {
    const exercises = lesson.exercise.map((exercise) => {
        const records = ofExercise(exercise, data);
        const item = `<li><a href="#${anchorOf(exercise)}">${exercise.id} ${code(exercise.name)}</a> ${count(records.length, 'mistake')}</li>`;
        const section = `<h2 id="${anchorOf(exercise)}">${exercise.id} ${exercise.name}</h2>${records.map((record) => recordHtml(record, data)).join('')}`;
        return {item, section};
    });
    return `<ul class="exercises">${exercises.map(({item}) => item).join('')}</ul>${exercises.map(({section}) => section).join('')}`;
}

const code = (text) => `<code>${escape(text)}</code>`;

function recordHtml(record, data) {
    const where = `mistake "${record.id}"`;
    const text = (field) => inline(record[field], where);
    const example = data.examples[record.id];
    return `<section class="mistake"><h3 id="mistake-${record.id}">${text('title')}</h3>` +
        `<p class="sees"><strong>How to notice it.</strong> ${text('sees')}</p>` +
        (example ? exampleHtml(example) : '') +
        `<p class="think">${text('think')}</p>` +
        `<details class="explained"><summary>Why it is wrong, and where it would be right</summary>` +
        `<p>${text('why')}</p><p><strong>Where it would be right.</strong> ${text('right_where')}</p></details>` +
        `<ul class="ways">${waysOn(record, data).map((way) => `<li>${way}</li>`).join('')}</ul></section>`;
}

/** The lesson, the interview question that it belongs to if there is one, the command. */
function waysOn(record, data) {
    const asked = data.interview.filter(({id}) => id === record.question);
    return [
        `<a href="lesson_${record.lesson}.html#${record.docs}">The place in the lesson</a>`,
        ...asked.map((question) => `Interview: <a href="${questionPlace(question)}">${inline(question.question, `question "${question.id}"`)}</a>`),
        code(`./qkv explain ${record.id}`),
    ];
}

// ---- the overview ---------------------------------------------------------------------------

function galleriesHtml(data) {
    const items = data.lessons.map((lesson) => {
        const exercises = lesson.exercise.map((exercise) =>
            `<a href="mistakes_${lesson.number}.html#${anchorOf(exercise)}">${code(exercise.name)}</a>`);
        const records = data.misconceptions.filter((record) => record.lesson === lesson.number);
        return `<li><a href="mistakes_${lesson.number}.html">Mistakes in lesson ${lesson.number}</a>: ${count(records.length, 'mistake')}` +
            ` in ${exercises.join(', ')}</li>`;
    });
    return `<ul>${items.join('')}</ul>`;
}

/**
 * Does the record itself say that the result is right where two sizes are equal? It has to say both in one
 * clause: "Where d_v = d_k, as in most models, all is right."
 */
function isHiddenByEqualSizes({sees}) {
    return sees.split(/[.;]\s/).some((clause) => {
        const equal = /( <?=| that is) (d_\w+|[TS])\b|\bas (wide|many)\b.* as\b|\bare squares\b/.test(clause);
        return equal && /\bright\b/i.test(clause);
    });
}

function hiddenHtml(record) {
    const where = `mistake "${record.id}"`;
    return `<li><a href="${place(record)}">${inline(record.title, where)}</a>. ${inline(record.sees, where)}</li>`;
}

/** An example of each lesson whose mistake is not named before one asks. */
function guessesHtml(data) {
    const guesses = data.lessons.map((lesson) => {
        const record = guessable(data.misconceptions.filter((each) => each.lesson === lesson.number), data);
        if (!record) return '';
        const exercise = lesson.exercise.find(({id}) => id === record.exercise);
        const where = `mistake "${record.id}"`;
        return `<section class="mistake"><h3>Lesson ${lesson.number}, ${code(exercise.name)}</h3>${exampleHtml(data.examples[record.id])}` +
            `<details class="explained"><summary>Which mistake is it?</summary><p><a href="${place(record)}">${inline(record.title, where)}</a>. ` +
            `${inline(record.why, where)}</p></details></section>`;
    });
    return guesses.join('');
}

/** The mistake with the fewest numbers to look at: all inputs are shown, and a matrix comes out wrong. */
function guessable(records, data) {
    const sizes = records.flatMap((record) => {
        const example = data.examples[record.id] && readExample(data.examples[record.id].message);
        if (!example || example.outcome.kind !== 'cells' || example.outcome.part) return [];
        if (!example.inputs.every(({sheets, value}) => value || sheets.length > 0)) return [];
        const {got} = example.outcome;
        if (got.length < 2 || got[0].length < 2 || got.flat().some(({value}) => !Number.isFinite(value))) return [];
        return [{record, size: data.examples[record.id].message.length}];
    });
    return sizes.sort((a, b) => a.size - b.size).map(({record}) => record)[0];
}

module.exports = {fillGallery};
