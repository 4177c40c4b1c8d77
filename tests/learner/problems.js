// What an editor finds in a report by the problem matchers of .vscode/tasks.json, a line each:
// "error file:line: message". Usage: node problems.js ROOT REPORT
const fs = require('node:fs');
const path = require('node:path');

const [root, report] = process.argv.slice(2);
const {tasks} = JSON.parse(fs.readFileSync(path.join(root, '.vscode', 'tasks.json'), 'utf8'));
const lines = fs.readFileSync(report, 'utf8').split('\n');
for (const {severity, pattern} of tasks.flatMap((task) => task.problemMatcher).filter((matcher) => matcher.owner)) {
    const patterns = [pattern].flat();
    for (let at = 0; at < lines.length; ++at) {
        const matches = patterns.map(({regexp}, i) => new RegExp(regexp).exec(lines[at + i] ?? ''));
        if (matches.some((match) => match === null)) continue;
        const part = (name) => patterns.flatMap((one, i) => (one[name] ? [matches[i][one[name]]] : []))[0];
        console.log(`${severity} ${part('file')}:${part('line')}: ${part('message')}`);
    }
}
