// The living figures, driven by keyboard and by pointer: what they say, what a link holds, what stays
// where scripts are off.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {axe, colours, violations} from './axe.js';
import {book, go, launch, modes, newPage, open, pages} from './browser.js';

const alive = pages.filter((name) => readFileSync(path.join(book, name), 'utf8').includes('data-living='));
const skip = alive.length === 0 && 'the book was built without a compiler for WebAssembly';

let browser;
const windows = {}; // one for each mode, which the tests use one after the other
before(async () => {
    browser = await launch();
    for (const mode of ['light', 'phone']) windows[mode] = await newPage(await browser.newContext(modes[mode]));
});
after(() => browser.close());

/** Opens a page anew, in a window that others have used. */
async function enter(mode, name) {
    const page = windows[mode];
    await page.goto('about:blank'); // another link to the same page does not open it anew
    page.complaints.length = 0;
    await go(page, name);
    return page;
}

/** Opens a figure, lets `use` do something with it, and sees that nothing went wrong on the way. */
async function withFigure(name, figure, use, {mode = 'light', link = ''} = {}) {
    const page = await enter(mode, name + (link ? `#living-${figure}&${link}` : ''));
    await use(page.locator(`#living-${figure}`), page);
    assert.deepEqual(page.complaints, []);
}

/** The table of a matrix that has this name. */
const grid = (figure, name) => figure.locator('table.grid').filter({has: figure.page().locator(`caption:text-matches("^${name}( \\\\(|ᵀ|$)")`)}).first();
/** The numbers of a matrix that has this name, row by row. */
async function numbers(figure, name) {
    const table = grid(figure, name);
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
        await page.waitForFunction(() => location.hash === '#living-temperature&temperature=0.01');
        await figure.getByRole('button', {name: 'Reset'}).tap();
        await page.waitForFunction(() => location.hash === '');
        assert.match(await says(figure), /τ = 1\.73/);
    }, {mode: 'phone'}));
    it('a link shows what its sender saw, and nonsense in it is passed over', () => withFigure('lesson_2.html', 'temperature', async (figure) => {
        assert.match(await says(figure), /^At τ = 0\.50/);
        assert.deepEqual(await numbers(figure, 'q'), [[1, 2, -1]]);
        assert.deepEqual((await numbers(figure, 'V'))[1], [5, 5]);
    }, {link: 'temperature=0.5&q=1,2&v=4,0_5,5_-6,2_0,-2&nobody=3'}));
});

const choose = (figure, label, value) => figure.getByRole('combobox', {name: label}).selectOption(value);

describe('lesson 1, the projections', {skip}, () => {
    it('a number of X changes its row in all three, one of W_v a column of V', () => withFigure('lesson_1.html', 'projections', async (figure) => {
        assert.deepEqual(await numbers(figure, 'Q = X·Wq'), [[1, -4], [2.5, 3], [1.5, 2]]);
        await type(figure, 'X, row 1, column 0', '3');
        assert.deepEqual((await numbers(figure, 'Q = X·Wq'))[1], [5, 3]);
        assert.equal(await says(figure), 'A number of X changed Q, K and V: row 1 alone.');
        assert.equal(await figure.locator('td.changed').count(), 1 + 1 + 3);
        await type(figure, 'W v, row 3, column 1', '5');
        assert.equal(await says(figure), 'A number of Wv changed V: rows 0 and 1.');
    }));
    it('and a mistake shows what it computes instead', () => withFigure('lesson_1.html', 'projections', async (figure) => {
        await choose(figure, 'Break it here', 'qkv-queries-and-keys-exchanged');
        assert.deepEqual(await numbers(figure, 'broken: Q'), await numbers(figure, 'right: K'));
        assert.equal(await figure.locator('td.differs').count(), 12);
        await choose(figure, 'Break it here', 'project-transposes-the-weights');
        assert.match(await figure.locator('.broken').textContent(), /nothing comes out.*broken: throws std::invalid_argument: “matmul: .* got \(3, 4\) and \(2, 4\)”/);
    }));
    it('and where the numbers above hide a mistake, others that show it', () => withFigure('lesson_1.html', 'projections', async (figure) => {
        await choose(figure, 'Break it here', 'project-refuses-an-empty-sequence');
        assert.match(await figure.locator('.broken').textContent(), /numbers above do not show this mistake\. These do: project\(x, w\)x \(0, 11\).*broken: throws std::invalid_argument: “x has no rows”/);
        await choose(figure, 'Break it here', 'module-repeats-the-first-entry');
        assert.deepEqual(await numbers(figure, 'broken: q'), [[21], [21]]);
        assert.deepEqual(await numbers(figure, 'right: q'), [[21], [4]]);
        await choose(figure, 'Break it here', 'head-width-throws-another-type');
        assert.match(await figure.locator('.broken').textContent(), /right: throws std::invalid_argument: .*broken: throws std::domain_error: /);
    }));
});

