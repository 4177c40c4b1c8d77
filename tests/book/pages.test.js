// Every page, light, dark and on a phone: nothing is wrong that a machine can see.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {axe, colours, layout, violations} from './axe.js';
import {go, launch, modes, newPage, pages} from './browser.js';

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

/** Sees that a page that was gone to is sound as it looks now. */
async function isSound(page, options) {
    assert.deepEqual(await violations(page, options), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `the page is ${wide} pixels wider than the window`);
    // the pictures that figures took the place of are looked at as well
    await page.evaluate(() => document.querySelectorAll('[data-living]').forEach((each) => { delete each.dataset.live; }));
    assert.deepEqual(await page.evaluate(faintTexts), []);
    await page.evaluate(() => document.querySelectorAll('[data-living]').forEach((each) => { each.dataset.live = ''; }));
    assert.deepEqual(page.complaints, []);
}

// A page is opened once for a window, and looked at in light and dark: what is there is the same, colours are not.
const looks = {desktop: ['light', 'dark'], phone: ['phone']};
// QKV_WINDOW chooses one, so that both can run side by side
for (const window of process.env.QKV_WINDOW ? [process.env.QKV_WINDOW] : Object.keys(looks)) {
    const [first, ...others] = looks[window];
    describe(`on a ${window}`, () => {
        let browser;
        let page;
        before(async () => {
            browser = await launch();
            page = await newPage(await browser.newContext({...modes[first], reducedMotion: 'reduce'}));
        });
        after(() => browser.close());
        for (const name of pages) {
            it(`${name} is sound, ${looks[window].join(' and ')}`, async () => {
                page.complaints.length = 0;
                await page.emulateMedia({colorScheme: modes[first].colorScheme});
                await go(page, name);
                await page.evaluate(() => document.querySelectorAll('main details').forEach((each) => { each.open = true; }));
                await page.evaluate(axe);
                // on a phone things stand elsewhere, and there is a menu, the same on every page
                await isSound(page, window === 'phone' && name !== 'index.html' ? layout : {});
                for (const mode of others) {
                    await page.emulateMedia({colorScheme: modes[mode].colorScheme});
                    await isSound(page, colours);
                }
            });
        }
    });
}
