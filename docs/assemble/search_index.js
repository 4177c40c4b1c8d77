// The full text of the book as an index that the reader's browser searches, from file:// too.
'use strict';
const lunr = require('lunr');

/** One entry for each section: where it is, its titles, its text. */
function sectionsOf(page) {
    const {$, content, id, title} = page;
    const sections = [{at: `${id}.html`, page: title, title, text: ''}];
    const add = (node) => {
        if (node.type === 'text') sections[sections.length - 1].text += node.data;
        if (node.type !== 'tag') return;
        if (/^(script|style|annotation|title|desc)$/.test(node.name) || $(node).hasClass('katex-html')) return;
        if ($(node).attr('data-noindex') !== undefined) return;
        const anchor = $(node).attr('id');
        const heading = /^h[23]$/.test(node.name);
        if (anchor && (heading || $(node).attr('data-section') !== undefined)) {
            const named = heading ? $(node).text() : $(node).attr('data-section');
            sections.push({at: `${id}.html#${anchor}`, page: title, title: named, text: ''});
            if (heading) return;
        }
        for (const child of node.children) add(child);
        if (/^(p|li|td|th|div|dt|dd|text)$/.test(node.name)) sections[sections.length - 1].text += ' ';
    };
    for (const child of content.get(0).children) add(child);
    return sections.map((section) => ({...section, text: section.text.replace(/\s+/g, ' ').trim()}));
}

/** The story comes first, then the questions; the hundreds of mistakes share most of their words. */
function weightOf(at) {
    if (/^(lesson|index|glossary|pitfalls)/.test(at)) return 6;
    return /^(mistakes|group|class|struct)/.test(at) ? 0.3 : 1.5;
}

/** A script that defines the index and the sections. */
function searchIndex(pages) {
    const sections = pages.flatMap(sectionsOf);
    const index = lunr(function build() {
        this.ref('ref');
        this.field('title', {boost: 8});
        this.field('page', {boost: 3});
        this.field('text');
        this.metadataWhitelist = [];
        sections.forEach((section, ref) => this.add({ref, ...section}, {boost: weightOf(section.at)}));
    });
    const shown = sections.map(({at, page, title, text}) => [at, page, title, text.slice(0, 300)]);
    return `window.qkvIndex=${JSON.stringify(index)};\nwindow.qkvSections=${JSON.stringify(shown)};\n`;
}

module.exports = {searchIndex};
