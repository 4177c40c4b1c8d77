// The interview questions of docs/interview/: each opens on demand.
'use strict';
const {inline, paragraphs} = require('./mathematics.js');

const lessonTitles = ['', 'The projections', 'The roles', 'Three matrices', 'The scale', 'Cross-attention', 'What comes next'];

function fillQuestions(page, data) {
    const {$, content} = page;
    content.find('[data-catalogue]').each((_, place) => {
        const files = [...new Set(data.interview.map((question) => question.file))];
        const parts = files.map((file) => {
            const number = Number(file.split('_')[0]);
            const asked = data.interview.filter((question) => question.file === file);
            return `<h2 id="lesson-${number}">${lessonTitles[number]}</h2>${asked.map(questionHtml).join('')}`;
        });
        $(place).replaceWith(parts.join(''));
    });
}

function questionHtml(question) {
    const where = `question "${question.id}"`;
    const list = (items) => `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
    return `<details class="question" id="question-${question.id}" data-section="${question.question.replace(/"/g, '&quot;')}" data-level="${question.level}" data-topic="${question.topic}">` +
        `<summary>${inline(question.question, where)} <span class="level">${question.level}</span></summary>` +
        `<h3>In 30 seconds</h3>${paragraphs(question.short, where)}` +
        `<h3>In two minutes</h3>${paragraphs(question.long, where)}` +
        `<h3>What has to be said</h3>${list(question.key_points.map((point) => inline(point.point, where)))}` +
        `<h3>What is often said instead</h3><p>${inline(question.wrong, where)}</p><p>${inline(question.why_wrong, where)}</p>` +
        `<h3>What comes next</h3>${list(question.follow_ups.map(({ask, answer}) => `<strong>${inline(ask, where)}</strong> ${inline(answer, where)}`))}` +
        (question.sources.length ? `<p class="sources">${question.sources.map((source) => inline(source, where)).join('; ')}</p>` : '') + '</details>';
}

module.exports = {fillQuestions};
