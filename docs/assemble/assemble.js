// assemble.js BARE DATA BOOK: makes the book, of what Doxygen wrote and what the programs computed.
'use strict';
const fs = require('fs');
const path = require('path');
const {readBarePage} = require('./bare_page.js');
const {readData} = require('./data.js');
const {fill} = require('./fill.js');
const {fillGallery} = require('./gallery.js');
const {fillLiving, livingModule, livingScript, readModule} = require('./living.js');
const {links, contractsOf} = require('./links.js');
const {findStrayCommands, typesetPage, typesetSymbols} = require('./mathematics.js');
const {pageHtml, pagesOf} = require('./page.js');
const {problem, stopOnProblems} = require('./problems.js');
const {questionCodes} = require('./quizzes.js');
const {fillQuestions} = require('./questions.js');
const {searchIndex} = require('./search_index.js');
const {shadeRules} = require('./shade.js');

const [bare, dataFolder, book] = process.argv.slice(2);
const docs = path.join(__dirname, '..');
const contents = JSON.parse(fs.readFileSync(path.join(docs, 'contents.json'), 'utf8'));
const data = readData(dataFolder);
data.module = readModule(dataFolder);
questionCodes(data);

// the pages that contents.json lists, and the classes that these refer to
const listed = contents.flatMap((part) => part.pages).flatMap(pagesOf);
const written = fs.readdirSync(bare).filter((name) => name.endsWith('.html')).map((name) => name.slice(0, -5));
for (const id of listed) {
    if (!written.includes(id)) problem('docs/contents.json', `there is no page "${id}"`);
}
for (const file of fs.readdirSync(path.join(docs, 'pages'))) {
    const id = file.replace(/\.md$/, '');
    if (!listed.includes(id)) problem('docs/contents.json', `does not list the page "${id}"`);
}
stopOnProblems();
const classes = written.filter((id) => /^(class|struct)qkv/.test(id) && !id.endsWith('-members'));
const pages = [...listed, ...classes].map((id) => readBarePage(bare, id));
data.contractOf = contractsOf(pages);
for (const page of pages) {
    fill(page, data);
    fillGallery(page, data);
    fillLiving(page, data);
    fillQuestions(page, data);
    typesetPage(page.$, page.content, `${page.id}.md`);
    findStrayCommands(page.content, `${page.id}.md`);
}
links(pages);
stopOnProblems();

fs.rmSync(book, {recursive: true, force: true});
fs.mkdirSync(path.join(book, 'katex', 'fonts'), {recursive: true});
const titles = Object.fromEntries(pages.map(({id, title}) => [id, title]));
// first, since who searches types d_k
fs.writeFileSync(path.join(book, 'search_index.js'), searchIndex(pages));
for (const page of pages) {
    typesetSymbols(page.$, page.content);
    fs.writeFileSync(path.join(book, `${page.id}.html`), pageHtml({page, contents, titles}));
}
for (const name of ['book.css', 'book.js', 'predict.js']) fs.copyFileSync(path.join(docs, 'theme', name), path.join(book, name));
fs.writeFileSync(path.join(book, 'gallery.css'), fs.readFileSync(path.join(docs, 'theme', 'gallery.css'), 'utf8') + shadeRules());
if (pages.some((page) => page.isAlive)) {
    fs.copyFileSync(path.join(docs, 'theme', 'living.css'), path.join(book, 'living.css'));
    fs.writeFileSync(path.join(book, 'living.js'), livingScript(data));
    fs.writeFileSync(path.join(book, 'living_module.js'), livingModule(data));
}
fs.copyFileSync(require.resolve('lunr'), path.join(book, 'lunr.js'));
const katex = path.dirname(require.resolve('katex/package.json'));
const css = fs.readFileSync(path.join(katex, 'dist', 'katex.min.css'), 'utf8');
// every browser of today reads woff2; the other formats stay behind
fs.writeFileSync(path.join(book, 'katex', 'katex.min.css'),
    css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g, ''));
for (const font of fs.readdirSync(path.join(katex, 'dist', 'fonts')).filter((name) => name.endsWith('.woff2'))) {
    fs.copyFileSync(path.join(katex, 'dist', 'fonts', font), path.join(book, 'katex', 'fonts', font));
}
