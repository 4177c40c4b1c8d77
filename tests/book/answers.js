// How soon living figures answer, on a processor a quarter as fast, in a page opened for it: for
// tests/benchmarks/book.sh. Prints a line a figure: milliseconds from an event to the figure laid out anew,
// the median of five, of which at most 50 are meant; for the scale until its 2000 dot products of width 1024
// are drawn, behind a mark of progress, at most 500.
import {launch, modes, open} from './browser.js';

const typed = (selector, value) => `const input = section.querySelector('${selector}'); input.value = '${value}'; input.dispatchEvent(new Event('input', {bubbles: true}));`;
const next = "[...section.querySelectorAll('button')].find((each) => each.textContent === 'Next').click();";
const figures = [['lesson_1.html', 'projections', typed('input[type=number]', 3)], ['lesson_2.html', 'temperature', typed('input[type=range]', -1)],
    ['lesson_2.html', 'strip', next], ['lesson_3.html', 'swap', typed('input[type=number]', 2)], ['lesson_4.html', 'scale', typed('input[type=range]', 10)],
    ['lesson_5.html', 'cross_map', typed('input[type=range]', 2)], ['path.html', 'path', next]];

/** Milliseconds from what `code` does to a figure until it is laid out anew and no progress is shown. */
const answered = ([id, code]) => new Promise((done) => {
    const section = document.querySelector(`#living-${id}`);
    const progress = section.querySelector('progress');
    const begin = performance.now();
    new Function('section', code)(section);
    section.getBoundingClientRect();
    const look = () => (progress && !progress.hidden ? requestAnimationFrame(look) : done(performance.now() - begin));
    look();
});

const browser = await launch();
for (const [name, id, code] of figures) {
    const times = [];
    for (let run = 0; run < 5; ++run) {
        const context = await browser.newContext(modes.light);
        const page = await open(context, name);
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', {rate: 4});
        times.push(await page.evaluate(answered, [id, code]));
        await context.close();
    }
    console.log(`${id}  answers after ${Math.round(times.sort((a, b) => a - b)[2])} ms`);
}
await browser.close();
