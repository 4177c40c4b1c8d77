// Links between pages: those into pages that the book leaves out become text, those that lead nowhere
// are problems.
'use strict';
const {problem} = require('./problems.js');

/** Where the contract of each function and class is: name -> "page.html#anchor". */
function contractsOf(pages) {
    const places = {};
    for (const {id, title, $, content} of pages) {
        if (/^(class|struct)/.test(id)) places[title] = `${id}.html`;
        if (!/^(group__contract|class)/.test(id)) continue;
        content.find('h3[id]').each((_, heading) => {
            const name = $(heading).text().replace(/\(\).*$/, '').trim();
            if (!(name in places)) places[name] = `${id}.html#${$(heading).attr('id')}`;
        });
    }
    return places;
}

function links(pages) {
    const anchors = {};
    for (const {id, $, content} of pages) {
        anchors[`${id}.html`] = new Set(['content', ...content.find('[id]').map((_, node) => $(node).attr('id')).get()]);
        const seen = new Set();
        content.find('[id]').each((_, node) => {
            const name = $(node).attr('id');
            if (seen.has(name)) problem(`${id}.html`, `has two places "#${name}"`);
            seen.add(name);
        });
    }
    for (const {id, $, content} of pages) {
        content.find('a[href]').each((_, a) => {
            const href = $(a).attr('href');
            if (/^(https?:|mailto:)/.test(href)) return;
            const [file, anchor] = href.replace(/#details$/, '').split('#');
            const target = file || `${id}.html`;
            if (href.endsWith('#details')) $(a).attr('href', target); // Doxygen's name for the whole description
            if (!anchors[target]) {
                if (/^(mistakes|questions|lesson)(_\d)?\.html/.test(target)) problem(`${id}.html`, `links to ${href}, which is not in the book`);
                else $(a).replaceWith($(a).contents());
            } else if (anchor && !anchors[target].has(anchor)) {
                problem(`${id}.html`, `links to ${href}, and there is no such place`);
            }
        });
    }
}

module.exports = {links, contractsOf};
