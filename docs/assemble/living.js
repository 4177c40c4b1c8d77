// Figures that a reader moves: their places in the pages, their script, their module.
'use strict';
const fs = require('fs');
const path = require('path');
const {ownInput} = require('./own_input.js');
const {problem} = require('./problems.js');

const folder = path.join(__dirname, '..', 'living');
// in the order in which they need each other
const parts = ['values.js', 'module.js', 'grid.js', 'controls.js', 'figure.js', 'own_inputs.js', 'break_it.js', 'plot.js'];
const figures = fs.readdirSync(path.join(folder, 'figures')).filter((name) => name.endsWith('.js')).sort();

/** The module, if there was a compiler for it. */
function readModule(dataFolder) {
    const file = path.join(dataFolder, 'living', 'module.wasm');
    if (!fs.existsSync(file)) return null;
    return {wasm: fs.readFileSync(file), mistakes: JSON.parse(fs.readFileSync(path.join(dataFolder, 'living', 'mistakes.json'), 'utf8'))};
}

/** Names the places; without a module, what remains of each is its picture. */
function fillLiving(page, {module}) {
    const {$, content, id} = page;
    content.find('[data-living]').each((_, section) => {
        const name = $(section).attr('data-living');
        if (!figures.includes(`${name}.js`)) problem(`${id}.md`, `docs/living/figures/ has no "${name}.js"`);
        if (module === null) $(section).replaceWith($(section).children('figure'));
        else $(section).attr({id: `living-${name}`, class: 'living', 'aria-label': `Living figure: ${name.replace(/_/g, ' ')}`});
    });
    page.isAlive = module !== null && content.find('[data-living]').length > 0;
}

/** One script of all parts, with nothing of it visible to other scripts. */
function livingScript({inputs}) {
    const text = (name) => `// ---- ${name}\n${fs.readFileSync(path.join(folder, name), 'utf8').replace(/^'use strict';\n/m, '')}`;
    const nested = {};
    for (const [key, value] of Object.entries(inputs)) {
        const [figure, name] = key.split('.');
        (nested[figure] = nested[figure] || {})[name] = value;
    }
    return `// Written by docs/assemble/living.js, of the files under docs/living/.\n(() => {\n'use strict';\n${parts.map(text).join('\n')}
// ---- of the programs under docs/figures/\nObject.assign(inputs, ${JSON.stringify(nested)});
${figures.map((name) => text(path.join('figures', name))).join('\n')}\nstart();\n})();\n`;
}

/** The module as text, since a page opened from a folder may load scripts and nothing else. */
function livingModule({module, misconceptions, examples}) {
    const mistakes = module.mistakes.map(({id}) => {
        const {exercise, lesson, title, think} = misconceptions.find((record) => record.id === id);
        // a record that is new has no example before ./qkv selftest --record
        const own = id in examples ? ownInput(examples[id].message) : null;
        return {id, exercise, lesson, title: title.replace(/`/g, ''), think: think.replace(/`/g, ''), own};
    });
    return `window.qkvLiving = ${JSON.stringify({mistakes, module: module.wasm.toString('base64')})};\n`;
}

module.exports = {readModule, fillLiving, livingScript, livingModule};
