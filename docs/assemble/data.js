// What the programs computed and the records say, by the names that pages use.
'use strict';
const fs = require('fs');
const path = require('path');
const {problem} = require('./problems.js');

function readFolder(folder) {
    if (!fs.existsSync(folder)) return [];
    return fs.readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => ({
        name: name.slice(0, -'.json'.length),
        ...JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')),
    }));
}

/** Everything under the folder of data, read once. */
function readData(folder) {
    const data = {
        numbers: {}, tables: {}, pictures: {},
        inputs: {},                                                   // "strip.q" -> what the living figure begins with
        lessons: readFolder(path.join(folder, 'lessons')),            // with exercise: [...]
        misconceptions: [],                                           // of all lessons, in their order
        examples: {},                                                 // by the id of a misconception
        interview: [],                                                // questions, with the file they are in
        quizzes: [],                                                  // questions, with their lesson
        quizValues: {},                                               // lesson -> "right" or a misconception -> question -> number
    };
    for (const program of readFolder(path.join(folder, 'figures'))) {
        for (const kind of ['numbers', 'tables', 'pictures', 'inputs']) {
            for (const [key, value] of Object.entries(program[kind])) {
                if (key in data[kind]) problem(`figures/${program.name}.cpp`, `"${key}" is computed by another program too`);
                data[kind][key] = value;
            }
        }
    }
    for (const lesson of data.lessons) lesson.number = Number(lesson.name.split('_')[0]);
    for (const {name, misconception} of readFolder(path.join(folder, 'misconceptions'))) {
        for (const record of misconception) data.misconceptions.push({...record, lesson: Number(name.split('_')[0])});
    }
    for (const {name, ...examples} of readFolder(path.join(folder, 'examples'))) Object.assign(data.examples, examples);
    for (const {name, question} of readFolder(path.join(folder, 'interview'))) {
        for (const each of question) data.interview.push({...each, file: name});
    }
    for (const {name, question} of readFolder(path.join(folder, 'quizzes'))) {
        for (const each of question) data.quizzes.push({...each, lesson: name});
        data.quizValues[name] = {};
        for (const program of readFolder(path.join(folder, 'quiz_values', name))) {
            data.quizValues[name][program.name] = program.answers;
        }
    }
    return data;
}

module.exports = {readData};
