// The workflows that teachers copy have the form that GitHub asks for, and keep to what is safe.
const assert = require('node:assert/strict');
const {execFileSync} = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const {describe, it} = require('node:test');

const YAML = (() => {
    try {
        return require('yaml');
    } catch {
        console.log('there is no YAML parser: Debian has it as node-yaml');
        process.exit(77);
    }
})();

const root = process.env.QKV_COURSE ?? path.join(__dirname, '..', '..');
const folder = path.join(root, 'docs', 'grading', 'github');

const keys = {
    workflow: ['name', 'on', 'permissions', 'env', 'jobs'],
    job: ['runs-on', 'container', 'timeout-minutes', 'strategy', 'needs', 'if', 'steps'],
    step: ['id', 'name', 'if', 'uses', 'with', 'run', 'env'],
};
const events = ['push', 'workflow_dispatch'];

/** All texts in a value, at any depth. */
function textsIn(value) {
    if (typeof value === 'string') return [value];
    return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** The names that expressions read: "env.COURSE", "matrix.part", ... */
function namesReadBy(value) {
    const expressions = textsIn(value).flatMap((text) => [...text.matchAll(/\$\{\{(.*?)\}\}/gs)].map(([, inside]) => inside));
    return expressions.flatMap((inside) => inside.replace(/'[^']*'/g, '').match(/[a-z]+(\.[A-Za-z_-]+)+/g) ?? []);
}

function complaintsAboutStep(step, what, known) {
    const complaints = [];
    if ((step.uses === undefined) === (step.run === undefined)) complaints.push(`${what}: either uses or run`);
    if (step.uses !== undefined && !/^[a-z-]+\/[a-z-]+@[0-9a-f]{40}$/.test(step.uses)) complaints.push(`${what}: ${step.uses} is not pinned to a commit`);
    if (step.run !== undefined) {
        // what is put into a script is run by it, whoever wrote it
        if (step.run.includes('${{')) complaints.push(`${what}: an expression within a script; hand it over by env`);
        try {
            execFileSync('sh', ['-n'], {input: step.run, stdio: ['pipe', 'pipe', 'pipe']});
        } catch (error) {
            complaints.push(`${what}: ${error.stderr}`);
        }
        for (const [, file] of step.run.matchAll(/\bcourse\/([\w./-]+)/g)) {
            if (!fs.existsSync(path.join(root, file))) complaints.push(`${what}: the course has no ${file}`);
        }
    }
    for (const name of namesReadBy(step)) {
        const [context, first] = name.split('.');
        if (context in known ? !known[context].includes(first) : !['secrets', 'strategy'].includes(context)) complaints.push(`${what}: there is no ${name}`);
    }
    return complaints;
}

/** What is wrong about a workflow. */
function complaintsAbout(text) {
    const document = YAML.parseDocument(text, {strict: true, uniqueKeys: true});
    const troubles = [...document.errors, ...document.warnings].map((trouble) => trouble.message);
    if (troubles.length > 0) return troubles;
    const workflow = document.toJS();
    const complaints = [];
    const only = (object, what, allowed) => {
        for (const key of Object.keys(object ?? {})) if (!allowed.includes(key)) complaints.push(`${what}: what is "${key}"?`);
    };
    const has = (condition, complaint) => { if (!condition) complaints.push(complaint); };
    const isMap = (value) => value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0;

    only(workflow, 'the workflow', keys.workflow);
    has(isMap(workflow.on), 'on: no event');
    only(workflow.on, 'on', events);
    has(isMap(workflow.permissions), 'permissions: whatever is the default');
    has(isMap(workflow.jobs), 'jobs: there is none');
    for (const [name, job] of Object.entries(workflow.jobs ?? {})) {
        only(job, name, keys.job);
        has(/^ubuntu-[0-9.]+$/.test(job['runs-on']), `${name}: runs-on`);
        has(Number.isInteger(job['timeout-minutes']), `${name}: it may take for ever`);
        for (const other of [job.needs ?? []].flat()) {
            has(other in workflow.jobs, `${name}: needs ${other}, which is no job`);
            has(other !== name && ![workflow.jobs[other]?.needs ?? []].flat().includes(name), `${name}: waits for itself`);
        }
        const matrix = job.strategy?.matrix ?? {};
        has(!job.strategy || isMap(matrix), `${name}: a strategy without a matrix`);
        for (const [axis, values] of Object.entries(matrix)) has(Array.isArray(values) && values.length > 0, `${name}: ${axis} has no values`);
        has(Array.isArray(job.steps) && job.steps.length > 0, `${name}: steps`);
        const known = {env: Object.keys(workflow.env ?? {}), matrix: Object.keys(matrix), steps: []};
        for (const [index, step] of Object.entries(job.steps ?? [])) {
            only(step, `${name}, step ${index}`, keys.step);
            complaints.push(...complaintsAboutStep(step, `${name}, step ${index}`, known));
            if (step.id) known.steps.push(step.id);
        }
    }
    return complaints;
}

describe('the workflows for teachers', () => {
    for (const file of fs.readdirSync(folder)) {
        it(`${file} is sound`, () => {
            const text = fs.readFileSync(path.join(folder, file), 'utf8');
            assert.deepEqual(complaintsAbout(text), []);
            // beside each commit stands the version that a reader knows it by
            for (const line of text.split('\n')) if (/\buses:/.test(line)) assert.match(line, / # v[0-9.]+$/);
        });
    }

    it('there is one for a submission, and one for a class, whose parts are put together', () => {
        assert.deepEqual(fs.readdirSync(folder).sort(), ['class.yml', 'grade.yml']);
        const {jobs} = YAML.parse(fs.readFileSync(path.join(folder, 'class.yml'), 'utf8'));
        assert.deepEqual(jobs.merge.needs, 'part');
        // grade_part.sh counts from 0
        assert.deepEqual(jobs.part.strategy.matrix.part, jobs.part.strategy.matrix.part.map((_, index) => index));
        const uses = (job, action) => job.steps.find((step) => step.uses?.startsWith(`actions/${action}@`)).with;
        const uploaded = uses(jobs.part, 'upload-artifact').name.replace('${{ matrix.part }}', '*');
        assert.equal(uses(jobs.merge, 'download-artifact').pattern, uploaded);
    });
});

describe('a workflow that is wrong is refused', () => {
    const right = fs.readFileSync(path.join(folder, 'class.yml'), 'utf8');
    for (const [what, from, to, complaint] of [
        ['a tab', '    timeout', '\ttimeout', /./],
        ['a key that comes twice', 'name: class', 'name: class\nname: class', /unique/],
        ['no event', 'on:\n  workflow_dispatch:\n', '', /on: no event/],
        ['an event that is spelled wrongly', 'workflow_dispatch', 'workflow_despatch', /what is "workflow_despatch"/],
        ['rights by default', 'permissions:\n  contents: read\n', '', /permissions/],
        ['a job that it needs and that is not there', 'needs: part', 'needs: parts', /needs parts/],
        ['a matrix without values', '[0, 1, 2, 3]', '[]', /no values/],
        ['a value that the matrix lacks', 'PART: ${{ matrix.part }}', 'PART: ${{ matrix.parts }}', /there is no matrix.parts/],
        ['an action by its name', /checkout@[0-9a-f]{40}/, 'checkout@v4', /not pinned/],
        ['an expression within a script', '"$PART"', '"${{ matrix.part }}"', /by env/],
        ['a script that is no shell', 'if [ -d submissions/class ]; then', 'if [ -d submissions/class ];', /Syntax error|unexpected/],
        ['a file that the course lacks', 'grade_part.sh', 'grade_parts.sh', /has no docs\/grading\/grade_parts.sh/],
    ]) {
        it(what, () => {
            const wrong = right.replace(from, to);
            assert.notEqual(wrong, right);
            assert.match(complaintsAbout(wrong).join('\n'), complaint);
        });
    }
});
