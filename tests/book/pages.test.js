// Every page, light, dark and on a phone: nothing is wrong that a machine can see.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {after, before, describe, it} from 'node:test';
import {launch, modes, open, pages} from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Texts in pictures with less than 4.5 : 1 to what they stand on; axe does not look into pictures. */
function faintTexts() {
    const parse = (colour) => (colour.match(/[\d.]+/g) || []).map(Number);
    const luminance = ([r, g, b]) => {
        const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
        return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    };
    const over = (top, share, below) => top.slice(0, 3).map((c, i) => share * c + (1 - share) * below[i]);
    const faint = [];
    for (const svg of document.querySelectorAll('main svg[role=img]')) {
        let paper = null;
        for (let node = svg; node && !paper; node = node.parentElement) {
            const back = parse(getComputedStyle(node).backgroundColor);
            if (back.length === 3 || back[3] === 1) paper = back.slice(0, 3);
        }
        const shapes = [...svg.querySelectorAll('rect, path, circle')];
        for (const text of svg.querySelectorAll('text')) {
            if (!text.textContent.trim()) continue;
            const box = text.getBBox();
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            let back = paper;
            for (const shape of shapes) {
                const style = getComputedStyle(shape);
                if (style.fill === 'none') continue;
                if (!(shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING)) continue;
                const at = shape.getBBox();
                if (x < at.x || x > at.x + at.width || y < at.y || y > at.y + at.height) continue;
                const point = new DOMPoint(x, y);
                if (shape.isPointInFill && !shape.isPointInFill(point)) continue;
                const fill = parse(style.fill);
                back = over(fill, (fill.length === 4 ? fill[3] : 1) * Number(style.fillOpacity), back);
            }
            const [a, b] = [luminance(parse(getComputedStyle(text).fill)), luminance(back)];
            const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (contrast < 4.5) faint.push(`"${text.textContent}" in "${svg.querySelector('title').textContent}": ${contrast.toFixed(2)}`);
        }
    }
    return faint;
}

// QKV_MODE chooses one, so that several can run side by side
const wanted = process.env.QKV_MODE ? [process.env.QKV_MODE] : Object.keys(modes);
for (const mode of wanted) {
    describe(`in ${mode} mode`, () => {
        let browser;
        before(async () => { browser = await launch(); });
        after(() => browser.close());
        for (const name of pages) {
            it(`${name} is sound`, async () => {
                const context = await browser.newContext(modes[mode]);
                const page = await open(context, name);
                await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => { each.open = true; }));
                await page.evaluate(axe);
                const found = await page.evaluate(() => window.axe.run(document, {resultTypes: ['violations'], preload: false}));
                assert.deepEqual(found.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`), []);
                const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
                assert.equal(wide, 0, `the page is ${wide} pixels wider than the window`);
                // the pictures that figures took the place of are looked at as well
                await page.evaluate(() => document.querySelectorAll('[data-live]').forEach((each) => { delete each.dataset.live; }));
                assert.deepEqual(await page.evaluate(faintTexts), []);
                assert.deepEqual(page.complaints, []);
                await context.close();
            });
        }
    });
}