describe('lesson 2, the strip', {skip}, () => {
    it('is walked by buttons, and a cell says what it was made of', () => withFigure('lesson_2.html', 'strip', async (figure, page) => {
        assert.equal(await figure.getByRole('button', {name: 'Back'}).isDisabled(), true);
        for (let step = 0; step < 6; ++step) await press(figure, 'Next');
        assert.equal(await figure.getByRole('button', {name: 'Next'}).isDisabled(), true);
        assert.deepEqual(await numbers(figure, 'score'), [[1], [4], [-3], [2]]);
        assert.deepEqual(await numbers(figure, 'output'), [[1.06, 1.59]]);
        await figure.getByRole('button', {name: '4', exact: true}).click();
        assert.equal(await says(figure), 'The score of key 1: 1 + 2 + 1 = 4.');
        assert.equal(await figure.locator('td.origin').count(), 3);
        await page.keyboard.press('ArrowDown');
        assert.equal(await says(figure), 'The score of key 2: −2 + 0 − 1 = −3.');
        assert.equal(await figure.locator('td.chosen').textContent(), '−3');
    }));
    it('shows the same numbers with keys as columns', () => withFigure('lesson_2.html', 'strip', async (figure, page) => {
        const before = await numbers(figure, 'weight');
        await figure.getByRole('checkbox').focus();
        await page.keyboard.press('Space');
        assert.deepEqual(await numbers(figure, 'weight'), [before.flat()]);
        await page.waitForFunction(() => location.hash.includes('columns=true'));
    }, {link: 'step=4'}));
    it('marks what a mistake makes of it', () => withFigure('lesson_2.html', 'strip', async (figure) => {
        await choose(figure, 'Break it here', 'softmax-without-the-sum');
        assert.equal(await figure.locator('td.differs').count(), 6);
        assert.equal(await figure.locator('.broken a').getAttribute('href'), 'mistakes_2.html#mistake-softmax-without-the-sum');
    }));
});

describe('lesson 3, two tokens that want to swap', {skip}, () => {
    /** Drags the tip of an arrow to a place in its own units. */
    const drag = async (figure, name, a, b) => {
        const handle = figure.getByRole('slider', {name});
        await handle.scrollIntoViewIfNeeded();
        const frame = await figure.locator('.plane').boundingBox();
        const [from, page] = [await handle.boundingBox(), figure.page()];
        await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
        await page.mouse.down();
        await page.mouse.move(frame.x + frame.width * (0.5 + a * 50 / 340), frame.y + frame.height * (0.5 - b * 50 / 340), {steps: 4});
        await page.mouse.up();
    };
    it('never do behind one matrix', () => withFigure('lesson_3.html', 'swap', async (figure) => {
        for (const [a, b] of [[2.5, 0], [-1, 2], [0, -3]]) {
            await drag(figure, /^z of token 0/, a, b);
            const [[kept], [, other]] = await numbers(figure, 'weights');
            assert.ok(kept + other >= 0.999, await says(figure));
        }
        assert.match(await says(figure), /never below 1/);
    }));
    it('do with two, dragged apart', () => withFigure('lesson_3.html', 'swap', async (figure) => {
        await figure.getByRole('checkbox', {name: 'share one matrix'}).uncheck();
        await drag(figure, /^q of token 0/, 0, 3);
        await drag(figure, /^k of token 1/, 0, 3);
        await drag(figure, /^q of token 1/, 3, 0);
        await drag(figure, /^k of token 0/, 3, 0);
        assert.match(await says(figure), /^Token 0 takes 100 % of token 1, and token 1 takes 100 % of token 0\. They swap/);
    }));
    it('and arrow keys move them as well', () => withFigure('lesson_3.html', 'swap', async (figure, page) => {
        await figure.getByRole('slider', {name: /^z of token 1/}).focus();
        for (let i = 0; i < 3; ++i) await page.keyboard.press('ArrowUp');
        assert.deepEqual((await numbers(figure, 'z, both queries and keys'))[1], [3.1, 1.2]);
    }));
});

