// make_mistake.js RECORDS.json ID SOLUTION.cpp OUT.cpp: the reference solution with a recorded
// mistake put in.
'use strict';
const fs = require('fs');

const [records, id, solution, out] = process.argv.slice(2);
const record = JSON.parse(fs.readFileSync(records)).misconception.find((each) => each.id === id);
if (!record) {
    console.error(`${records}: no misconception has the id "${id}", which a question of the book names`);
    process.exit(1);
}
const text = fs.readFileSync(solution, 'utf8');
const pieces = text.split(record.find);
if (pieces.length !== 2) {
    console.error(`${solution}: "${record.find}" of "${id}" occurs ${pieces.length - 1} times, expected once`);
    process.exit(1);
}
fs.writeFileSync(out, pieces.join(record.replace));
