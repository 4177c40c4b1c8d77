// Formulas that are no more than letters, numbers and an index: d_k, 1/\sqrt{d_k}, W_q W_k^\top. They are
// most of all formulas, and as plain HTML in KaTeX's fonts they take a tenth of what KaTeX writes.
'use strict';

const signs = {
    cdot: '·', times: '×', top: '⊤', le: '≤', leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', approx: '≈', infty: '∞', to: '→',
    ldots: '…', dots: '…', cdots: '⋯', in: '∈', pm: '±', ',': '\u2009', ' ': ' ', quad: '\u2003', ';': '\u2005', odot: '⊙', mid: '∣', sim: '∼', lVert: '‖', rVert: '‖', lvert: '|', rvert: '|', star: '⋆', ast: '∗', prime: '′', partial: '∂', ell: 'ℓ',
    alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', lambda: 'λ', mu: 'μ', sigma: 'σ', tau: 'τ', theta: 'θ', pi: 'π', epsilon: 'ϵ',
};
const functions = ['exp', 'log', 'ln', 'max', 'min', 'sin', 'cos', 'argmax', 'det'];
const greek = /^[α-ωϵ]$/;
const relations = '=≤≥≠≈→∈<>∼∣';
const operators = '+−×±⊙';
const escape = {'<': '&lt;', '>': '&gt;', '&': '&amp;'};

/** @returns the formula as HTML, or null where it needs KaTeX. */
function simpleFormula(tex) {
    let at = 0;
    const fail = Symbol('not simple');

    /** One thing: a letter, a number, a sign, a root; what an index or an exponent may hang on. */
    const atom = () => {
        const c = tex[at];
        if (c === undefined) throw fail;
        if (/[A-Za-z]/.test(c)) {
            ++at;
            return `<i>${c}</i>`;
        }
        const number = /^\d+(?:\.\d+)?(?:\{,\}\d{3})*/.exec(tex.slice(at));
        if (number) {
            at += number[0].length;
            return number[0].replace(/\{,\}/g, ',');
        }
        if (c === '\\') {
            const command = /^\\([A-Za-z]+|[,;| ])/.exec(tex.slice(at));
            if (!command) throw fail;
            at += command[0].length;
            while (command[1].length > 1 && tex[at] === ' ') ++at; // a space ends a command
            if (command[1] === 'sqrt') return `<span class="root">√<span>${group()}</span></span>`;
            if (command[1] === 'mathrm' || command[1] === 'text' || command[1] === 'operatorname') {
                const word = /^\{([A-Za-z]+)\}/.exec(tex.slice(at));
                if (!word) throw fail;
                at += word[0].length;
                return word[1];
            }
            if (command[1] === '|') return '‖';
            if (functions.includes(command[1])) return tex[at] === '(' ? command[1] : `${command[1]}\u2009`;
            if (!(command[1] in signs)) throw fail;
            const sign = signs[command[1]];
            return spaced(sign);
        }
        if ('()[]/|,.:!'.includes(c)) {
            ++at;
            return c === ',' ? ',\u2009' : c;
        }
        if ('·×≤≥≈→…'.includes(c)) {
            ++at;
            return spaced(c);
        }
        if ('+-=<>*'.includes(c)) {
            ++at;
            return spaced(c === '-' ? '−' : c);
        }
        throw fail;
    };
    const spaced = (sign) => {
        if (relations.includes(sign)) return `\u2005${escape[sign] || sign}\u2005`;
        if (operators.includes(sign)) return `\u200a${sign}\u200a`;
        return greek.test(sign) ? `<i>${sign}</i>` : sign;
    };
    const group = () => {
        if (tex[at] !== '{') return atom();
        ++at;
        const inside = row('}');
        if (tex[at++] !== '}') throw fail;
        return inside;
    };
    const row = (end) => {
        let html = '';
        while (at < tex.length && tex[at] !== end) {
            if (tex[at] === ' ') {
                ++at;
                continue;
            }
            html += tex[at] === '{' ? group() : atom();
            const script = tex[at];
            if (script !== '_' && script !== '^') continue;
            ++at;
            const tag = script === '_' ? 'sub' : 'sup';
            html += `<${tag}>${group()}</${tag}>`;
            // an index and then an exponent, d_k^2, may stand one after the other; the reverse is rare
            if (script === '_' && tex[at] === '^') {
                ++at;
                html += `<sup>${group()}</sup>`;
            }
            if (tex[at] === '_' || tex[at] === '^') throw fail;
        }
        return html;
    };

    try {
        const html = row(undefined);
        if (at !== tex.length) return null;
        // a short one is not broken; a long one may have to be, on a phone
        const kind = html.replace(/<[^>]*>/g, '').length <= 14 ? 'formula whole' : 'formula';
        return `<span class="${kind}">${html}</span>`;
    } catch (error) {
        if (error === fail) return null;
        throw error;
    }
}

module.exports = {simpleFormula};