describe('lesson 4, the scale', {skip}, () => {
    it('keeps the variance at 1 at every width', () => withFigure('lesson_4.html', 'scale', async (figure, page) => {
        const variances = async () => (await says(figure)).match(/variance of q·k is (\d+\.\d+), divided (\d+\.\d+)/).slice(1).map(Number);
        await figure.getByRole('slider').focus();
        await page.keyboard.press('End');
        await page.waitForFunction(() => document.querySelector('#living-scale .says').textContent.includes('1024'));
        const [raw, scaled] = await variances();
        assert.ok(Math.abs(raw / 1024 - 1) < 0.2 && Math.abs(scaled - 1) < 0.2, `${raw}, ${scaled}`);
        const drawn = await says(figure);
        await press(figure, 'Draw again');
        await page.waitForFunction((before) => document.querySelector('#living-scale .says').textContent !== before, drawn);
        await press(figure, 'Reset');
        assert.match(await says(figure), /^At dk = 64/);
    }));
});

describe('lesson 5, the cross-attention map', {skip}, () => {
    it('hides the padding, and keeps the sum of every row', () => withFigure('lesson_5.html', 'cross_map', async (figure, page) => {
        await figure.getByRole('slider', {name: 'length of source 0'}).focus();
        await page.keyboard.press('ArrowLeft');
        const weights = await numbers(figure, 'weights, entry 0');
        for (const line of weights) {
            assert.deepEqual(line.slice(3), [0, 0, 0]);
            assert.ok(Math.abs(line.reduce((a, b) => a + b) - 1) < 0.02);
        }
        await page.keyboard.press('Home');
        assert.match(await says(figure), /In entry 0 “start”, “elle”, “lit” may see no key: its weights and its output are 0/);
    }));
    it('shows what the causal mask does there, and a mistake in it', () => withFigure('lesson_5.html', 'cross_map', async (figure) => {
        await figure.getByRole('checkbox', {name: 'causal mask as well'}).check();
        assert.match(await says(figure), /causal mask has no business here/);
        await choose(figure, 'Break it here', 'causal-mask-aligned-to-the-start');
        assert.ok(await figure.locator('td.differs').count() > 0);
    }));
});

describe('the path of a token', {skip}, () => {
    it('goes from X to the output and back, and lights the line that computed it', () => withFigure('path.html', 'path', async (figure, page) => {
        const lit = async () => (await figure.locator('pre.lit').textContent()).trim();
        await press(figure, 'Next');
        assert.equal(await lit(), 'return matmul(x, w);');
        assert.deepEqual(await numbers(figure, 'q = x·Wq'), [[1.5, 2]]);
        await figure.getByRole('button', {name: 'Next'}).focus();
        for (let i = 0; i < 6; ++i) await page.keyboard.press('Enter');
        assert.equal(await lit(), 'return {weights, matmul(weights, v)};');
        assert.equal((await page.locator('main .code-line.lit').textContent()).trim(), await lit());
        const output = await numbers(figure, 'output');
        await choose(figure, 'token', '0');
        assert.notDeepEqual(await numbers(figure, 'output'), output);
        await press(figure, 'Back');
        assert.match(await lit(), /^weights\(i, j\) = std::exp\(scores\(i, j\) - largest\);/);
    }));
});

/** The ids of all recorded mistakes, by lesson. */
const recorded = Object.fromEntries(readdirSync(path.join(process.env.QKV_COURSE, 'tests/misconceptions')).filter((name) => name.endsWith('.toml')).map((name) =>
    [Number(name[0]), [...readFileSync(path.join(process.env.QKV_COURSE, 'tests/misconceptions', name), 'utf8').matchAll(/^id = "(.*)"$/gm)].map(([, id]) => id)]));

describe('“Break it here”', {skip}, () => {
    const all = Object.values(recorded).flat();
    for (const [page, name, ids] of [['lesson_1.html', 'projections', recorded[1]], ['lesson_2.html', 'strip', recorded[2]], ['lesson_2.html', 'temperature', recorded[2]],
        ['lesson_3.html', 'swap', recorded[3]], ['lesson_4.html', 'scale', recorded[4]], ['lesson_5.html', 'cross_map', recorded[5]], ['path.html', 'path', all]]) {
        it(`of ${name} has every record, and each shows`, () => withFigure(page, name, async (figure) => {
            const shown = await figure.evaluate((section) => {
                const select = section.querySelector('.break-it select');
                return [...select.options].slice(1).map(({value}) => {
                    select.value = value;
                    select.dispatchEvent(new Event('change'));
                    const broken = section.querySelector('.broken');
                    return {value, says: broken.querySelector('[role=status]')?.textContent, marks: broken.querySelectorAll('.differs, .refusal, .given').length};
                });
            });
            assert.ok(ids.length > 30);
            assert.deepEqual(shown.map(({value}) => value), ids);
            assert.deepEqual(shown.filter(({says, marks}) => !/^What differs: /.test(says) || marks === 0), []);
        }));
    }
});

