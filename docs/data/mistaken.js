// A solution with a recorded mistake put in.
'use strict';

/**
 * @param {string} solution its text
 * @param {string} file where that stands
 * @param {{id: string, find: string, replace: string}} record
 */
exports.mistaken = (solution, file, {id, find, replace}) => {
    const pieces = solution.split(find);
    if (pieces.length !== 2) throw new Error(`${file}: "${find}" of "${id}" occurs ${pieces.length - 1} times, expected once`);
    return pieces.join(replace);
};
