// Of texts that look alike one is looked at, and none that looks different is left out.
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {axe, violations} from './axe.js';
import {launch, modes} from './browser.js';
import {sampleTexts} from './looks.js';

describe('of the texts of a page', () => {
    let browser;
    let page;
    before(async () => {
        browser = await launch();
        page = await browser.newPage(modes.light);
    });
    after(() => browser.close());
    const show = (body) => page.setContent(`<html lang="en"><head><title>t</title></head><body style="background: #fff"><main>${body}</main></body></html>`);
    const samples = async (body) => {
        await show(body);
        await page.evaluate(sampleTexts);
        return page.$$eval('[data-sample]', (all) => all.map((each) => each.textContent));
    };

    for (const [what, body, expected] of [
        ['alike', '<p>one</p><p>two</p><div><p>three</p></div>', ['one']],
        ['of two colours', '<p>one</p><p style="color: #222">two</p><p>three</p>', ['one', 'two']],
        ['of two sizes', '<p>one</p><p style="font-size: 30px">two</p>', ['one', 'two']],
        ['on two backgrounds', '<p>one</p><div style="background: #eee"><p>two</p><p>three</p></div>', ['one', 'two']],
        ['half seen', '<p>one</p><div style="opacity: 0.5"><p>two</p></div>', ['one', 'two']],
        ['with something moved behind one', '<p>one</p><div style="position: relative"><i style="position: absolute; inset: 0; background: #999; z-index: -1"></i><p>two</p></div>', ['one', 'two']],
        ['far below, with something moved behind one', '<p>one</p><div style="height: 5000px"></div><div style="position: relative"><i style="position: absolute; inset: 0; background: #999; z-index: -1"></i><p>two</p></div>', ['one', 'two']],
        ['that leave their box', '<div style="background: #eee; width: 90px"><p>one</p><p>a_word_that_is_much_longer</p></div>', ['one', 'a_word_that_is_much_longer']],
        ['that are a letter', '<p>o</p><p>two</p>', ['o', 'two']],
        ['that are off', '<button disabled>one</button><button style="color: rgb(16 16 16 / 0.3)">two</button>', ['one', 'two']],
        ['that are not there', '<p hidden>one</p><p>two</p>', ['two']],
    ]) {
        it(`those ${what}`, async () => assert.deepEqual(await samples(body), expected));
    }

    it('a faint one is found among others', async () => {
        await show('<p>one</p><p style="color: #ccc">two</p><p>three</p>');
        await page.evaluate(axe);
        assert.match((await violations(page)).join(), /color-contrast: <p style="color: #ccc"/);
    });
});
