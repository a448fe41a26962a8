/** Whether there is a way back, line by line, as far as it can be told before the release begins. It looks at nothing itself. */
import { formatInstant, type Instant, plural } from "../base/index.ts";
import type { ReadyItem } from "./policy.ts";

/** Where the same version went before. */
export interface Proved {
  readonly environment: string;
  readonly release: string;
  readonly at: Instant;
}

export interface ReadyFacts {
  /** A course that leads back, written by the team. */
  readonly hasRollback: boolean;
  /** Titles of the steps that change something, and of those that nothing takes back. */
  readonly writes: readonly string[];
  readonly withoutUndo: readonly string[];
  /** Inputs that the way back needs and nobody gave. */
  readonly missing: readonly string[];
  /** Migrations of the change, and those without a way down; null: it could not be told. */
  readonly migrations: readonly string[];
  readonly oneWay: readonly string[] | null;
  /** The environment that must have had it before; null: none must. */
  readonly after: string | null;
  /** Undefined: nobody looked. */
  readonly proved: Proved | null | undefined;
}

const list = (names: readonly string[]): string => {
  const rest = names.length - 3;
  return names.slice(0, 3).join(", ") + (rest > 0 ? ` and ${plural(rest, "other")}` : "");
};

export function readyItems(facts: ReadyFacts): readonly ReadyItem[] {
  return [...wayBack(facts), ...inputs(facts), ...migrations(facts), ...proof(facts)];
}

function wayBack({ hasRollback, writes, withoutUndo }: ReadyFacts): readonly ReadyItem[] {
  if (writes.length === 0) return [];
  if (hasRollback) return [{ id: "way-back", what: "way back: the runbook's own", holds: true }];
  if (withoutUndo.length === 0)
    return [
      { id: "way-back", what: "way back: every step that changes something can be taken back", holds: true },
    ];
  return [{ id: "way-back", what: `way back: nothing takes back ${list(withoutUndo)}`, holds: false }];
}

function inputs({ missing }: ReadyFacts): readonly ReadyItem[] {
  if (missing.length === 0) return [];
  return [{ id: "rollback-inputs", what: `the way back lacks a value for ${list(missing)}`, holds: false }];
}

function migrations({ migrations: all, oneWay }: ReadyFacts): readonly ReadyItem[] {
  if (all.length === 0) return [];
  const id = "migrations";
  if (oneWay === null) return [{ id, what: `way down of ${list(all)}: it could not be told`, holds: null }];
  if (oneWay.length > 0) return [{ id, what: `no way down for ${list(oneWay)}`, holds: false }];
  return [{ id, what: `${plural(all.length, "migration")} with a way down`, holds: true }];
}

function proof({ after, proved }: ReadyFacts): readonly ReadyItem[] {
  if (after === null) return [];
  const id = `proved-in-${after}`;
  if (proved === undefined) return [{ id, what: `went to ${after} before: nobody could look`, holds: null }];
  if (proved === null || proved.environment !== after)
    return [{ id, what: `this version has not been released to ${after}`, holds: false }];
  return [
    {
      id,
      what: `went to ${after} with release ${proved.release} at ${formatInstant(proved.at)}`,
      holds: true,
    },
  ];
}
