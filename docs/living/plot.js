// Pictures in a figure: SVG in the colours of the page, whose numbers stand in the figure as text too.

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 * @returns {any}
 */
function svg(name, attributes = {}, ...children) {
    const made = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
    made.append(...children);
    return made;
}

/** A text in a picture. @param {number} x @param {number} y @param {string} text @param {Record<string, string | number>} more */
function svgText(x, y, text, more = {}) {
    return svg('text', {x, y, class: 'fill-text', 'font-size': 13, 'text-anchor': 'middle', ...more}, text);
}
