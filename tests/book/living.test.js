// The living figures, driven by keyboard and by pointer: what they say, what a link holds, what stays
// where scripts are off.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {book, launch, modes, open, pages} from './browser.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const alive = pages.filter((name) => readFileSync(path.join(book, name), 'utf8').includes('data-living='));
const skip = alive.length === 0 && 'the book was built without a compiler for WebAssembly';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Opens a figure, lets `use` do something with it, and sees that nothing went wrong on the way. */
async function withFigure(page, name, use, {mode = 'light', link = '', ...more} = {}) {
    const context = await browser.newContext({...modes[mode], ...more});
    const opened = await open(context, page + (link ? `#living-${name}&${link}` : ''));
    const figure = opened.locator(`#living-${name}`);
    await opened.waitForSelector(`#living-${name}[data-live]`);
    await use(figure, opened);
    assert.deepEqual(opened.complaints, []);
    await context.close();
}

/** The numbers of a matrix that has this name, row by row. */
async function numbers(figure, name) {
    const table = figure.locator('table.grid').filter({has: figure.page().locator(`caption:text-matches("^${name}( \\\\(|ᵀ|$)")`)}).first();
    return table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td:not(.sum)')].map((cell) => {
        const input = cell.querySelector('input');
        const sign = cell.querySelector('.sign');
        const text = input ? input.value : cell.textContent.slice(0, sign ? -1 : undefined);
        return Number(text.replace('−', '-'));
    })).filter((cells) => cells.length > 0));
}
const says = (figure) => figure.locator('.says').textContent();
const press = (figure, name) => figure.getByRole('button', {name, exact: true}).click();
/** Types into a cell that can be edited, as somebody does who has no mouse. */
async function type(figure, label, text) {
    await figure.getByRole('spinbutton', {name: label, exact: true}).focus();
    await figure.page().keyboard.press('Control+A');
    await figure.page().keyboard.type(text);
}

describe('lesson 2, the temperature', {skip}, () => {
    it('goes from the best key alone to all alike, by keyboard', () => withFigure('lesson_2.html', 'temperature', async (figure, page) => {
        assert.match(await says(figure), /^At τ = 1\.73 key 1 has 0\.662 of the weight; the entropy is 0\.90 of at most 1\.39 nats\./);
        await figure.getByRole('slider').focus();
        await page.keyboard.press('Home');
        assert.match(await says(figure), /τ = 0\.01 key 1 has 1\.000 .* entropy is 0\.00/);
        await page.keyboard.press('End');
        assert.match(await says(figure), /τ = 100\.00 key 1 has 0\.2/);
        assert.equal(await figure.getByRole('slider').getAttribute('aria-valuetext'), '100.00');
    }));
    it('a value moves the output, a key the weights', () => withFigure('lesson_2.html', 'temperature', async (figure) => {
        const before = [await numbers(figure, 'weights'), await numbers(figure, 'output')];
        await type(figure, 'V, row 1, column 0', '7');
        assert.deepEqual(await numbers(figure, 'weights'), before[0]);
        assert.notDeepEqual(await numbers(figure, 'output'), before[1]);
        await type(figure, 'K, row 3, column 1', '4');
        assert.notDeepEqual(await numbers(figure, 'weights'), before[0]);
    }));
    it('by touch, and back by Reset', () => withFigure('lesson_2.html', 'temperature', async (figure, page) => {
        await figure.getByRole('button', {name: 'cold'}).tap();
        assert.deepEqual((await numbers(figure, 'weights')).map(([soft]) => soft), [0, 1, 0, 0]);
        assert.equal(new URL(page.url()).hash, '#living-temperature&temperature=0.01');
        await figure.getByRole('button', {name: 'Reset'}).tap();
        assert.equal(new URL(page.url()).hash, '');
        assert.match(await says(figure), /τ = 1\.73/);
    }, {mode: 'phone'}));
    it('a link shows what its sender saw, and nonsense in it is passed over', () => withFigure('lesson_2.html', 'temperature', async (figure) => {
        assert.match(await says(figure), /^At τ = 0\.50/);
        assert.deepEqual(await numbers(figure, 'q'), [[1, 2, -1]]);
        assert.deepEqual((await numbers(figure, 'V'))[1], [5, 5]);
    }, {link: 'temperature=0.5&q=1,2&v=4,0_5,5_-6,2_0,-2&nobody=3'}));
});

describe('all living figures', {skip}, () => {
    for (const mode of Object.keys(modes)) {
        for (const name of alive) {
            it(`of ${name} have no fault that axe sees, ${mode}`, async () => {
                const context = await browser.newContext({...modes[mode], reducedMotion: mode === 'dark' ? 'reduce' : 'no-preference'});
                const page = await open(context, name);
                await page.waitForFunction(() => [...document.querySelectorAll('[data-living]')].every((each) => 'live' in each.dataset));
                await page.evaluate(axe);
                const found = await page.evaluate(() => window.axe.run('[data-living]', {resultTypes: ['violations'], preload: false}));
                assert.deepEqual(found.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`), []);
                assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
                if (mode === 'dark') {
                    const moving = await page.evaluate(() => [...document.querySelectorAll('[data-living] *')].filter((each) => {
                        const style = getComputedStyle(each);
                        return style.transitionDuration !== '0s' || style.animationName !== 'none';
                    }).length);
                    assert.equal(moving, 0, 'nothing moves by itself where motion is unwelcome');
                }
                assert.deepEqual(page.complaints, []);
                await context.close();
            });
        }
    }
    for (const name of alive) {
        it(`of ${name} are pictures without scripts, and without WebAssembly`, async () => {
            const still = async (page) => {
                assert.equal(await page.locator('[data-living] figure svg').first().isVisible(), true);
                assert.equal(await page.locator('[data-living] > p').first().isVisible(), false);
                assert.equal(await page.locator('.stage').count(), 0);
            };
            const context = await browser.newContext({...modes.light, javaScriptEnabled: false});
            const page = await context.newPage();
            await page.goto(pathToFileURL(path.join(book, name)).href);
            await still(page);
            await context.close();
            const without = await browser.newContext(modes.light);
            await without.addInitScript(() => { delete window.WebAssembly; });
            const bare = await without.newPage();
            await bare.goto(pathToFileURL(path.join(book, name)).href);
            await still(bare);
            await without.close();
        });
    }
});
