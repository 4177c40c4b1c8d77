// Writes fsrs_reference.json: what ts-fsrs 5.4.2 (npm, FSRS-6) computes, which fsrs_test.cpp holds
// coach/memory/ to. Run by hand where Node is, from the root of the repository; the same file each
// time:
//
//   copy=$(mktemp -d) && cp tests/coach/fsrs_reference.mjs "$copy" && (cd "$copy" &&
//     npm install --silent ts-fsrs@5.4.2 >&2 && node fsrs_reference.mjs) \
//     > tests/coach/fsrs_reference.json
//
// Asked are next_state, forgetting_curve and next_interval, the model of the memory, with
// enable_short_term, so that 0 days is FSRS-6's same-day formula. The schedulers of ts-fsrs would
// also force an order on the intervals of the four grades, which the coach does not.
import { CLAMP_PARAMETERS, FSRSAlgorithm, W17_W18_Ceiling, default_w } from "ts-fsrs";

// mulberry32: numbers in [0, 1) that depend on the seed alone
function generator(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const [again, hard, good, easy] = [1, 2, 3, 4];
const defaults = [...default_w];
// somebody who forgets fast, and somebody who hardly does
const fast = [0.1, 0.4, 1.1, 3.2, 7.5, 0.6, 2.2, 0.05, 1.2, 0.3, 0.6, 1.1, 0.12, 0.2, 1.2, 0.4,
  1.4, 0.7, 0.3, 0.15, 0.35];
const slow = [0.9, 3.3, 9.7, 31.0, 4.8, 1.1, 1.4, 0.2, 2.3, 0.05, 1.1, 2.4, 0.03, 0.4, 2.2, 0.8,
  2.9, 0.3, 0.6, 0.02, 0.11];
// a first stability below the least, 0.1, and a first difficulty of easy below 1
const edges = [0.001, 0.05, 0.2, 100, 1.5, 1.5, 3.9, 0.75, 0.5, 0.8, 3.5, 5, 0.25, 0.9, 0.1, 0.01,
  6, 2, 2, 0.8, 0.8];

const histories = [];
function add(about, parameters, retention, answers) {
  const fsrs = new FSRSAlgorithm({ w: parameters, request_retention: retention,
    enable_fuzz: false, enable_short_term: true, maximum_interval: 36500 });
  if (fsrs.parameters.w.some((w, i) => w !== parameters[i])) throw new Error("clipped: " + about);
  let memory = null;
  const reviews = answers.map((answer) => {
    // a function decides by what is due
    const [days, grade] = typeof answer === "function" ? answer(memory && fsrs.next_interval(
      memory.stability, 0)) : answer;
    const retrievability = memory ? fsrs.forgetting_curve(days, memory.stability) : null;
    memory = fsrs.next_state(memory, days, grade);
    const exact = memory.stability * fsrs.interval_modifier;
    // the roundings of ts-fsrs must not decide between two intervals
    if (exact < 40000 && Math.abs(exact % 1 - 0.5) < 1e-3) throw new Error("half a day: " + about);
    return { days, grade, retrievability, stability: memory.stability,
      difficulty: memory.difficulty, interval: fsrs.next_interval(memory.stability, days) };
  });
  histories.push({ about, parameters, retention, reviews });
}

const sets = { defaults, fast, slow, edges };
for (const [name, parameters] of Object.entries(sets)) {
  for (const grade of [again, hard, good, easy]) {
    add(`${name}: always grade ${grade}, when due`, parameters, 0.9,
      Array.from({ length: 6 }, () => (due) => [due ?? 0, grade]));
  }
  add(`${name}: three times a day`, parameters, 0.9,
    [again, again, good, hard, easy, good, again, hard, good].map((grade, i) =>
      [i % 3 === 0 && i > 0 ? 1 : 0, grade]));
  add(`${name}: after years`, parameters, 0.9,
    [[0, good], [400, good], [4000, hard], [36500, easy], [1, again], [100000, again]]);
}
for (const retention of [0.05, 0.7, 0.8, 0.95, 0.99]) {
  add(`defaults: retention ${retention}`, defaults, retention,
    [good, good, hard, easy, again, good].map((grade) => (due) =>
      [Math.min(due ?? 0, 500), grade]));
}
let seed = 6;
for (const [name, parameters] of Object.entries(sets)) {
  for (const retention of [0.8, 0.9, 0.97]) {
    const random = generator(seed++);
    add(`${name}: drawn, retention ${retention}`, parameters, retention,
      Array.from({ length: 25 }, () => (due) => {
        const grade = [again, hard, good, good, good, good, easy][Math.floor(random() * 7)];
        const kind = random();
        if (kind < 0.2) return [0, grade];
        if (kind < 0.3) return [1 + Math.floor(random() * 3000), grade];
        return [Math.max(1, Math.round((due ?? 1) * (0.3 + 1.4 * random()))), grade];
      }));
  }
}
const random = generator(1);
add("defaults: a long history", defaults, 0.9, Array.from({ length: 150 }, () => (due) =>
  [due ?? 0, random() < 0.15 ? again : random() < 0.2 ? hard : good]));

const lines = histories.map(({ reviews, ...history }) => JSON.stringify(history).slice(0, -1) +
  `,"reviews":[\n` + reviews.map((review) => JSON.stringify(review)).join(",\n") + "]}");
console.log(`{"package":"ts-fsrs","version":"5.4.2",
"default_parameters":${JSON.stringify(default_w)},
"parameter_bounds":${JSON.stringify(CLAMP_PARAMETERS(W17_W18_Ceiling, true))},
"histories":[\n${lines.join(",\n")}]}`);
