// The shades of cells: those of docs/figures/support/drawing.cpp, in steps, so that a page can name them.
'use strict';

const [light, dark] = [[240, 244, 252], [16, 42, 96]];
const steps = 12;

/** The relative luminance of WCAG 2.1. */
function luminance(colour) {
    const linear = (channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

/** The colour of a step, and black or white on it, whichever has the better contrast. */
function shade(step) {
    const back = light.map((channel, i) => Math.round(channel + step / steps * (dark[i] - channel)));
    const onBlack = (luminance(back) + 0.05) / 0.05;
    const onWhite = 1.05 / (luminance(back) + 0.05);
    return {back, text: onBlack >= onWhite ? '#000' : '#fff', contrast: Math.max(onBlack, onWhite)};
}

/** The rules of a style sheet for `.shade-0` and so on. */
function shadeRules() {
    return Array.from({length: steps + 1}, (_, step) => {
        const {back, text} = shade(step);
        return `.shade-${step} { background: rgb(${back.join(' ')}); color: ${text}; }\n`;
    }).join('');
}

/**
 * What shades the cells of two grids in one scale.
 *
 * The scale spans what is expected. Wrong numbers widen it, each way by what it spans at most: one that is off
 * by a factor of a thousand would leave all others in the same shade. What lies beyond is as light or dark as it gets.
 * @returns a function from a number to a class; to "no-shade" for NaN.
 */
function scaleOf(expected, got) {
    const finite = (numbers) => numbers.filter(Number.isFinite);
    const right = finite(expected);
    const all = right.length > 0 ? right : finite(got);
    let [low, high] = all.length > 0 ? [Math.min(...all), Math.max(...all)] : [0, 1];
    const reach = high - low || Math.abs(high) || 1;
    const [least, most] = [low - reach, high + reach];
    for (const number of finite(got)) {
        low = Math.min(low, Math.max(number, least));
        high = Math.max(high, Math.min(number, most));
    }
    if (high === low) [low, high] = [low - reach, high + reach]; // one number alone is neither small nor large
    return (number) => {
        if (Number.isNaN(number)) return 'no-shade';
        const share = Math.min(1, Math.max(0, (number - low) / (high - low)));
        return `shade-${Math.round(share * steps)}`;
    };
}

module.exports = {shade, shadeRules, scaleOf, steps};
