/**
 * A rehearsal as one page that needs nothing else: what was tried, the matrix of faults, each step in full, and the gaps.
 * Plain HTML without scripts; every text of the runbook is made harmless first.
 */

import type { FaultKind, Rehearsal, RehearsedFault, RehearsedStep } from "../app/index.ts";
import { formatDuration, plural } from "../base/index.ts";
import { clean } from "./clean.ts";
import { PAGE_STYLE } from "./rehearsal-page-style.ts";
import {
  ASKED,
  atRungText,
  COLUMN,
  endsText,
  faultOf,
  OF_TARGETS,
  roundedMs,
  rungText,
  standsText,
  stepsWith,
  WATCHED,
} from "./rehearse-words.ts";
import { shortHash } from "./render-plan.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const safe = (text: string): string => clean(text).replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const linesText = (lines: RehearsedStep["lines"]): string =>
  lines === null ? "" : lines[0] === lines[1] ? `line ${lines[0]}` : `lines ${lines[0]}–${lines[1]}`;

const WHERE_DONE: readonly FaultKind[] = ["fails", "hangs", "lies", "slow", "rutter-dies", "machine-dies"];

const LEGEND: readonly (readonly [string, string, string])[] = [
  [
    "good",
    "goes on",
    "nothing is lost: it went on, read what became of the step, repeated what is safe, or its lease took the traffic back",
  ],
  [
    "plain",
    "stop, back",
    "Rutter acts by itself: it ends before anything was written, or takes back what was done",
  ],
  [
    "asks",
    "ask, calls, waits",
    "a person decides or is called, or the release waits for somebody who does not come",
  ],
  ["harm", "HELD, unseen", "neither on nor back without a person; or nobody noticed"],
];

const CLASS: Readonly<Record<RehearsedFault["response"], string>> = {
  on: "good",
  read: "good",
  repeat: "good",
  lease: "good",
  seen: "plain",
  stop: "plain",
  back: "plain",
  ask: "asks",
  wait: "asks",
  call: "asks",
  held: "harm",
  unseen: "harm",
};

/** What is done in one table, what is asked and watched in another: no row is empty in half of its columns. */
function matrix(rehearsal: Rehearsal, title: string, among: readonly FaultKind[]): string {
  const kinds = among.filter((kind) => stepsWith(rehearsal, [kind]).length > 0);
  const steps = stepsWith(rehearsal, kinds);
  if (steps.length === 0) return "";
  const head = kinds.map((kind) => `<th scope="col">${COLUMN[kind]}</th>`).join("");
  const rows = steps.map((step) => {
    const cells = kinds.map((kind) => cell(rehearsal, step, kind)).join("");
    return `<tr><th scope="row">${nameOf(step, `<a href="#s-${safe(step.id)}">${safe(step.title)}</a>`)}</th>${cells}</tr>`;
  });
  return [
    `<div class="scroll" tabindex="0" role="region" aria-label="${title}">`,
    `<table class="matrix"><caption>${title}</caption><thead><tr><th scope="col">step</th>${head}</tr></thead>`,
    `<tbody>${rows.join("\n")}</tbody></table></div>`,
  ].join("\n");
}

const nameOf = (step: RehearsedStep, title: string): string =>
  `<span class="name"><span class="number">${safe(step.number)}</span><span>${title}</span></span>`;

function cell(rehearsal: Rehearsal, step: RehearsedStep, kind: FaultKind): string {
  const fault = faultOf(rehearsal, step.id, kind);
  if (fault === null)
    return `<td class="none"><span aria-hidden="true">·</span><span class="aside">not possible</span></td>`;
  return `<td class="${CLASS[fault.response]}">${safe(fault.does)}</td>`;
}

