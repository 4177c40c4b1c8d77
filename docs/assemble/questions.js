// The interview questions of docs/interview/: the answers, which open on demand, and the list of all of
// them by lesson, level and topic.
'use strict';
const {escape} = require('./page.js');
const {inline, paragraphs} = require('./mathematics.js');
const {problem} = require('./problems.js');

const levels = {screen: 'Screen', mid: 'Mid', senior: 'Senior'};

/** Where a question is answered: "questions_4.html#question-why-scale". */
function questionPlace(question) {
    return `questions_${question.file.split('_')[0]}.html#question-${question.id}`;
}

/** Fills the places that \catalogue{N} and \catalogue{all} left. */
function fillQuestions(page, data) {
    const {$, content} = page;
    content.find('[data-catalogue]').each((_, place) => {
        const which = $(place).attr('data-catalogue');
        if (which === 'all') {
            $(place).replaceWith(listHtml(data.interview));
            return;
        }
        const asked = data.interview.filter((question) => question.file.startsWith(`${which}_`));
        if (asked.length === 0) problem(`${page.id}.md`, `there are no questions in docs/interview/${which}_*.toml`);
        const parts = Object.entries(levels).map(([level, title]) => {
            const here = asked.filter((question) => question.level === level);
            return here.length === 0 ? '' : `<h2 id="level-${level}">${title}</h2>${here.map((each) => questionHtml(each, data)).join('')}`;
        });
        $(place).replaceWith(parts.join(''));
    });
}

/** All questions as a table that can be narrowed down (theme/book.js). */
function listHtml(questions) {
    const topics = [...new Set(questions.map((question) => question.topic))].sort();
    const choice = (name, label, options) =>
        `<label>${label} <select name="${name}"><option value="">any</option>${options.map(([value, text]) => `<option value="${value}">${text}</option>`).join('')}</select></label>`;
    const rows = questions.map((question) => {
        const lesson = question.file.split('_')[0];
        return `<tr data-level="${question.level}" data-topic="${question.topic}" data-lesson="${lesson}"${question.must_know ? ' data-must="yes"' : ''}>` +
            `<td><a href="${questionPlace(question)}">${inline(question.question, question.id)}</a>${question.must_know ? ' <span class="must">must know</span>' : ''}</td>` +
            `<td>${levels[question.level]}</td><td>${question.topic}</td></tr>`;
    });
    return `<h2 id="all">All questions</h2><form class="narrow" hidden>` +
        choice('lesson', 'Lesson', [1, 2, 3, 4, 5].map((n) => [n, n]).concat([[6, 'beyond']])) +
        choice('level', 'Level', Object.entries(levels)) + choice('topic', 'Topic', topics.map((topic) => [topic, topic])) +
        choice('must', 'Must know', [['yes', 'yes']]) + '<output></output></form>' +
        `<div class="table" tabindex="0" role="group" aria-label="table"><table class="all-questions"><thead><tr><th scope="col">question</th><th scope="col">level</th><th scope="col">topic</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}

function questionHtml(question, data) {
    const where = `question "${question.id}"`;
    const list = (items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
    const records = data.misconceptions.filter((record) => record.question === question.id);
    const mistakes = records.length === 0 ? '' : `<details class="mistakes"><summary>Mistakes in code that lead here</summary>${list(records.map((record) =>
        `<a href="mistakes_${record.lesson}.html#mistake-${record.id}">${inline(record.title, where)}</a>`))}</details>`;
    const exercises = question.exercises.map((id) => {
        const exercise = data.lessons.flatMap((lesson) => lesson.exercise.map((each) => ({page: lesson.page, ...each}))).find((each) => each.id === id);
        if (!exercise) {
            problem(where, `there is no exercise "${id}"`);
            return '';
        }
        return `<a href="${exercise.page}.html#${exercise.docs}">${id} ${exercise.name}</a>`;
    });
    const from = [
        exercises.length ? `Exercises: ${exercises.join(', ')}.` : '',
        question.sources.length ? `Sources: ${question.sources.map((source) => inline(source, where)).join('; ')}.` : '',
    ].filter(Boolean).join(' ');
    return `<details class="question" id="question-${question.id}" data-section="${escape(question.question)}">` +
        `<summary>${inline(question.question, where)}${question.must_know ? ' <span class="must">must know</span>' : ''}</summary><div class="answer">` +
        `<h3>In 30 seconds</h3><div class="aloud">${paragraphs(question.short, where)}</div>` +
        `<h3>In two minutes</h3>${paragraphs(question.long, where)}` +
        `<h3>What has to be said</h3>${list(question.key_points.map((point) => inline(point.point, where)))}` +
        `<h3>What is often said instead</h3><p class="often">“${inline(question.wrong, where)}”</p><p>${inline(question.why_wrong, where)}</p>` +
        `<h3>What is asked next</h3>${list(question.follow_ups.map(({ask, answer}) => `<strong>${inline(ask, where)}</strong> ${inline(answer, where)}`))}` +
        `${mistakes}${from ? `<p class="from">${from}</p>` : ''}</div></details>`;
}

module.exports = {fillQuestions, questionPlace};
