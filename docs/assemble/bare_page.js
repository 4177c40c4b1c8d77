// A page as Doxygen wrote it, made plain: its title and its content as clean HTML, nothing around it.
'use strict';
const fs = require('fs');
const path = require('path');
const cheerio = require('cheerio');

/** Reads FOLDER/ID.html. @returns {id, title, $, content}; content is what a reader reads. */
function readBarePage(folder, id) {
    const $ = cheerio.load(fs.readFileSync(path.join(folder, `${id}.html`), 'utf8'), {decodeEntities: false});
    const title = $('.title').first().text().replace(/\s+/g, ' ').trim()
        .replace(/^qkv::/, '').replace(/ (Class|Struct) Reference$/, '');
    const content = $('.contents').first();
    content.find('.toc, .ttc, .permalink, .clear').remove();
    content.contents().filter((_, node) => node.type === 'comment').remove();
    headings($, content);
    code($, content);
    tables($, content);
    if (/^(group__|class|struct)/.test(id)) contract($, content);
    // Doxygen writes "<p >" and anchors inside of paragraphs that hold nothing else
    content.find('p').each((_, p) => {
        if ($(p).text().trim() === '' && $(p).find('img, svg').length === 0) $(p).replaceWith($(p).contents());
    });
    return {id, title, $, content};
}

/** "## Section" comes as h1: one step down each, and its anchor becomes the heading's id. */
function headings($, content) {
    content.find('h1, h2, h3, h4').each((_, heading) => {
        const level = Number(heading.tagName[1]);
        const anchor = $(heading).find('a.anchor, a[id]').first();
        const id = anchor.attr('id');
        anchor.remove();
        const inContract = $(heading).hasClass('groupheader') || $(heading).hasClass('memtitle');
        heading.tagName = `h${inContract ? level : level + 1}`;
        const kind = inContract ? {class: $(heading).attr('class')} : {};
        heading.attribs = id ? {id, ...kind} : kind;
        $(heading).html($(heading).html().trim());
    });
}

/** A fragment becomes <pre><code>, moved to the left as far as its lines allow. */
function code($, content) {
    content.find('div.fragment').each((_, fragment) => {
        const lines = $(fragment).find('.line').map((_, line) => $(line).html()).get();
        const indents = lines.filter((line) => line.trim()).map((line) => line.match(/^ */)[0].length);
        const indent = indents.length ? Math.min(...indents) : 0;
        const html = lines.map((line) => line.slice(Math.min(indent, line.match(/^ */)[0].length))).join('\n');
        $(fragment).replaceWith(`<pre class="code" tabindex="0"><code>${html}</code></pre>`);
    });
}

function tables($, content) {
    content.find('table.markdownTable').each((_, table) => {
        $(table).find('*').each((_, cell) => {
            for (const name of ['class']) $(cell).removeAttr(name);
        });
        $(table).find('th, td').each((_, cell) => $(cell).html($(cell).html().trim()));
        $(table).find('th').each((_, cell) => {
            if ($(cell).text() === '') cell.tagName = 'td'; // the corner is no heading
            else $(cell).attr('scope', 'col');
        });
        $(table).removeAttr('class').wrap('<div class="table" tabindex="0" role="group" aria-label="table"></div>');
    });
}

/** What a header declares: signatures as code, tables of parameters as lists. */
function contract($, content) {
    content.find('table.memberdecls').each((_, table) => {
        const items = [];
        let heading = '';
        $(table).find('tr').each((_, row) => {
            const kind = ($(row).attr('class') || '').split(':')[0];
            if (kind === 'heading') heading = $(row).text().trim();
            if (kind === 'memitem') {
                const left = $(row).find('.memItemLeft').html() || '';
                const right = $(row).find('.memItemRight').html() || '';
                items.push({code: `${left.replace(/&#160;|&nbsp;/g, ' ').trim()} ${right.trim()}`, text: ''});
            }
            if (kind === 'memdesc' && items.length) {
                $(row).find('.mdescRight a').filter((_, a) => $(a).text() === 'More...').remove();
                items[items.length - 1].text = $(row).find('.mdescRight').html().replace(/<br ?\/?>/g, '').trim();
            }
        });
        if (heading === 'Additional Inherited Members' || items.length === 0) return $(table).remove();
        const list = items.map(({code, text}) => `<li><code>${code}</code>${text ? ` ${text}` : ''}</li>`).join('');
        $(table).replaceWith(`<h2>${heading}</h2><ul class="declarations">${list}</ul>`);
    });
    content.find('table.memname').each((_, table) => {
        const html = $(table).find('td').map((_, cell) => $(cell).html().replace(/&#160;|&nbsp;/g, ' ')).get().join('')
            .replace(/<em>|<\/em>/g, '').replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')').replace(/ ?, ?/g, ', ').trim();
        $(table).closest('.memproto').replaceWith(`<pre class="code" tabindex="0"><code>${html}</code></pre>`);
    });
    content.find('table.params, table.exception').each((_, table) => {
        const rows = $(table).find('tr').map((_, row) => {
            const [name, text] = $(row).find('td').map((_, cell) => $(cell).html().trim()).get();
            return `<li><code>${name}</code> ${text}</li>`;
        }).get();
        $(table).replaceWith(`<ul>${rows.join('')}</ul>`);
    });
    content.find('table.fieldtable, table.directory, table.mlabels').each((_, table) => {
        const rows = $(table).find('tr').map((_, row) => $(row).find('td').map((_, cell) => $(cell).html().trim()).get().join(' ')).get();
        $(table).replaceWith(`<pre class="code" tabindex="0"><code>${rows.join('\n')}</code></pre>`);
    });
    content.find('a[name]').removeAttr('name');
    // an anchor that stands before a heading becomes the heading's own
    content.find('a[id]').each((_, anchor) => {
        const next = $(anchor).next();
        if ($(anchor).text() === '' && next.is('h2, h3') && !next.attr('id')) {
            next.attr('id', $(anchor).attr('id'));
            $(anchor).remove();
        }
    });
    content.find('h2.memtitle').each((_, heading) => { heading.tagName = 'h3'; });
    content.find('h2, h3').removeAttr('class');
    content.find('h2').filter((_, h) => $(h).text().trim() === 'Detailed Description').remove();
}

module.exports = {readBarePage};
