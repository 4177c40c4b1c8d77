// Which texts of a page look alike, so that the contrast of one of them tells that of all.

/**
 * Marks texts with `data-sample` so that axe, whose contrast rule takes most of its time, looks at one text of
 * those that look alike: the same colour and size on the same backgrounds. These are those of what the text lies in, or,
 * where something was moved there or the text leaves its box, of all that is painted there. Runs in the page.
 * @param part a selector: only texts in there
 * @returns how many texts are marked
 */
export function sampleTexts(part = 'body') {
    document.querySelectorAll('[data-sample]').forEach((each) => each.removeAttribute('data-sample'));
    scrollTo({top: 0, behavior: 'instant'});
    /** What `find` finds of an element, found once. */
    const once = (find) => {
        const known = new Map();
        return (element) => {
            if (!known.has(element)) known.set(element, find(element));
            return known.get(element);
        };
    };
    const boxOf = once((element) => element.getBoundingClientRect());
    /** What an element paints behind its text, or ''. */
    const paint = once((element) => {
        const {backgroundColor, backgroundImage, opacity, filter, mixBlendMode} = getComputedStyle(element);
        const clear = /, 0\)$/.test(backgroundColor) && backgroundImage === 'none' && opacity === '1' && filter === 'none' && mixBlendMode === 'normal';
        return clear ? '' : [backgroundColor, backgroundImage, opacity, filter, mixBlendMode].join(' ');
    });
    /** An element and all around it, from the inside. */
    const around = once((element) => (element === null ? [] : [element, ...around(element.parentElement)]));
    /** Whether an element may lie on what it is no part of. A formula moves its letters within itself. */
    const isMoved = once((element) => {
        const {position, transform, float, marginTop, marginLeft} = getComputedStyle(element);
        return (!['static', 'relative'].includes(position) || transform !== 'none' || float !== 'none' || marginTop.startsWith('-') || marginLeft.startsWith('-')) &&
            !element.parentElement?.closest('.katex');
    });
    const moved = [...document.body.querySelectorAll('*')].filter(isMoved);
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const within = (a, b) => a.left >= b.left - 1 && a.right <= b.right + 1 && a.top >= b.top - 1 && a.bottom <= b.bottom + 1;

    const seen = new Set();
    const samples = new Set(document.querySelectorAll('input, select, textarea')); // marked at the end: what is laid out stays so until then
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) => (node.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP));
    const range = document.createRange();
    while (walker.nextNode()) {
        const text = walker.currentNode;
        const element = text.parentElement;
        if (samples.has(element) || element.matches('script, style, option') || !element.closest(part)) continue;
        range.selectNodeContents(text);
        const rects = [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0);
        if (rects.length === 0) continue;
        const {color, fontSize, fontWeight, textShadow} = getComputedStyle(element);
        // what axe passes over: a letter alone, and what is off
        const letter = [...text.data.trim()].length < 2;
        const off = Boolean(element.closest(':disabled, [aria-disabled=true]') || element.closest('label')?.control?.disabled);
        const veils = around(element).filter(paint).map((each) => getComputedStyle(each).opacity);
        const own = [color, fontSize, fontWeight, textShadow, letter, off, veils].join(' ');
        const ground = around(element).find(paint) || document.documentElement;
        for (const rect of rects) {
            let stack = around(element);
            if (!within(rect, boxOf(ground)) || moved.some((each) => meet(rect, boxOf(each)))) {
                // points are hit in the window only, and what sticks to its edges is not to be there
                scrollTo({top: rect.top - innerHeight / 2, behavior: 'instant'});
                stack = document.elementsFromPoint(rect.left + rect.width / 2, rect.top - scrollY + rect.height / 2);
                scrollTo({top: 0, behavior: 'instant'});
            }
            // what is out of sight, in a box that scrolls, is a sample of its own
            const look = stack.includes(element) && `${own}: ${stack.map((each) => (each === element ? `here ${paint(each)}` : paint(each))).filter(Boolean).join(' / ')}`;
            if (look && seen.has(look)) continue;
            seen.add(look);
            samples.add(element);
        }
    }
    samples.forEach((each) => { each.dataset.sample = ''; });
    return samples.size;
}
