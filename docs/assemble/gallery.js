// The gallery of mistakes: every recorded misconception, with what it computes.
'use strict';
const {inline} = require('./mathematics.js');

/** Fills <div data-gallery="N"> with the records of lesson N, by exercise. */
function fillGallery(page, data) {
    const {$, content} = page;
    content.find('[data-gallery]').each((_, place) => {
        const number = Number($(place).attr('data-gallery'));
        const lesson = data.lessons.find((each) => each.number === number);
        const parts = lesson.exercise.map((exercise) => {
            const records = data.misconceptions.filter((record) => record.exercise === exercise.id);
            return `<h2 id="exercise-${exercise.id.replace('.', '-')}">${exercise.id} ${exercise.name}</h2>` +
                records.map((record) => recordHtml(record)).join('');
        });
        $(place).replaceWith(parts.join(''));
    });
}

function recordHtml(record) {
    const where = `mistake "${record.id}"`;
    const text = (field) => inline(record[field], where);
    return `<section class="mistake"><h3 id="mistake-${record.id}">${text('title')}</h3>` +
        `<p>${text('sees')}</p>` +
        `<p class="think">${text('think')}</p>` +
        `<p>${text('why')}</p><p><strong>Where it would be right.</strong> ${text('right_where')}</p>` +
        `<p class="links"><a href="lesson_${record.lesson}.html#${record.docs}">The place in the lesson</a> · <code>./qkv explain ${record.id}</code></p></section>`;
}

module.exports = {fillGallery};
