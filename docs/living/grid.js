// A matrix in a figure: a table of its numbers, which may be edited or selected.

/**
 * Makes an element.
 * @param {string} name
 * @param {Record<string, any>} properties
 * @param {(Node | string)[]} children
 * @returns {any}
 */
function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
}

/** "W_q" as HTML: what follows the underscore stands lower. @param {string} name */
function nameHtml(name) {
    const parts = name.split(/_(\w+)/);
    return parts.map((part, i) => (i % 2 === 0 ? part : element('sub', {}, part)));
}

/**
 * @typedef {object} GridOptions
 * @property {string} name           above it, with its shape
 * @property {string} ink            input, query, key, value, score: what it is, which is its colour
 * @property {string[]} [rows]       names of the rows; theirs numbers if left out
 * @property {string[]} [columns]    names of the columns; none are shown if left out
 * @property {number} [decimals]     of its numbers, at most; 3 if left out
 * @property {boolean} [shaded]      cells are shaded from 0 to 1
 * @property {boolean} [sums]        sums of rows and of columns, on both margins
 * @property {string} [of]            follows the name and is read out, not seen: it stands above already
 * @property {boolean} [plainName]   the name stands without the shape
 * @property {boolean} [unnamedRows] the names of the rows are read out and not seen: they stand beside it already
 * @property {number} [step]         what an arrow key adds to a cell that is edited; 0.5 if left out
 * @property {(matrix: number[][]) => void} [edit]      called with the matrix after a cell was edited
 * @property {(row: number, column: number) => void} [select]  called when a cell was chosen
 */

/**
 * @typedef {object} Look
 * @property {(row: number, column: number) => string} [mark]  a class for a cell: "changed", "origin", "chosen", "differs"
 * @property {boolean} [turned]     rows are shown as columns
 * @property {number} [decimals]    of its numbers
 */

