// Formulas and short texts. TeX is typeset when the book is made: pages need no script for it.
'use strict';
const katex = require('katex');
const markdownIt = require('markdown-it');
const {problem} = require('./problems.js');
const {simpleFormula} = require('./simple_formula.js');

const markdown = markdownIt({html: false, typographer: false});

/** TeX as HTML, with MathML beside it for who listens. */
function typeset(written, display, where) {
    const tex = written.replace(/_\{(model|dec|enc)\}/g, '_\\text{$1}'); // a word, not a product of letters
    const simple = display ? null : simpleFormula(tex);
    if (simple !== null) return simple;
    try {
        const html = katex.renderToString(tex, {displayMode: display, throwOnError: true, strict: 'error'})
            .replace(/<annotation[^>]*>[^<]*<\/annotation>/g, ''); // the TeX, which nobody reads there
        return display ? `<div class="display" tabindex="0" role="group" aria-label="formula">${html}</div>` : html;
    } catch (error) {
        problem(where, `the formula "${written}" cannot be typeset: ${error.message}`);
        return '';
    }
}

/** Markdown in one line, with TeX between dollar signs: the form of texts in records and tables. */
function inline(text, where) {
    return withFormulas(text, where, (each) => markdown.renderInline(each));
}

/** The same in paragraphs. */
function paragraphs(text, where) {
    return withFormulas(text, where, (each) => markdown.render(each));
}

function withFormulas(text, where, render) {
    // Formulas are out of the way while Markdown is read: it would take their underscores for its own.
    const formulas = [];
    const marked = String(text).replace(/\$\$([^$]+)\$\$|\$([^$]+)\$/g, (_, display, tex) => {
        formulas.push(typeset(display || tex, Boolean(display), where));
        return `\uE000${formulas.length - 1}\uE001`;
    });
    return render(marked).replace(/\uE000(\d+)\uE001/g, (_, index) => formulas[Number(index)]);
}

/**
 * The texts of a page, but for those inside of elements of these names or classes. To ask each text for its
 * `closest` instead took a quarter of the time in which the book is assembled.
 */
function textsOf(content, names, classes = []) {
    const found = [];
    const look = (node) => {
        if (node.type === 'text') found.push(node);
        if (!node.children || names.includes(node.name)) return;
        if (node.attribs?.class?.split(' ').some((name) => classes.includes(name))) return;
        node.children.forEach(look);
    };
    content.get().forEach(look);
    return found;
}

/** Typesets the \( \) and \[ \] that Doxygen leaves in a page's text. */
function typesetPage($, content, where) {
    content.find('p.formulaDsp').each((_, p) => { p.tagName = 'div'; p.attribs = {}; }); // a paragraph holds no block
    textsOf(content, ['pre', 'code', 'svg']).forEach((node) => {
        if (!/\\\(|\\\[/.test(node.data)) return;
        const html = $('<i>').text(node.data).html()
            .replace(/\\\[([\s\S]+?)\\\]/g, (_, tex) => typeset(unescape(tex), true, where))
            .replace(/\\\(([\s\S]+?)\\\)/g, (_, tex) => typeset(unescape(tex), false, where));
        $(node).replaceWith(html);
    });
}

/** Commands that stand where Doxygen does not see them, in quotes say, would come out as they are. */
function findStrayCommands(content, where) {
    textsOf(content, ['pre', 'code', 'svg'], ['katex']).forEach((node) => {
        const stray = /\\[a-z]+\{|\\f[$[\]]|\$[^$ ][^$]*\$/.exec(node.data);
        if (stray) problem(where, `"${stray[0]}" was not understood, in "${node.data.trim().slice(0, 80)}"`);
    });
}

/** d_k, W_q, d_k² and √d_k as they stand in plain text get their index, outside of code and pictures. */
function typesetSymbols($, content) {
    const symbol = /(√?)(?<![\p{L}\p{N}_])([A-Za-z])_([A-Za-z]{1,5})(?:(?=[²ᵀ])|(?![\p{L}\p{N}_]))/gu;
    textsOf(content, ['pre', 'code', 'svg', 'script'], ['katex', 'formula']).forEach((node) => {
        if (!node.data.includes('_')) return;
        const html = $('<i>').text(node.data).html().replace(symbol, (_, root, base, index) => {
            const low = index.length === 1 ? `<i>${index}</i>` : index;
            const html = `<i>${base}</i><sub>${low}</sub>`;
            return `<span class="formula">${root ? `<span class="root">√<span>${html}</span></span>` : html}</span>`;
        });
        $(node).replaceWith(html);
    });
}

function unescape(html) {
    return html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').trim();
}

module.exports = {inline, paragraphs, typesetPage, typesetSymbols, findStrayCommands};
