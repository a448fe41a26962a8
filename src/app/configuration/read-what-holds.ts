/**
 * Checks a value against the schema, and where something in it is wrong, takes that out and checks again: what is left
 * is a configuration, and every issue is known at once.
 */
import type { z } from "zod";
import { type Configuration, configurationSchema } from "./configuration-schema.ts";
import type { Path, Raw } from "./document.ts";
import { type Issue, settled } from "./problems-of.ts";

const isMap = (value: Raw | undefined): value is { [key: string]: Raw } =>
  typeof value === "object" && !Array.isArray(value);

const childOf = (value: Raw | undefined, part: PropertyKey): Raw | undefined => {
  if (Array.isArray(value)) return value[Number(part)];
  if (isMap(value)) return Object.hasOwn(value, String(part)) ? value[String(part)] : undefined;
  return undefined;
};

/** The path of what must go: what stands there, or, where nothing does, what should have held it. */
function culprit(value: Raw, path: Path): Path {
  let here: Raw | undefined = value;
  const way: PropertyKey[] = [];
  for (const part of path) {
    // One that stands where a list may stand is item 0 of it.
    if (part === 0 && !Array.isArray(here)) continue;
    here = childOf(here, part);
    if (here === undefined) return way;
    way.push(part);
  }
  return way;
}

/** Its place in a list is kept, so that the paths of others still lead where they did. */
function without(value: Raw, [part, ...rest]: Path): Raw {
  if (part === undefined) return {};
  const child = childOf(value, part);
  if (child === undefined) return value;
  const left = rest.length === 0 ? GONE : without(child, rest);
  if (Array.isArray(value)) return value.map((each, index) => (index === part ? left : each));
  return isMap(value) ? { ...value, [String(part)]: left } : value;
}

const GONE = "\u0000gone";

function withoutGone(value: Raw): Raw {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.filter((each) => each !== GONE).map(withoutGone);
  const kept = Object.entries(value).filter(([, each]) => each !== GONE);
  return Object.fromEntries(kept.map(([key, each]) => [key, withoutGone(each)]));
}

const pathsOf = (issue: Issue): readonly Path[] =>
  issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

export interface WhatHolds {
  readonly value: Configuration;
  readonly issues: readonly Issue[];
}

const check = (raw: Raw): z.ZodSafeParseResult<Configuration> => configurationSchema.safeParse(raw);

/** Taking out a key that must be there takes out what held it, level by level: no deeper than the schema is. */
const ROUNDS = 12;

export function readWhatHolds(raw: Raw): WhatHolds {
  const first = check(raw);
  if (first.success) return { value: first.data, issues: [] };
  const issues = first.error.issues.flatMap((issue) => settled(issue));
  let left = raw;
  let wrong: readonly Issue[] = issues;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = left;
    const culprits = wrong.flatMap(pathsOf).map((path) => culprit(before, path));
    left = withoutGone(culprits.reduce(without, before));
    const next = check(left);
    if (next.success) return { value: next.data, issues };
    wrong = next.error.issues.flatMap((issue) => settled(issue));
  }
  return { value: {}, issues };
}