class Grid {
    /** @param {GridOptions} options */
    constructor(options) {
        this.options = options;
        this.body = element('tbody');
        this.head = element('thead');
        this.caption = element('caption');
        this.table = element('table', {className: 'grid'}, this.caption, this.head, this.body);
        // a wide one scrolls in its own place, also by keyboard
        this.element = element('div', {className: `living-grid ink-${options.ink}`}, this.table);
        /** @type {number[][]} */
        this.matrix = [];
        this.shape = '';
        this.turned = false;
        this.unnamed = false;
        /** @type {any[][]} */
        this.cells = [];
        /** @type {any[]} */
        this.rowSums = [];
        /** @type {any[]} */
        this.columnSums = [];
        this.body.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => this.move(event));
    }

    /** @param {number[][]} matrix @param {Look} look */
    show(matrix, look = {}) {
        const {options} = this;
        const turned = look.turned || false;
        const seen = turned ? transposed(matrix) : matrix;
        const [rows, columns] = [options.rows || matrix.map((_, i) => String(i)), options.columns || (matrix[0] || []).map((_, j) => String(j))];
        const [down, across] = turned ? [columns, rows] : [rows, columns];
        const acrossShown = turned || options.columns !== undefined;
        const shape = `${shapeOf(seen)} ${turned} ${down} ${across}`;
        this.matrix = matrix;
        this.turned = turned;
        if (shape !== this.shape) this.lay(seen, down, across, acrossShown);
        this.shape = shape;
        const shapeText = options.plainName ? '' : ` ${shapeOf(seen)}`;
        const of = options.of ? [element('span', {className: 'unseen'}, `: ${options.of}`)] : [];
        this.caption.replaceChildren(...nameHtml(options.name + (turned && !options.plainName ? 'ᵀ' : '')), ...of, shapeText);
        const decimals = look.decimals ?? decimalsFor(matrix, options.decimals ?? 3);
        seen.forEach((line, i) => line.forEach((value, j) => {
            const cell = this.cells[i][j];
            const [row, column] = turned ? [j, i] : [i, j];
            const mark = look.mark ? look.mark(row, column) : '';
            const shade = options.shaded ? (Number.isNaN(value) ? 'no-shade' : `shade-${Math.round(Math.min(1, Math.max(0, value)) * 12)}`) : '';
            cell.className = `${shade} ${mark}`.trim();
            const text = shown(value, decimals);
            const inner = cell.firstElementChild;
            if (options.edit) {
                if (document.activeElement !== inner || Number(inner.value) !== value) inner.value = String(value);
            } else if (options.select) {
                inner.textContent = text;
                inner.setAttribute('aria-pressed', String(mark.includes('chosen')));
            } else {
                cell.textContent = text;
            }
            if (mark.includes('differs')) (options.select ? inner : cell).append(element('span', {className: 'sign', title: 'differs'}, '≠'));
        }));
        if (options.sums) this.showSums(seen, decimals);
    }

    /** Makes the cells, of a new shape. @param {number[][]} seen @param {string[]} down @param {string[]} across @param {boolean} acrossShown */
    lay(seen, down, across, acrossShown) {
        const {options} = this;
        // names that are hidden stand beside it: they are those of the rows, not of what is shown as rows
        const unnamed = options.unnamedRows === true && !this.turned;
        this.unnamed = unnamed;
        const heading = (/** @type {string} */ scope, /** @type {string} */ name) => element('th', {scope}, ...nameHtml(name));
        const rowHeading = (/** @type {string} */ name) => element('th', {scope: 'row', className: unnamed ? 'unseen' : ''}, ...nameHtml(name));
        this.head.replaceChildren();
        if (acrossShown && across.length > 0) {
            this.head.append(element('tr', {}, element('td', {className: unnamed ? 'unseen' : ''}), ...across.map((name) => heading('col', name)), ...(options.sums ? [heading('col', 'Σ')] : [])));
        }
        this.cells = seen.map((line, i) => line.map((_, j) => {
            const name = `${options.name.replace(/_/g, ' ')}, row ${down[i]}, column ${across[j]}`;
            if (options.edit) {
                const input = element('input', {type: 'number', step: options.step ?? 0.5, ariaLabel: name});
                input.addEventListener('input', () => this.edited(i, j, input));
                return element('td', {}, input);
            }
            if (options.select) {
                const inner = element('button', {type: 'button', tabIndex: i === 0 && j === 0 ? 0 : -1});
                inner.addEventListener('click', () => this.choose(i, j));
                return element('td', {}, inner);
            }
            return element('td');
        }));
        // both margins: one of them is 1 everywhere, and which one says along which axis the softmax runs
        const sum = () => element('td', {className: 'sum'});
        this.rowSums = options.sums ? seen.map(sum) : [];
        this.columnSums = options.sums ? across.map(sum) : [];
        this.body.replaceChildren(...this.cells.map((line, i) =>
            element('tr', {}, rowHeading(down[i]), ...line, ...this.rowSums.slice(i, i + 1))));
        if (this.columnSums.length > 0) this.body.append(element('tr', {}, rowHeading('Σ'), ...this.columnSums, ...this.rowSums.slice(0, 1).map(sum)));
        const wide = seen.length > 0 && seen[0].length > 5;
        if (wide) Object.assign(this.element, {tabIndex: 0, role: 'group', ariaLabel: options.name});
    }

    /** @param {number[][]} seen @param {number} decimals */
    showSums(seen, decimals) {
        const sum = (/** @type {number[]} */ numbers) => shown(numbers.reduce((a, b) => a + b, 0), Math.min(decimals, 2));
        this.rowSums.forEach((cell, i) => { cell.textContent = sum(seen[i]); });
        // the row's own heading cannot be seen where those of the other rows cannot
        const sign = this.unnamed ? 'Σ ' : '';
        this.columnSums.forEach((cell, j) => { cell.textContent = sign + sum(seen.map((line) => line[j])); });
    }

    /** @param {number} i @param {number} j @param {HTMLInputElement} input */
    edited(i, j, input) {
        if (input.value.trim() === '' || !Number.isFinite(Number(input.value))) return; // somebody is still typing
        const [row, column] = this.turned ? [j, i] : [i, j];
        const next = this.matrix.map((line) => [...line]);
        next[row][column] = Math.max(-1e6, Math.min(1e6, Number(input.value)));
        /** @type {any} */ (this.options).edit(next);
    }

    /** @param {number} i @param {number} j */
    choose(i, j) {
        for (const cell of this.cells.flat()) cell.firstElementChild.tabIndex = -1;
        this.cells[i][j].firstElementChild.tabIndex = 0;
        const [row, column] = this.turned ? [j, i] : [i, j];
        /** @type {any} */ (this.options).select(row, column);
    }

    /** Arrow keys go from cell to cell where cells are selected. @param {KeyboardEvent} event */
    move(event) {
        const step = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]}[event.key];
        if (!this.options.select || !step) return;
        const i = this.cells.findIndex((line) => line.some((cell) => cell.contains(event.target)));
        const j = i < 0 ? -1 : this.cells[i].findIndex((cell) => cell.contains(/** @type {Node} */ (event.target)));
        const next = this.cells[i + step[0]]?.[j + step[1]];
        event.preventDefault();
        if (!next) return;
        this.choose(i + step[0], j + step[1]);
        next.firstElementChild.focus();
    }
}
