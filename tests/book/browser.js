// A headless Chromium without a network, and the pages of the book in it.
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {chromium} from 'playwright-core';

/** The folder of the book, and its pages. */
export const book = process.env.QKV_BOOK;
if (!book) throw new Error('QKV_BOOK is not set: it names the folder with the built book');
const root = pathToFileURL(book + path.sep).href;
export const pages = readdirSync(book).filter((name) => name.endsWith('.html')).sort();

/** How readers look at it. */
export const modes = {
    light: {viewport: {width: 1280, height: 900}, colorScheme: 'light'},
    dark: {viewport: {width: 1280, height: 900}, colorScheme: 'dark'},
    phone: {viewport: {width: 390, height: 844}, colorScheme: 'light', hasTouch: true},
};

export async function launch() {
    return chromium.launch({executablePath: process.env.QKV_CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu']});
}

/** A page of a browser; `complaints` collect errors of the console and requests that leave the book. */
export async function newPage(context) {
    const page = await context.newPage();
    page.complaints = [];
    page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) page.complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => page.complaints.push(`error: ${error.message}`));
    page.on('request', (request) => {
        const to = request.url();
        if (!to.startsWith(root) && !to.startsWith('data:')) page.complaints.push(`a request leaves the book: ${to}`);
    });
    page.on('requestfailed', (request) => page.complaints.push(`cannot be loaded: ${request.url()}`));
    await context.setOffline(true);
    return page;
}

/** Goes to a page of the book, and waits for its figures. */
export async function go(page, name) {
    await page.goto(root + name);
    // a figure that comes to life is taller than its picture: what stands below it moves
    const alive = () => document.querySelectorAll('[data-living]:not([data-live])').length === 0 || !('script' in document.documentElement.dataset);
    await page.waitForFunction(alive);
}

/** Opens a page of the book in a window of its own. */
export async function open(context, name) {
    const page = await newPage(context);
    await go(page, name);
    return page;
}
