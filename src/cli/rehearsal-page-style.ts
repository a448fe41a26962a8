/** The style of a rehearsal's page, by hand: light and dark, a phone and a wide screen, nothing fetched. */
export const PAGE_STYLE = `
:root {
  --ground: #fbfaf8; --ink: #1d1c1a; --faint: #69655e; --line: #dedad3; --row: #f3f0eb;
  --good: #23653a; --asks: #7d5200; --asks-ground: #fdf1d7; --harm: #a8201a; --harm-ground: #fbe5e2; --link: #1d4f91;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #171614; --ink: #e9e6e1; --faint: #a19b92; --line: #35322e; --row: #201e1b;
    --good: #83c796; --asks: #ecc06b; --asks-ground: #352a14; --harm: #ff9a8f; --harm-ground: #3c1d1a; --link: #9cc2f5;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif;
}
main { max-width: 74rem; margin: 0 auto; padding: 2rem clamp(1rem, 4vw, 3rem) 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.125rem; margin: 2.5rem 0 .75rem; }
p { margin: .25rem 0; max-width: 68ch; }
a { color: inherit; text-decoration-color: var(--line); text-underline-offset: .2em; }
a:hover { color: var(--link); text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.place { color: var(--faint); font-size: .875rem; overflow-wrap: anywhere; }
.name { display: inline-grid; grid-template-columns: 2.4em 1fr; }
.number { color: var(--faint); font-variant-numeric: tabular-nums; }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: .5rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
li.placed { display: grid; grid-template-columns: 8rem 1fr; align-items: baseline; }
.scroll + .scroll { margin-top: 1rem; }
.scroll { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .9375rem; }
caption { text-align: left; padding: .6rem .75rem; color: var(--faint); font-size: .875rem; }
th, td { text-align: left; padding: .45rem .75rem; vertical-align: top; border-top: 1px solid var(--line); }
thead th { font-weight: 600; font-size: .875rem; color: var(--faint); white-space: nowrap; }
tbody th { font-weight: 400; }
td { white-space: nowrap; }
.scroll th:first-child { position: sticky; left: 0; background: var(--ground); min-width: 18rem; max-width: 26rem; overflow-wrap: anywhere; border-right: 1px solid var(--line); }
tbody tr:nth-child(even) > * { background: var(--row); }
.good { color: var(--good); }
td.asks, dt.asks { color: var(--asks); background: var(--asks-ground) !important; }
td.harm, dt.harm { color: var(--harm); background: var(--harm-ground) !important; font-weight: 600; }
h2.harm { color: var(--harm); }
td.none { color: var(--line); }
.aside { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
dl.legend { display: grid; grid-template-columns: max-content 1fr; gap: .35rem 1rem; margin: 0 0 1rem; font-size: .9375rem; }
dt { padding: 0 .5rem; border-radius: .25rem; justify-self: start; }
dd { margin: 0; color: var(--faint); }
details { border-top: 1px solid var(--line); }
details[open] { padding-bottom: 1rem; }
summary { padding: .6rem 0; cursor: pointer; overflow-wrap: anywhere; }
summary .name { display: inline; }
summary .number { display: inline-block; min-width: 2.4em; }
summary .place { float: right; padding-left: 1rem; }
details td { white-space: normal; min-width: 12rem; }
details td:nth-child(2) { min-width: 9rem; }
details .scroll th:first-child { min-width: 9rem; white-space: nowrap; }
@media (max-width: 40rem) {
  main { padding-top: 1.25rem; }
  .scroll th:first-child { max-width: 11rem; min-width: 11rem; font-size: .875rem; }
  .name { grid-template-columns: 2em 1fr; }
  details .scroll th:first-child { min-width: 7rem; max-width: 7rem; white-space: normal; }
  dl.legend { grid-template-columns: 1fr; gap: .1rem; }
  dd { margin-bottom: .5rem; }
  li.placed { display: block; }
  li .place { display: block; }
  summary .place { float: none; display: block; padding-left: 2.2em; }
}
@media print { .scroll { overflow: visible; border: 0; } details { break-inside: avoid; } }
`;
