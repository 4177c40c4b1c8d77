// What pages do when scripts are on: light or dark, search, predictions. Without scripts all of the
// text is there too.
'use strict';

// ---- light or dark --------------------------------------------------------------------------
{
    const button = document.querySelector('button.theme');
    const dark = () => (document.documentElement.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
    const say = () => button.setAttribute('aria-label', dark() ? 'Light page' : 'Dark page');
    button.hidden = false;
    say();
    button.addEventListener('click', () => {
        document.documentElement.dataset.theme = dark() ? 'light' : 'dark';
        keep('qkv-theme', document.documentElement.dataset.theme);
        say();
    });
}

/** Stores a text in the browser, where it lets us. */
function keep(name, text) {
    try {
        localStorage.setItem(name, text);
    } catch {
        // private windows and some browsers on file:// keep nothing: the page works without
    }
}

// ---- search ---------------------------------------------------------------------------------
{
    const button = document.querySelector('button.search');
    button.hidden = false;
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', 'Search the book');
    dialog.innerHTML = '<div class="head"><input type="search" aria-label="Search for" placeholder="variance, padding, jacobian ..." autocomplete="off">' +
        '<button type="button">Close</button></div><p role="status"></p><ul class="results"></ul>';
    document.body.append(dialog);
    const [input, close, status, results] = ['input', 'button', '[role=status]', '.results'].map((each) => dialog.querySelector(each));

    // a script, not fetch: pages opened from a folder may not fetch
    const load = (name) => new Promise((done, failed) => {
        const script = document.createElement('script');
        script.src = name;
        script.onload = done;
        script.onerror = failed;
        document.head.append(script);
    });
    // lunr mixes up digits with numbers of its own and then finds words that do not exist; and a * in a
    // word would be taken for a wildcard when it is looked up.
    const plain = (text) => text.replaceAll('*', ' ').replace(/\d/g, (digit) => `zq${'abcdefghij'[digit]}`);
    let index = null;
    const ready = async () => {
        if (!index) {
            await Promise.all([load('lunr.js'), load('search_index.js')]);
            index = window.lunr(function build() {
                this.ref('ref');
                this.field('title', {boost: 8});
                this.field('page', {boost: 3});
                this.field('text');
                window.qkvSections.forEach(([, page, title, text, weight], ref) =>
                    this.add({ref, page: plain(page), title: plain(title), text: plain(text)}, {boost: weight}));
            });
        }
    };

    /** The piece of a text where a word stands, or its beginning. */
    const around = (text, word) => {
        const at = text.toLowerCase().indexOf(word);
        const from = at < 60 ? 0 : text.indexOf(' ', at - 60) + 1;
        return (from > 0 ? '… ' : '') + text.slice(from, from + 150);
    };

    const find = () => {
        results.replaceChildren();
        const words = input.value.toLowerCase().match(/[\p{L}\p{N}_√]+/gu) || [];
        if (!index || words.length === 0) {
            status.textContent = '';
            return;
        }
        const hits = index.query((query) => {
            for (const word of words.map(plain)) {
                query.term(window.lunr.stemmer(new window.lunr.Token(word)).toString(), {boost: 10, usePipeline: false});
                query.term(word, {wildcard: window.lunr.Query.wildcard.TRAILING, usePipeline: false});
                if (word.length > 4) query.term(word, {editDistance: 1, boost: 0.2, usePipeline: false});
            }
        });
        status.textContent = hits.length === 0 ? 'Nothing found.' : `${hits.length} place${hits.length === 1 ? '' : 's'}`;
        for (const hit of hits.slice(0, 12)) {
            const [at, page, title, text] = window.qkvSections[Number(hit.ref)];
            const item = document.createElement('li');
            const link = document.createElement('a');
            link.href = at;
            link.addEventListener('click', () => dialog.close());
            const name = document.createElement('strong');
            name.textContent = title === page ? page : `${title} · ${page}`;
            const small = document.createElement('small');
            small.textContent = around(text, words[0]);
            link.append(name, small);
            item.append(link);
            results.append(item);
        }
    };

    const open = async () => {
        dialog.showModal();
        input.select();
        await ready();
        find();
    };
    button.addEventListener('click', open);
    close.addEventListener('click', () => dialog.close());
    input.addEventListener('input', find);
    document.addEventListener('keydown', (event) => {
        if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
        if (dialog.open || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
        event.preventDefault();
        open();
    });
}

// ---- the list of questions, narrowed down -----------------------------------------------------
{
    const form = document.querySelector('form.narrow');
    const rows = [...document.querySelectorAll('.all-questions tbody tr')];
    const narrow = () => {
        const asked = [...new FormData(form)].filter(([, value]) => value !== '');
        for (const row of rows) row.hidden = !asked.every(([name, value]) => row.dataset[name] === value);
        form.querySelector('output').textContent = `${rows.filter((row) => !row.hidden).length} questions`;
    };
    if (form) {
        form.hidden = false;
        form.addEventListener('input', narrow);
        narrow();
    }
}

// ---- a link to something that is folded away opens it -------------------------------------------
{
    const openTarget = () => {
        const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        for (let node = target; node; node = node.parentElement) if (node.tagName === 'DETAILS') node.open = true;
        if (target) target.scrollIntoView();
    };
    window.addEventListener('hashchange', openTarget);
    if (location.hash) openTarget();
}

// ---- what is folded away is printed, too ---------------------------------------------------------
{
    let unfolded = [];
    window.addEventListener('beforeprint', () => {
        unfolded = [...document.querySelectorAll('main details:not([open])')];
        for (const each of unfolded) each.open = true;
    });
    window.addEventListener('afterprint', () => {
        for (const each of unfolded) each.open = false;
    });
}

// ---- code can be copied ---------------------------------------------------------------------
for (const pre of document.querySelectorAll('pre.code')) {
    if (!navigator.clipboard || pre.textContent.split('\n').length < 3) continue;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
        await navigator.clipboard.writeText(pre.textContent);
        button.textContent = 'Copied';
    });
    const box = document.createElement('div');
    box.className = 'code-box';
    pre.replaceWith(box);
    box.append(pre, button);
}

