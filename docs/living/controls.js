// What a reader moves: sliders, switches, buttons, choices. Each belongs to one part of a figure's state.

/**
 * @param {Figure} figure
 * @param {string} key  the part of the state
 * @param {{label: string, from: number, to: number, step: number, say: (value: number) => string, powersOf?: number}} options
 *        `powersOf`: the slider moves the exponent, between `from` and `to`, and the state holds the power
 */
function slider(figure, key, {label, from, to, step, say, powersOf}) {
    const input = element('input', {type: 'range', min: from, max: to, step});
    const output = element('output');
    input.addEventListener('input', () => figure.change({[key]: powersOf ? powersOf ** Number(input.value) : Number(input.value)}));
    figure.shows(() => {
        // a slider that is being moved knows best where it is
        if (document.activeElement !== input) input.value = String(powersOf ? Math.log(figure.state[key]) / Math.log(powersOf) : figure.state[key]);
        output.textContent = say(figure.state[key]);
        input.setAttribute('aria-valuetext', say(figure.state[key]));
    });
    return element('label', {className: 'slider'}, element('span', {}, ...nameHtml(label)), input, output);
}

/** @param {Figure} figure @param {string} key @param {string} label */
function switchOf(figure, key, label) {
    const input = element('input', {type: 'checkbox'});
    input.addEventListener('change', () => figure.change({[key]: input.checked}));
    figure.shows(() => { input.checked = figure.state[key]; });
    return element('label', {className: 'switch'}, input, element('span', {}, ...nameHtml(label)));
}

/** @param {string} label @param {() => void} press */
function button(label, press) {
    const made = element('button', {type: 'button'}, ...nameHtml(label));
    made.addEventListener('click', press);
    return made;
}

/**
 * @param {Figure} figure
 * @param {string} key
 * @param {string} label
 * @param {{value: string, text: string, group?: string}[]} choices
 */
function choice(figure, key, label, choices) {
    const select = element('select');
    /** @type {Map<string, any>} */
    const groups = new Map();
    for (const {value, text, group} of choices) {
        const option = element('option', {value}, text);
        if (!group) {
            select.append(option);
            continue;
        }
        if (!groups.has(group)) {
            groups.set(group, element('optgroup', {label: group}));
            select.append(groups.get(group));
        }
        groups.get(group).append(option);
    }
    select.addEventListener('change', () => figure.change({[key]: select.value}));
    figure.shows(() => {
        select.value = figure.state[key];
        if (select.selectedIndex < 0) select.selectedIndex = 0; // a link may say anything
    });
    return element('label', {className: 'choice-of'}, element('span', {}, label), select);
}

/** A row whose things begin at the same height. @param {HTMLElement} made */
function tops(made) {
    made.classList.add('tops');
    return made;
}

/** Things side by side, as many as there is room for. @param {(Node | string)[]} children */
function sideBySide(...children) {
    return element('div', {className: 'living-row'}, ...children);
}
