// What a reader does: searching, predicting, finding the way; with a keyboard, and without scripts.
import assert from 'node:assert/strict';
import {after, before, beforeEach, afterEach, describe, it} from 'node:test';
import {go, launch, modes, newPage, open, pages} from './browser.js';

describe('a reader', () => {
    let browser;
    let context;
    before(async () => { browser = await launch(); });
    after(() => browser.close());
    beforeEach(async () => { context = await browser.newContext(modes.light); });
    afterEach(() => context.close());

    for (const [word, expected] of [['variance', 'lesson_4'], ['jacobian', 'lesson_4'], ['padding', 'lesson_5'], ['swap', 'lesson_3'], ['checkpoint', 'lesson_1'], ['gradescope', 'grading']]) {
        it(`who types "${word}" lands in ${expected}`, async () => {
            const page = await open(context, 'index.html');
            await page.keyboard.press('/');
            await page.keyboard.type(word);
            await page.waitForSelector('.results a');
            const first = await page.$$eval('.results a', (links) => links.slice(0, 5).map((link) => link.getAttribute('href')));
            assert.ok(first.some((href) => href.startsWith(expected)), first.join(' '));
            await page.keyboard.press('Tab');
            await page.keyboard.press('Tab');
            await page.keyboard.press('Enter');
            await page.waitForURL((url) => !url.href.includes('index.html'));
            assert.deepEqual(page.complaints, []);
        });
    }

    it('who types any beginning of a word gets no error', async () => {
        const page = await open(context, 'index.html');
        await page.click('button.search');
        for (const letter of 'abcdefghijklmnopqrstuvwxyz0123456789_√') {
            await page.locator('dialog input').fill(letter);
            await page.locator('dialog input').fill(`${letter}a`);
        }
        await page.waitForFunction(() => document.querySelector('dialog [role=status]').textContent !== '');
        assert.deepEqual(page.complaints, []);
    });

    it('is told when nothing is found', async () => {
        const page = await open(context, 'index.html');
        await page.click('button.search');
        await page.keyboard.type('zzzzqqq');
        await page.waitForFunction(() => document.querySelector('dialog [role=status]').textContent === 'Nothing found.');
    });

    it('sees no answer before a prediction, and hears none', async () => {
        const page = await newPage(context);
        for (const name of pages.filter((each) => each.startsWith('lesson_'))) {
            await go(page, name);
            const questions = await page.$$('.predict');
            assert.notEqual(questions.length, 0, `${name} asks nothing`);
            assert.equal(await page.$$eval('.predict .why, .predict [data-right], .predict details', (all) => all.length), 0, name);
        }
    });

    it('predicts with the keyboard, is told why, and finds the prediction again', async () => {
        const page = await open(context, 'lesson_1.html');
        const question = page.locator('.predict').first();
        await question.locator('input').first().focus();
        await page.keyboard.press('Space');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
        assert.equal(await question.locator('.choice[data-right]').count(), 1);
        assert.equal(await question.locator('.choice.chosen').count(), 1);
        assert.notEqual((await question.locator('.choice.chosen .why').innerText()).trim(), '');
        await page.reload();
        assert.equal(await page.locator('.predict').first().locator('.choice.chosen').count(), 1);
    });

    it('gets the predictions as a code, of which the first ones count', async () => {
        const page = await open(context, 'lesson_1.html');
        const question = page.locator('.predict').first();
        const name = await question.getAttribute('data-code');
        const code = page.locator('.predictions output');
        assert.equal(await page.locator('.predictions').isVisible(), false);
        await question.locator('input').nth(0).check();
        await question.locator('[type=submit]').click();
        const first = await code.innerText();
        assert.match(first, new RegExp(`^qkv1-${name}[a-z2-9]{3}$`));
        await question.getByText('Predict again').click();
        await question.locator('input').nth(1).check();
        await question.locator('[type=submit]').click();
        assert.equal(await code.innerText(), first);
        await page.getByText('Forget all predictions').click();
        await page.waitForFunction(() => document.querySelector('.predictions')?.hidden); // there is none while the page opens anew
    });

    it('predicts where the browser stores nothing', async () => {
        await context.addInitScript(() => Object.defineProperty(window, 'localStorage', {get() { throw new Error('forbidden'); }}));
        const page = await open(context, 'lesson_1.html');
        const question = page.locator('.predict').first();
        await question.locator('input').first().check();
        await question.locator('[type=submit]').click();
        assert.equal(await question.locator('.choice.chosen').count(), 1);
        assert.match(await page.locator('.predictions output').innerText(), /^qkv1-/);
        assert.deepEqual(page.complaints, []);
    });

    it('finds on paper what is folded away, the pictures of figures that move, and the predictions explained at the end', async () => {
        const page = await open(context, 'lesson_4.html');
        const print = async (name, media) => {
            await page.emulateMedia({media});
            await page.evaluate((event) => window.dispatchEvent(new Event(event)), name);
        };
        const shown = () => page.evaluate(() => ({
            explained: document.querySelectorAll('.predict-explained [data-right]').length,
            stages: [...document.querySelectorAll('.stage, .predict button, .copy')].filter((each) => each.checkVisibility()).length,
            pictures: [...document.querySelectorAll('[data-living] > figure')].filter((each) => each.checkVisibility()).length,
            folded: document.querySelectorAll('main details:not([open])').length,
        }));
        const questions = await page.locator('.predict').count();
        const living = await page.locator('[data-living]').count();
        const before = await shown();
        assert.ok(before.folded > 0 && before.stages > 0);
        await print('beforeprint', 'print');
        assert.deepEqual(await shown(), {explained: questions, stages: 0, pictures: living, folded: 0});
        await print('afterprint', 'screen');
        assert.deepEqual(await shown(), before);
    });

    it('prints dark on white, whatever the screen is', async () => {
        const page = await open(context, 'lesson_4.html');
        for (const theme of ['light', 'dark']) {
            await page.emulateMedia({media: 'print', colorScheme: theme});
            await page.evaluate((value) => { document.documentElement.dataset.theme = value; }, theme);
            assert.deepEqual(await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('figcaption')).color]),
                ['rgb(255, 255, 255)', 'rgb(86, 94, 107)']);
        }
    });

    it('opens an answer by its link', async () => {
        const page = await open(context, 'questions_4.html#question-why-scale');
        assert.equal(await page.locator('#question-why-scale .answer').isVisible(), true);
    });

    it('narrows the questions down', async () => {
        const page = await open(context, 'questions.html');
        const rows = page.locator('.all-questions tbody tr:visible');
        const all = await rows.count();
        await page.selectOption('[name=level]', 'senior');
        const senior = await rows.count();
        assert.ok(senior > 0 && senior < all, `${senior} of ${all}`);
        assert.equal(await page.locator('.narrow output').innerText(), `${senior} questions`);
    });

    it('who cannot run scripts opens the answers by hand', async () => {
        const plain = await browser.newContext({...modes.light, javaScriptEnabled: false});
        const page = await open(plain, 'lesson_1.html');
        const question = page.locator('.predict').first();
        assert.equal(await question.locator('.why').first().isVisible(), false);
        await question.locator('summary').click();
        assert.equal(await question.locator('.why').first().isVisible(), true);
        assert.equal(await page.locator('button.search').isVisible(), false);
        await plain.close();
    });

    it('keeps the choice of a dark page', async () => {
        const page = await open(context, 'index.html');
        await page.click('button.theme');
        assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
        await page.reload();
        assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    });

    it('who reads two pages side by side keeps the predictions of both', async () => {
        const [one, two] = [await open(context, 'lesson_1.html'), await open(context, 'lesson_2.html')];
        for (const page of [one, two]) {
            // what one page stores comes to the other a moment later
            if (page === two) await two.waitForFunction(() => localStorage.getItem('qkv-predictions') !== null);
            const question = page.locator('.predict').first();
            await question.locator('input').first().check();
            await question.locator('[type=submit]').click();
        }
        assert.equal(await two.locator('.predictions .count').innerText(), '2 predictions');
    });

    // Chromium forgets what is stored by a page that asks for its store before the browser knows of the page.
    it('opens pages that ask for what is kept once their style is there, not before', async () => {
        await context.addInitScript(() => {
            const {get} = Object.getOwnPropertyDescriptor(window, 'localStorage');
            window.asked = [];
            Object.defineProperty(window, 'localStorage', {get() {
                window.asked.push(document.styleSheets.length);
                return get.call(window);
            }});
        });
        const page = await newPage(context);
        for (const name of pages.filter((each) => each.startsWith('lesson_'))) {
            await go(page, name);
            const [asked, styles] = await page.evaluate(() => [window.asked, document.styleSheets.length]);
            assert.notEqual(asked.length, 0);
            assert.deepEqual(asked, asked.map(() => styles), name);
        }
    });

    it('walks from the first page to the last', async () => {
        const page = await open(context, 'index.html');
        const seen = [];
        for (;;) {
            seen.push(page.url().split('/').pop());
            const next = page.locator('a[rel=next]');
            if (await next.count() === 0) break;
            await next.click();
            await page.waitForLoadState();
        }
        assert.equal(new Set(seen).size, seen.length);
        assert.ok(seen.length >= 15, seen.join(' '));
    });
});
