// How soon pages are readable on a cold load, on a processor a quarter as fast: for
// tests/benchmarks/book.sh. Prints a line a page: milliseconds to the first contentful paint and to the
// end of loading, the median of five.
import {launch, modes, book} from './browser.js';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

const names = process.argv.slice(2);
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const browser = await launch();
for (const name of names) {
    const paints = [];
    const loads = [];
    for (let run = 0; run < 5; ++run) {
        const context = await browser.newContext(modes.light);
        const page = await context.newPage();
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', {rate: 4});
        await page.goto(pathToFileURL(path.join(book, name)).href, {waitUntil: 'load'});
        const [paint, load] = await page.evaluate(async () => {
            const observed = await new Promise((done) => new PerformanceObserver((list) => {
                const first = list.getEntries().find((entry) => entry.name === 'first-contentful-paint');
                if (first) done(first.startTime);
            }).observe({type: 'paint', buffered: true}));
            return [observed, performance.getEntriesByType('navigation')[0].loadEventEnd];
        });
        paints.push(paint);
        loads.push(load);
        await context.close();
    }
    console.log(`${name}  readable after ${Math.round(median(paints))} ms, loaded after ${Math.round(median(loads))} ms`);
}
await browser.close();
