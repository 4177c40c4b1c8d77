#include "overview/page_style.hpp"

namespace coach {

// The colours are those of the book, docs/theme/book.css.
std::string_view page_style() {
    return R"css(
:root {
  color-scheme: light dark;
  --paper: #fdfcfa; --raised: #f4f1eb; --ink: #1d2129; --muted: #565e6b; --line: #d9d4ca;
  --bar: #1b57b0; --good: #17693a; --code: #1b57b0;
  --some: #d5e9da; --more: #8cc7a0; --much: #17693a; --on-much: #ffffff; --on-more: #10291a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171c; --raised: #1e232b; --ink: #e3e6eb; --muted: #a7afbc; --line: #363d49;
    --bar: #8fbaff; --good: #82d8a3; --code: #8fbaff;
    --some: #1b3a28; --more: #2d6a46; --much: #82d8a3; --on-much: #0e2417; --on-more: #ffffff;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 1.25rem 1rem 3rem; max-width: 60rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif;
}
h1 { margin: 0; font-size: 1.7rem; line-height: 1.2; }
h2 { margin: 2.5rem 0 0.25rem; font-size: 1.25rem; line-height: 1.3; }
p { margin: 0.35rem 0 0.75rem; max-width: 44rem; }
.muted, footer { color: var(--muted); }
code {
  font-family: ui-monospace, "SF Mono", Menlo, "DejaVu Sans Mono", monospace; font-size: 0.875em;
  color: var(--code); overflow-wrap: anywhere;
}
footer { margin-top: 3rem; padding-top: 0.75rem; border-top: 1px solid var(--line); font-size: 0.9rem; }

.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.75rem; margin: 1.25rem 0 0; }
.figures div { background: var(--raised); border: 1px solid var(--line); border-radius: 8px; padding: 0.6rem 0.8rem; }
.figures dt { color: var(--muted); font-size: 0.9rem; }
.figures dd { margin: 0; font-size: 1.35rem; font-weight: 650; line-height: 1.3; }
.figures dd small { display: block; font-size: 0.85rem; font-weight: 400; color: var(--muted); }

table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); padding-bottom: 0.35rem; }
th { text-align: left; font-weight: 600; }
thead th, thead td { border-bottom: 1px solid var(--line); }
thead th { font-size: 0.9rem; color: var(--muted); padding: 0.25rem 0.4rem; }
tbody th, tbody td { padding: 0.35rem 0.4rem; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody th { font-weight: 500; }
th:first-child, td:first-child { padding-left: 0; }
.number { text-align: right; white-space: nowrap; }
.narrow { width: 1%; white-space: nowrap; }
th code { display: block; font-weight: 400; }

.track { display: block; height: 0.7rem; margin-top: 0.45rem; background: var(--raised); border: 1px solid var(--line); border-radius: 4px; overflow: hidden; min-width: 3.5rem; }
.fill { display: block; height: 100%; background: var(--bar); }
.fill.good { background: var(--good); }
.days .track { background: none; border: 0; overflow: visible; }
.days .fill { border-radius: 0 4px 4px 0; min-width: 2px; }
.days tbody th, .days tbody td { padding-top: 0.15rem; padding-bottom: 0.15rem; border: 0; }
.days .marked th, .days .marked td { font-weight: 700; }

.curve { margin: 0.75rem 0; }
.plot { position: relative; height: 12rem; margin-left: 3.25rem; border-left: 1px solid var(--muted); border-bottom: 1px solid var(--muted); }
.plot svg { position: absolute; inset: 0; width: 100%; height: 100%; overflow: visible; }
.plot span { position: absolute; right: 100%; margin-right: 0.4rem; transform: translateY(50%); font-size: 0.85rem; color: var(--muted); line-height: 1; white-space: nowrap; }
.plot span.at { right: auto; margin: 0.5rem 0 0; top: 100%; transform: translateX(-50%); }
.plot span.at.last { transform: translateX(-100%); }
.plot span.at.first { transform: none; }
.plot polyline { fill: none; stroke: var(--bar); stroke-width: 2.5; vector-effect: non-scaling-stroke; }
.plot line { stroke: var(--line); stroke-width: 1; vector-effect: non-scaling-stroke; }
.curve table { margin-top: 2.25rem; }
.curve td, .curve thead th { text-align: right; white-space: nowrap; }
.curve thead th:first-child { text-align: left; }

.calendar { table-layout: fixed; border-collapse: separate; border-spacing: 2px; max-width: 44rem; }
.calendar th, .calendar td { padding: 0; border: 0; text-align: center; font-size: 0.85rem; height: 1.7rem; vertical-align: middle; }
.calendar caption { padding-left: 0; }
.calendar thead th { font-weight: 400; height: 1.3rem; }
.calendar .months th { font-weight: 600; text-align: left; }
.calendar tr > :first-child { width: 4rem; text-align: left; }
.calendar td { background: var(--raised); border-radius: 3px; color: var(--muted); }
.calendar thead td, .calendar tfoot td, .calendar td.later { background: none; }
.calendar td.some { background: var(--some); color: var(--ink); }
.calendar td.more { background: var(--more); color: var(--on-more); }
.calendar td.much { background: var(--much); color: var(--on-much); }
.calendar td.today { outline: 2px solid var(--ink); outline-offset: -2px; }
.calendar tfoot th, .calendar tfoot td { font-weight: 400; color: var(--muted); height: 1.3rem; }

.unsaid { padding-left: 1.2rem; max-width: 48rem; }
.unsaid li { margin-bottom: 0.6rem; }
.unsaid small { display: block; font-size: 0.9rem; color: var(--muted); }

@media (max-width: 30rem) {
  .curve td, .curve th + th { padding-left: 0.2rem; padding-right: 0.2rem; }
  .calendar th, .calendar td { font-size: 0.75rem; }
  .calendar tr > :first-child { width: 3.1rem; }
}
@media print {
  :root {
    --paper: #fff; --raised: #f4f1eb; --ink: #000; --muted: #444; --line: #bbb;
    --bar: #1b57b0; --good: #17693a; --code: #000;
    --some: #d5e9da; --more: #8cc7a0; --much: #17693a; --on-much: #fff; --on-more: #10291a;
  }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2 { margin-top: 1.2rem; break-after: avoid; }
  section { break-inside: avoid; }
  tr, li, .curve { break-inside: avoid; }
  .fill, .track, .calendar td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
)css";
}

}  // namespace coach
