// What is wrong with the book: collected, so that one build shows all of it.
'use strict';

const found = [];

/** Notes a problem: where it is, and what. The build fails at its end. */
function problem(where, what) {
    found.push(`${where}: ${what}`);
}

/** Ends the build with status 1 if there was a problem. */
function stopOnProblems() {
    if (found.length === 0) return;
    for (const each of found) console.error(each);
    console.error(`the book has ${found.length} problem${found.length === 1 ? '' : 's'}, see above`);
    process.exit(1);
}

module.exports = {problem, stopOnProblems};
