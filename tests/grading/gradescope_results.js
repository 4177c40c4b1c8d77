// A file has the fields that Gradescope knows, and no others, and comes to a score.
// Usage: node gradescope_results.js RESULTS.JSON POINTS [TEXT THAT THE STUDENT READS]
const assert = require('node:assert/strict');
const fs = require('node:fs');

const [file, points, text] = process.argv.slice(2);
const results = JSON.parse(fs.readFileSync(file, 'utf8'));
const optional = {
    score: 'number', execution_time: 'number', output: 'string', output_format: 'string', test_output_format: 'string',
    test_name_format: 'string', visibility: 'string', stdout_visibility: 'string', extra_data: 'object', tests: 'object',
    leaderboard: 'object',
};
const ofATest = {
    score: 'number', max_score: 'number', status: 'string', name: 'string', name_format: 'string', number: 'string',
    output: 'string', output_format: 'string', tags: 'object', visibility: 'string', extra_data: 'object',
};
function hasKnownFields(object, fields) {
    for (const [name, value] of Object.entries(object)) assert.equal(typeof value, fields[name], name);
}

hasKnownFields(results, optional);
const tests = results.tests ?? [];
for (const test of tests) {
    hasKnownFields(test, ofATest);
    assert.ok([undefined, 'passed', 'failed'].includes(test.status), test.status);
    assert.equal(test.visibility ?? 'visible', 'visible', 'a hidden test hides the total');
}
// what Gradescope shows: the score, or else the sum of the tests
const total = results.score ?? tests.reduce((sum, test) => sum + test.score, 0);
assert.equal(total, Number(points));
if (text) assert.ok(JSON.stringify(results).includes(text), `the student does not read "${text}"`);
