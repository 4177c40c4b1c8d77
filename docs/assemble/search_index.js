// The full text of the book, for the search in the reader's browser, which works from file:// too.
'use strict';

/** One entry for each section: where it is, its titles, its text. */
function sectionsOf(page) {
    const {$, content, id, title} = page;
    const sections = [{at: `${id}.html`, page: title, title, text: ''}];
    const add = (node) => {
        if (node.type === 'text') sections[sections.length - 1].text += node.data;
        if (node.type !== 'tag') return;
        if ($(node).attr('data-noindex') !== undefined) return;
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

/**
 * A script that defines the sections. The reader's browser makes lunr's index of them when it is first
 * needed, in a quarter of a second: shipped ready-made it would be a megabyte.
 */
function searchIndex(pages) {
    const sections = pages.flatMap(sectionsOf).map(({at, page, title, text}) => [at, page, title, text, weightOf(at)]);
    return `window.qkvSections=${JSON.stringify(sections)};\n`;
}

module.exports = {searchIndex};