describe('the weights', {skip}, () => {
    /** The numbers on the margins of a grid. */
    const margins = (figure, name) => grid(figure, name).evaluate((table) => {
        const number = (cell) => Number(cell.textContent.replace(/[^\d.]/g, ''));
        const rows = [...table.querySelectorAll('tbody tr')];
        return {right: rows.slice(0, -1).map((row) => number(row.querySelector('td.sum'))), below: [...rows.at(-1).querySelectorAll('td.sum')].slice(0, -1).map(number)};
    });
    for (const [page, name, matrix, along, link] of [['lesson_2.html', 'strip', 'weight', 'below', 'step=4'], ['lesson_2.html', 'temperature', 'weights', 'below', ''],
        ['lesson_3.html', 'swap', 'weights', 'right', ''], ['lesson_4.html', 'scale', 'weights', 'right', ''],
        ['lesson_5.html', 'cross_map', 'weights, entry 0', 'right', ''], ['path.html', 'path', 'weights', 'right', 'step=6']]) {
        it(`of ${name} have their sums on both margins, and those of the softmax are 1 whichever way they are turned`, () => withFigure(page, name, async (figure) => {
            const as = await margins(figure, matrix);
            assert.ok(as.right.length > 0 && as.below.length > 0);
            assert.deepEqual(as[along], as[along].map(() => 1));
            assert.ok(as[along === 'right' ? 'below' : 'right'].some((sum) => sum !== 1));
            await figure.getByRole('checkbox', {name: /as (columns|a column)$/}).check();
            const turned = await margins(figure, matrix);
            assert.deepEqual(turned, {right: as.below, below: as.right});
        }, {link}));
    }
});

describe('what takes a moment', {skip}, () => {
    it('has a mark of progress until it is drawn', () => withFigure('lesson_4.html', 'scale', async (figure) => {
        const hidden = await figure.evaluate((section) => new Promise((done) => {
            const [input, progress] = [section.querySelector('input[type=range]'), section.querySelector('progress')];
            const before = progress.hidden;
            input.value = '10';
            input.dispatchEvent(new Event('input'));
            const meanwhile = progress.hidden;
            const look = () => (progress.hidden ? done([before, meanwhile]) : requestAnimationFrame(look));
            look();
        }));
        assert.deepEqual(hidden, [true, false]);
        assert.match(await says(figure), /^At dk = 1024/);
    }));
});

describe('all living figures', {skip}, () => {
    for (const mode of ['light', 'phone']) {
        for (const name of alive) {
            it(`of ${name} have no fault that axe sees, ${mode === 'light' ? 'light and dark' : mode}`, async () => {
                const page = await enter(mode, name);
                await page.evaluate(axe);
                // what stands around the figures is looked at with the page; axe would work through it each time
                const alone = await page.addStyleTag({content: 'main > :not(:has([data-living]), [data-living]) { display: none; }'});
                // with a mistake beside the right answer: one that throws, one that computes, on its own input or the
                // figure's; on a phone one that computes, since what is new there is the width
                for (const index of mode === 'phone' ? [9] : [2, 9, 30]) {
                    for (const picker of await page.locator('.break-it select').all()) await picker.selectOption({index});
                    assert.deepEqual(await violations(page, {part: '[data-living]'}), []);
                    if (mode !== 'light') continue;
                    await page.emulateMedia({colorScheme: 'dark'});
                    assert.deepEqual(await violations(page, {part: '[data-living]', ...colours}), []);
                    await page.emulateMedia({colorScheme: 'light'});
                }
                await alone.evaluate((style) => style.remove());
                assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
                await page.emulateMedia({reducedMotion: 'reduce'});
                const moving = await page.evaluate(() => [...document.querySelectorAll('[data-living] *')].filter((each) => {
                    const style = getComputedStyle(each);
                    return style.transitionDuration !== '0s' || style.animationName !== 'none';
                }).length);
                await page.emulateMedia({reducedMotion: 'no-preference'});
                assert.equal(moving, 0, 'nothing moves by itself where motion is unwelcome');
                assert.deepEqual(page.complaints, []);
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