function inFull(rehearsal: Rehearsal, step: RehearsedStep): string {
  const faults = rehearsal.faults.filter((fault) => fault.step === step.id);
  const rows = faults.map((fault) => {
    const place =
      fault.lines !== null && step.lines !== null && fault.lines[0] !== step.lines[0]
        ? ` (${linesText(fault.lines)})`
        : "";
    const rung = fault.atRung === null ? "" : ` ${rungText(fault)}`;
    const does = fault.atRung === null ? fault.does : atRungText(fault);
    return [
      `<tr><th scope="row">${COLUMN[fault.fault]}${rung}${place}</th>`,
      `<td class="${CLASS[fault.response]}">${safe(does)}</td>`,
      `<td>${safe(endsText(fault))}</td><td>${safe(standsText(fault))}</td></tr>`,
    ].join("");
  });
  return [
    `<details id="s-${safe(step.id)}"><summary>${nameOf(step, safe(step.title))}`,
    `<span class="place">${linesText(step.lines)}</span></summary>`,
    `<div class="scroll" tabindex="0" role="region" aria-label="Faults of ${safe(step.number)}">`,
    `<table><thead><tr><th scope="col">when it</th><th scope="col">Rutter</th><th scope="col">it ends</th><th scope="col">what then stands</th></tr></thead>`,
    `<tbody>${rows.join("\n")}</tbody></table></div></details>`,
  ].join("");
}

interface Entry {
  readonly what: string;
  readonly lines: RehearsedStep["lines"];
}

const entry = ({ what, lines }: Entry): string =>
  lines === null
    ? `<li>${safe(what)}</li>`
    : `<li class="placed"><span class="place">${linesText(lines)}</span> <span>${safe(what)}</span></li>`;

const listed = (entries: readonly Entry[]): string => `<ul>${entries.map(entry).join("\n")}</ul>`;

function gaps({ gaps: found }: Rehearsal): string {
  const title = found.length === 0 ? "No gaps" : plural(found.length, "gap");
  return `<section aria-labelledby="gaps"><h2 id="gaps"${found.length === 0 ? "" : ' class="harm"'}>${title}</h2>${found.length === 0 ? "<p>What is known to be written is taken back, and somebody is there to be asked. What is not known stands in the notes.</p>" : listed(found)}</section>`;
}

function header({ runbook, environment, procedure, faults, steps, undisturbed, plan }: Rehearsal): string {
  const where = [
    environment === null ? "" : `to ${environment}`,
    procedure === null ? "" : `only “${procedure}”`,
  ]
    .filter((part) => part !== "")
    .join(", ");
  return [
    `<header><h1>${safe(runbook).replaceAll("/", "/<wbr>")}</h1>`,
    `<p>Rehearsal${where === "" ? "" : ` ${safe(where)}`}: ${plural(faults.length, "fault")} over ${plural(steps.length, "step")}, in a world that is made up.`,
    `Undisturbed it is ${safe(undisturbed.ends)} after ${formatDuration(roundedMs(undisturbed.ms))}, each question answered in a minute.</p>`,
    `<p class="place">plan ${safe(shortHash(plan))}</p></header>`,
  ].join("\n");
}

export function rehearsalPage(rehearsal: Rehearsal): string {
  const legend = LEGEND.map(
    ([name, words, meaning]) => `<dt class="${name}">${words}</dt><dd>${meaning}</dd>`,
  ).join("");
  const notes =
    rehearsal.notes.length === 0
      ? ""
      : `<section aria-labelledby="notes"><h2 id="notes">Notes</h2>${listed(rehearsal.notes)}</section>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Rehearsal of ${safe(rehearsal.runbook)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
${header(rehearsal)}
${gaps(rehearsal)}
<section aria-labelledby="faults"><h2 id="faults">Every fault at every step</h2>
<dl class="legend">${legend}</dl>
${matrix(rehearsal, "What Rutter does when a step or a check …", WHERE_DONE)}
${matrix(rehearsal, "What Rutter does when, of what is asked, …", ASKED)}
${matrix(rehearsal, "What Rutter does when, of what is watched, there is …", WATCHED)}
${matrix(rehearsal, "What Rutter does when a target that shifts traffic …", OF_TARGETS)}</section>
<section aria-labelledby="each"><h2 id="each">Where each leaves things</h2>
${rehearsal.steps.map((step) => inFull(rehearsal, step)).join("\n")}</section>
${notes}
</main>
</body>
</html>
`;
}
