// What axe finds in a page.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {sampleTexts} from './looks.js';

/** To be evaluated in a page, once, before `violations`. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** For a page that was looked at before, in other colours: the rules that colours matter to. */
export const colours = {runOnly: ['color-contrast', 'link-in-text-block']};

/** For one in another width: those that are about where things are as well. */
export const layout = {runOnly: [...colours.runOnly, 'scrollable-region-focusable', 'target-size']};

/** What axe finds in a page, or in `part` of it, as lines; of texts that look alike it looks at the contrast of one. */
export async function violations(page, {part, ...options} = {}) {
    await page.evaluate(sampleTexts, part);
    const found = await page.evaluate(([where, more]) => {
        window.axe.configure({rules: [{id: 'color-contrast', selector: '[data-sample]'}]});
        return window.axe.run(where || document, {resultTypes: ['violations'], preload: false, ...more});
    }, [part, options]);
    return found.violations.map((each) => `${each.id}: ${each.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
