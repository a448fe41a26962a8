/**
 * A plan for a terminal: what it is and its hash, then each course step by step with the runbook's lines, the guards
 * below what they watch, and at the end how sure all of it is.
 */
import { formatDuration } from "../base/index.ts";
import { type CourseName, nodesOf, type Plan } from "../plan/index.ts";
import { clean } from "./clean.ts";
import { type Look, paint, symbolsOf } from "./look.ts";
import { type PlanRow, planLines } from "./plan-columns.ts";
import { guardsOf, unwatchedRows, watchedRows } from "./plan-guards.ts";
import { nodeRows, whenText } from "./plan-node.ts";
import { undoLines } from "./plan-undos.ts";
import type { NodeGiven } from "./plan-words.ts";
import { edges, labelled } from "./row.ts";
import { widthOf, wrap } from "./width.ts";

const TITLE: Readonly<Record<CourseName, string>> = {
  main: "main",
  rollback: "back, when a guard trips, a step fails, or by rutter rollback",
  recover: "recover, when a person says so",
  diagnose: "diagnose, after a failure",
  later: "later",
};

const PREFIX: Readonly<Record<CourseName, string>> = {
  main: "",
  rollback: "r",
  recover: "c",
  diagnose: "d",
  later: "l",
};
const SHOWN: readonly CourseName[] = ["main", "rollback", "recover", "diagnose"];

/** Numbers as people will say them: by place in the course; what is absorbed is not done and has none. */
export function numbersOf(plan: Plan): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  for (const course of Object.keys(PREFIX) as CourseName[]) {
    let count = 0;
    for (const [id, node] of nodesOf(plan, course)) {
      if (numbers.has(id) || (node.kind === "step" && node.absorbedBy !== null)) continue;
      count += 1;
      numbers.set(id, `${PREFIX[course]}${count}`);
      if (node.kind === "step" && node.undo !== null) numbers.set(node.undo, `u${count}`);
    }
  }
  return numbers;
}

/** `4f2a-9c1e`: what a person can read out and compare. */
export function shortHash(hash: string): string {
  const digits = hash.replace(/^sha256:/, "");
  return `${digits.slice(0, 4)}-${digits.slice(4, 8)}`;
}

function versionOf(plan: Plan): string {
  const version = plan.inputs.version;
  return typeof version === "string" ? ` ${clean(version)}` : "";
}

function header(plan: Plan, look: Look): readonly string[] {
  const { to, more } = symbolsOf(look);
  const name = clean(plan.service ?? plan.runbook.file);
  const place = plan.environment === null ? "" : ` ${to} ${clean(plan.environment)}`;
  const hash = `plan ${shortHash(plan.hash)} (${plan.hash.slice(0, "sha256:".length + 8)}${more})`;
  const title = `${name}${versionOf(plan)}${place}`;
  const lines =
    widthOf(title) + 2 + widthOf(hash) <= look.columns
      ? [edges(look, { text: title, tone: "bold" }, hash)]
      : [...wrap(title, look.columns).map((line) => paint(look, "bold", line)), paint(look, "dim", hash)];
  if (plan.runbook.procedure !== null)
    lines.push(...labelled(look, "only   ", clean(plan.runbook.procedure)));
  const { class: what, because } = plan.policy;
  if (what !== "standard")
    lines.push(
      ...labelled(look, "class  ", [what, because.map(clean).join(", ")].filter(Boolean).join(": ")),
    );
  const inputs = Object.entries(plan.inputs).filter(([key]) => key !== "version");
  if (inputs.length > 0) {
    const said = inputs.map(
      ([key, value]) => `${key}=${typeof value === "string" ? clean(value) : value.secret}`,
    );
    lines.push(...labelled(look, "with   ", said.join(", ")));
  }
  return lines;
}

function courseLines(course: CourseName, given: NodeGiven): readonly string[] {
  const { plan, look } = given;
  const nodes = nodesOf(plan, course);
  if (nodes.length === 0) return [];
  const guards = course === "main" ? guardsOf(plan) : new Map();
  const rows: PlanRow[] = [];
  let under: string | null = null;
  for (const [id, node] of nodes) {
    const when = whenText(node, given);
    if (when !== null && when !== under) rows.push({ text: `${when}:`, tone: "yellow" });
    under = when;
    const own = [...nodeRows(id, node, given), ...watchedRows(guards.get(id), given)];
    // What hangs on an answer stands in from what is done in any case.
    rows.push(...(when === null ? own : own.map((row) => ({ ...row, indent: (row.indent ?? 0) + 2 }))));
  }
  const title = wrap(TITLE[course], look.columns).map((line) => paint(look, "bold", line));
  return ["", ...title, ...rows.flatMap((row) => planLines(row, look))];
}

/** `8 questions after 24 h, 7 after 1 week`: the follow-ups, without their words. */
function laterText(plan: Plan): string | null {
  const counts = new Map<number, number>();
  for (const [, node] of nodesOf(plan, "later")) {
    const after = node.kind === "gate" ? (node.opensAfterMs ?? 0) : 0;
    const asked = node.kind === "gate" ? Math.max(1, node.items.length) : 1;
    counts.set(after, (counts.get(after) ?? 0) + asked);
  }
  if (counts.size === 0) return null;
  const parts = [...counts]
    .sort(([a], [b]) => a - b)
    .map(([after, count], index) => {
      const noun = index > 0 ? "" : count === 1 ? " question" : " questions";
      return `${count}${noun} ${after === 0 ? "at the end" : `after ${formatDuration(after)}`}`;
    });
  return parts.join(", ");
}

function sureText(plan: Plan, look: Look): string {
  const entries = [...Object.values(plan.nodes), ...Object.values(plan.items), ...plan.guards];
  const of = (sure: string): number => entries.filter((entry) => entry.sure === sure).length;
  const { dot } = symbolsOf(look);
  const unsure = of("unsure") === 0 ? "none unsure" : `? ${of("unsure")} unsure`;
  const unread = plan.unread.reduce((sum, { lines: [first, last] }) => sum + last - first + 1, 0);
  return `${of("exact")} exact, ${dot} ${of("inferred")} inferred, ${unsure}; ${unread} line${unread === 1 ? "" : "s"} not understood`;
}

export function renderPlan(plan: Plan, look: Look): readonly string[] {
  const given: NodeGiven = { plan, look, numbers: numbersOf(plan) };
  const lines = [...header(plan, look)];
  for (const course of SHOWN) lines.push(...courseLines(course, given));
  if (plan.courses.main.length === 0 && plan.courses.rollback.length === 0)
    lines.push("", "nothing in this plan would be carried out");
  lines.push(...undoLines(given));
  const unwatched = unwatchedRows(plan, look);
  if (unwatched.length > 0) lines.push("", ...unwatched.flatMap((row) => planLines(row, look)));
  const later = laterText(plan);
  lines.push("", ...(later === null ? [] : labelled(look, "later  ", later)));
  lines.push(...labelled(look, "sure   ", sureText(plan, look)));
  return lines;
}
