// The page around a content: navigation, search, the way on.
'use strict';

const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');

/** A page of contents.json is a name, or {page, pages}: pages that are listed only while one of them is read. */
function pagesOf(entry) {
    return typeof entry === 'string' ? [entry] : [entry.page, ...entry.pages];
}

function navigation(contents, titles, current) {
    const link = (id, more = '') => `<li><a href="${id}.html"${id === current ? ' aria-current="page"' : ''}>${escape(titles[id])}</a>${more}</li>`;
    const entryHtml = (entry) => {
        if (typeof entry === 'string') return link(entry);
        const open = pagesOf(entry).includes(current);
        return link(entry.page, open ? `<ul>${entry.pages.map((id) => link(id)).join('')}</ul>` : '');
    };
    return contents.map(({title, pages}) => `<p>${title}</p><ul>${pages.map(entryHtml).join('')}</ul>`).join('');
}

function tableOfContents($, content) {
    const items = content.find('h2[id]').map((_, heading) =>
        `<li><a href="#${$(heading).attr('id')}">${$(heading).html()}</a></li>`).get();
    return items.length < 3 ? '' : `<nav class="toc" aria-label="On this page"><p>On this page</p><ul>${items.join('')}</ul></nav>`;
}

// Behind the stylesheets, which scripts wait for: nothing is drawn before them, and Chromium forgets whatever is
// stored by a page that asked for its store in the first milliseconds, before the browser knows of the page.
const theme = "<script>try{const t=localStorage.getItem('qkv-theme');if(t)document.documentElement.dataset.theme=t}catch{}</script>";

function pageHtml({page, contents, titles}) {
    const {id, title, $, content} = page;
    const order = contents.flatMap((part) => part.pages).flatMap(pagesOf);
    const place = order.indexOf(id);
    const way = (to, rel, label) => (to ? `<a rel="${rel}" href="${to}.html"><span>${label}</span>${escape(titles[to])}</a>` : '<span></span>');
    const nav = navigation(contents, titles, id);
    return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} · qkv</title>
<script>document.documentElement.dataset.script=''</script>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="katex/katex.min.css">
<link rel="stylesheet" href="book.css">
<link rel="stylesheet" href="gallery.css">${page.isAlive ? '\n<link rel="stylesheet" href="living.css">' : ''}
${theme}
<script src="book.js" defer></script>
<script src="predict.js" defer></script>${page.isAlive ? '\n<script src="living.js" defer></script>' : ''}
</head>
<body>
<a class="skip" href="#content">Skip to the text</a>
<header class="bar">
<details class="menu"><summary aria-label="Contents"><span aria-hidden="true">☰</span></summary><nav aria-label="Contents, as a menu">${nav}</nav></details>
<a class="brand" href="index.html">qkv<span>query, key and value, in C++</span></a>
<div class="tools"><button type="button" class="search" aria-haspopup="dialog" hidden>Search <kbd>/</kbd></button>
<button type="button" class="theme" aria-label="Light or dark" hidden><span aria-hidden="true">◐</span></button></div>
</header>
<div class="page">
<nav class="contents" aria-label="Contents">${nav}</nav>
<main id="content" tabindex="-1">
<h1>${escape(title)}</h1>
${tableOfContents($, content)}
${content.html().trim()}
<nav class="on" aria-label="Next and previous page">${place < 0 ? '<span></span><span></span>' : way(order[place - 1], 'prev', 'Before') + way(order[place + 1], 'next', 'Next')}</nav>
</main>
</div>
</body>
</html>
`;
}

module.exports = {pageHtml, pagesOf, escape};
