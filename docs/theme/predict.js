// Predict, then reveal. The explanations leave the page before anything is drawn, and come back when a
// choice was made. Answers stay in this browser; the page offers them as a code for the coach.
'use strict';

{
    const store = 'qkv-predictions';
    const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'; // as in assemble/quizzes.js

    /** What is stored, or null where nothing may be: this page works without. */
    const stored = () => {
        try {
            return JSON.parse(localStorage.getItem(store) || '{}');
        } catch {
            return null;
        }
    };
    /** Question -> choice, both as their short names. */
    let answers = stored() || {};
    const save = () => {
        try {
            localStorage.setItem(store, JSON.stringify(answers));
        } catch {
            // then the answers last as long as the page
        }
    };

    /** "qkv1-" and five letters for each answer, question and choice; then two that tell slips of the pen. */
    const codeOf = () => {
        const body = Object.keys(answers).sort().map((question) => question + answers[question]).join('');
        let sum = 0x811c9dc5;
        for (const letter of body) sum = Math.imul(sum ^ letter.charCodeAt(0), 0x01000193) >>> 0;
        return `qkv1-${body}${alphabet[sum % 31]}${alphabet[Math.floor(sum / 31) % 31]}`;
    };

    const choiceForm = (section, options, choices) => {
        const form = document.createElement('form');
        const field = document.createElement('fieldset');
        const legend = document.createElement('legend');
        legend.textContent = 'Your prediction';
        field.append(legend);
        choices.forEach((choice, i) => {
            const label = document.createElement('label');
            const radio = document.createElement('input');
            radio.type = 'radio';
            radio.name = section.dataset.code;
            radio.value = choice.dataset.choice;
            radio.required = true;
            const text = document.createElement('span');
            text.append(...options.children[i].childNodes);
            label.append(radio, text);
            field.append(label);
        });
        const commit = document.createElement('button');
        commit.type = 'submit';
        commit.textContent = 'That is my prediction';
        form.append(field, commit);
        return form;
    };

    const panel = document.createElement('section');
    const showPanel = () => {
        const count = Object.keys(answers).length;
        panel.hidden = count === 0;
        panel.querySelector('output').textContent = codeOf();
        panel.querySelector('.count').textContent = count === 1 ? 'One prediction' : `${count} predictions`;
    };

    const sections = [...document.querySelectorAll('.predict')];
    const explanations = new Map(); // section -> its choices, with what is said of them
    for (const section of sections) {
        const question = section.dataset.code;
        const reveal = section.querySelector('details');
        const options = section.querySelector('.options');
        const choices = [...reveal.querySelectorAll('.choice')];
        const form = choiceForm(section, options, choices);
        explanations.set(section, choices);
        const explained = document.createElement('div');
        explained.setAttribute('role', 'status');
        reveal.remove();
        options.replaceWith(form);
        section.append(explained);

        const show = (chosen) => {
            form.remove();
            const ordered = [...choices].sort((a, b) => (b.dataset.choice === chosen) - (a.dataset.choice === chosen));
            for (const choice of ordered) choice.classList.toggle('chosen', choice.dataset.choice === chosen);
            const again = document.createElement('button');
            again.type = 'button';
            again.textContent = 'Predict again';
            again.addEventListener('click', () => {
                explained.replaceChildren();
                section.insertBefore(form, explained);
                form.querySelector('input').focus();
            });
            explained.replaceChildren(...ordered, again);
        };
        form.addEventListener('submit', (event) => {
            event.preventDefault();
            const chosen = new FormData(form).get(question);
            // other pages of the book may have stored some since this one was opened, or forgotten them
            answers = stored() || answers;
            // the first answer counts: it is what was thought before the explanation was read
            if (!(question in answers)) answers[question] = chosen;
            save();
            show(chosen);
            showPanel();
        });
        if (choices.some((choice) => choice.dataset.choice === answers[question])) show(answers[question]);
    }

    // Nothing opens on paper: what was not predicted yet is explained at the end, where nobody reads it by accident.
    const atTheEnd = document.createElement('section');
    window.addEventListener('beforeprint', () => {
        atTheEnd.replaceChildren();
        sections.forEach((section, i) => {
            if (!section.querySelector('form')) return;
            const one = document.createElement('div');
            one.className = 'predict-explained';
            const heading = document.createElement('h3');
            heading.textContent = `Prediction ${i + 1}`;
            one.append(heading, ...explanations.get(section).map((choice) => choice.cloneNode(true)));
            atTheEnd.append(one);
        });
        if (atTheEnd.childElementCount === 0) return;
        const title = document.createElement('h2');
        title.textContent = 'The predictions, explained';
        atTheEnd.prepend(title);
        document.querySelector('main .on').before(atTheEnd);
    });
    window.addEventListener('afterprint', () => atTheEnd.remove());

    if (sections.length > 0 || document.querySelector('[data-predictions]')) {
        panel.className = 'predictions';
        panel.setAttribute('aria-label', 'Your predictions');
        panel.innerHTML = '<p><strong class="count"></strong> of this book, as a code: <output></output></p>' +
            '<p>They stay in this browser. The code holds what you chose first, for the coach: <code>./qkv import CODE</code>. There a wrong choice counts as a mistake of yours.</p>' +
            '<button type="button" class="copy-code">Copy the code</button> <button type="button" class="forget">Forget all predictions</button>';
        panel.querySelector('.copy-code').addEventListener('click', async (event) => {
            const button = event.currentTarget;
            try {
                await navigator.clipboard.writeText(codeOf());
                button.textContent = 'Copied';
            } catch {
                getSelection().selectAllChildren(panel.querySelector('output'));
                button.textContent = 'Selected: copy it';
            }
        });
        panel.querySelector('.forget').addEventListener('click', () => {
            answers = {};
            save();
            location.reload();
        });
        document.querySelector('main .on').before(panel);
        showPanel();
    }
}
