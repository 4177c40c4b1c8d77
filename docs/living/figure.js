// What all figures have: a state that a link can hold, a line that says what is seen, a way back.

/**
 * @typedef {object} Definition
 * @property {Record<string, any>} state  as the page opens: numbers, switches, texts, matrices. A link holds what differs.
 * @property {(figure: Figure) => void} build  makes the parts, once
 *
 * @typedef {{id: string, exercise: string, lesson: number, title: string, think: string, own: OwnInput | null}} Mistake
 */

/** @type {Map<string, Definition>} */
const definitions = new Map();

/**
 * What figures begin with, by their name: matrices and words that the programs under docs/figures/ hand over,
 * which draw the same example. docs/assemble/living.js puts them in.
 * @type {Record<string, Record<string, any>>}
 */
const inputs = {};

/** Defines the figure that `\living{name}` brings into a page. @param {string} name @param {Definition} definition */
function livingFigure(name, definition) {
    definitions.set(name, definition);
}

class Figure {
    /**
     * @param {HTMLElement} section  what `\living{name}` left in the page
     * @param {Definition} definition
     * @param {Course} course
     * @param {Mistake[]} mistakes  in the module's order
     */
    constructor(section, definition, course, mistakes) {
        this.id = section.id;
        this.section = section;
        this.definition = definition;
        this.course = course;
        this.mistakes = mistakes;
        this.state = {...definition.state};
        this.stage = element('div', {className: 'stage'});
        this.status = element('p', {className: 'says', role: 'status'});
        this.said = '';
        /** @type {any} */
        this.toWrite = undefined;
        /** @type {(() => void)[]} */
        this.showers = [];
        /** @type {(Node | string)[]} */
        this.below = [];
        definition.build(this);
        const reset = button('Reset', () => this.change({...definition.state}));
        reset.title = 'Back to the numbers of the page';
        this.stage.append(element('div', {className: 'living-foot'}, ...(this.status.parentNode ? [] : [this.status]), reset), ...this.below);
        section.append(this.stage); // below what there is to try
        this.readLink();
        this.showAll();
        section.dataset.live = '';
    }

    /** Puts parts onto the stage. @param {(Node | string)[]} parts */
    add(...parts) {
        this.stage.append(...parts);
    }

    /** Puts parts below the line that says what is seen. @param {(Node | string)[]} parts */
    addBelow(...parts) {
        this.below.push(...parts);
    }

    /** What has to be done whenever the state has changed, and once before. @param {() => void} show */
    shows(show) {
        this.showers.push(show);
    }

    /** The line that says what is seen; a screen reader reads it out. It stands at the end, unless `status` was added before. @param {string} text */
    say(text) {
        if (this.said !== text) this.status.replaceChildren(...nameHtml(text));
        this.said = text;
    }

    /** @param {Record<string, any>} parts of the state, with their new values */
    change(parts) {
        Object.assign(this.state, parts);
        this.showAll();
        // not at each step of a slider: browsers count how often an address changes
        clearTimeout(this.toWrite);
        this.toWrite = setTimeout(() => this.writeLink(), 200);
    }

    showAll() {
        for (const show of this.showers) show();
    }

    /** The address of the page holds what differs from the page's own state. */
    writeLink() {
        const differing = Object.entries(this.state).filter(([key, value]) => toLink(value) !== toLink(this.definition.state[key]));
        const parts = new URLSearchParams(differing.map(([key, value]) => [key, toLink(value)]));
        const own = differing.length > 0 ? `#${this.id}&${parts}` : '';
        if (!own && !location.hash.startsWith(`#${this.id}&`)) return;
        history.replaceState(null, '', location.href.split('#')[0] + own);
    }

    readLink() {
        const [id, ...parts] = location.hash.slice(1).split('&');
        if (id !== this.id) return;
        for (const [key, text] of new URLSearchParams(parts.join('&'))) {
            const value = key in this.definition.state ? fromLink(text, this.definition.state[key]) : undefined;
            if (value !== undefined) this.state[key] = value;
        }
        this.section.scrollIntoView();
    }
}

/** The bytes that living_module.js holds as text. @param {string} text in base64 */
function bytesOf(text) {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

/** Brings the figures of the page to life. Whatever fails, their pictures stay. */
async function start() {
    const sections = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-living]'))];
    if (sections.length === 0 || typeof WebAssembly !== 'object') return;
    // a script, not fetch: pages opened from a folder may not fetch
    await new Promise((done, failed) => document.head.append(element('script', {src: 'living_module.js', onload: done, onerror: failed})));
    const {module, mistakes} = /** @type {any} */ (window).qkvLiving;
    const course = new Course(await WebAssembly.compile(bytesOf(module)));
    const figures = sections.map((section) =>
        new Figure(section, /** @type {Definition} */ (definitions.get(section.dataset.living || '')), course, mistakes));
    window.addEventListener('hashchange', () => {
        for (const figure of figures) {
            figure.readLink();
            figure.showAll();
        }
    });
}
