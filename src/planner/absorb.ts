/**
 * What a target does by itself is taken out of the hands of the runbook's own commands: those that deploy the workload of a
 * ladder, and those that wait for it, are not run. That their words mean this is inferred, so it is unsure until somebody says so.
 */
import type { Item } from "../runbook/index.ts";
import type { Flows } from "./assemble.ts";
import type { Compiling } from "./compiling.ts";
import { type Deploying, deployingIn, namesOf } from "./deploying-command.ts";
import { type Draft, draftsOf, type Finding, type Flow, isDraft, isFan, type Part } from "./draft.ts";
import { targetOf } from "./shift-of.ts";
import { firstLine } from "./words.ts";

/** A ladder that a target carries, and what its workload is called. */
interface Carried {
  readonly id: string;
  readonly service: string;
  readonly names: ReadonlySet<string>;
}

/** On the way there and on the way back alike: going back is a switch of the target too. */
export function absorb(compiling: Compiling, flows: Flows): Flows {
  const carried = carriedIn(compiling, flows.main);
  if (carried.length === 0) return flows;
  const items = new Map(compiling.reading.items.map((item) => [item.id, item]));
  const given = { carried, items };
  return { ...flows, main: taken(given, flows.main), rollback: taken(given, flows.rollback) };
}

function carriedIn(compiling: Compiling, main: Flow): readonly Carried[] {
  return [...draftsOf(main)].flatMap(({ id, node }): readonly Carried[] => {
    if (node.kind !== "ladder" || node.flag !== null || node.service === null) return [];
    const target = targetOf(compiling, node.service);
    if (target === null || node.target === null || node.version === null) return [];
    return [{ id, service: node.service, names: namesOf(node.service, target.workload) }];
  });
}

interface Given {
  readonly carried: readonly Carried[];
  readonly items: ReadonlyMap<string, Item>;
}

function taken(given: Given, flow: Flow): Flow {
  const gone = new Set<string>();
  const parts = flow.map((part): Part => {
    if (isFan(part)) return { lanes: part.lanes.map((lane) => taken(given, lane)) };
    if (!isDraft(part))
      return { ...part, options: part.options.map((each) => ({ ...each, flow: taken(given, each.flow) })) };
    const found = absorbed(given, part);
    if (found !== null && found !== part && found.node.kind === "step" && found.node.absorbedBy !== null)
      gone.add(`${part.id}-confirm`);
    return found ?? part;
  });
  // Nobody is asked whether to run what is not run.
  return parts.filter((part) => !isDraft(part) || !gone.has(part.id));
}

/** Null: it has nothing to do with any target. */
function absorbed({ carried, items }: Given, one: Draft): Draft | null {
  const { node } = one;
  if (node.kind !== "step" || node.effect.hand !== "shell") return null;
  const isSaid = one.from.some((id) => items.get(id)?.notes?.absorbed === true);
  const text = textOf(node.effect.input);
  for (const by of carried) {
    const kinds = deployingIn(text, by.names);
    if (isSaid || isWhole(kinds)) return give(one, by, isSaid);
    if (kinds.includes("deploys")) return { ...one, findings: [...one.findings, partly(one, by)] };
  }
  return null;
}

const isWhole = (kinds: readonly Deploying[]): boolean => kinds.length > 0 && !kinds.includes("other");

/** Values stand in the place of what the shell would fill in, so that names can be known again. */
function textOf({ run, env }: Readonly<Record<string, unknown>>): string {
  const text = typeof run === "string" ? run : "";
  if (typeof env !== "object" || env === null) return text;
  const values = Object.entries(env).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value] as const] : [],
  );
  return text.replace(/\$\{(\w{1,80})\}|\$(\w{1,80})/g, (whole, braced, plain) => {
    const found = values.find(([name]) => name === (braced ?? plain));
    return found?.[1] ?? whole;
  });
}

function give(one: Draft, { id, service }: Carried, isSaid: boolean): Draft {
  const { node } = one;
  if (node.kind !== "step") return one;
  const sure = isSaid ? "exact" : "unsure";
  // What it would have lacked or left out matters no more.
  const kept = one.findings.filter(({ kind }) => kind === "invalid");
  const why = `the target of ${service} does it, as far as its words tell: mark it <!-- rutter: absorbed --> where that is so`;
  return {
    ...one,
    node: { ...node, sure, absorbedBy: id, undo: null, undoSure: null, missing: [] },
    line: null,
    look: null,
    undo: null,
    findings: isSaid ? kept : [...kept, unsure(one, why)],
  };
}

const partly = (one: Draft, { service }: Carried): Finding =>
  unsure(one, `part of it deploys ${service}, whose target does that: write it as a command of its own`);

const unsure = ({ node }: Draft, why: string): Finding => ({
  kind: "unsure",
  lines: node.lines ?? [1, 1],
  text: firstLine(node.title),
  why,
});
