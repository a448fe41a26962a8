/** What every item of a reading has, and the words its fields may hold. */
import type { Lines } from "../base/index.ts";

export type Sureness = "exact" | "inferred" | "unsure";

export type Role =
  | "prerequisites"
  | "before"
  | "steps"
  | "verify"
  | "watch"
  | "rollback"
  | "after-rollback"
  | "recover"
  | "communicate"
  | "diagnose"
  | "contacts"
  | "windows"
  | "template"
  | "later"
  | "reference";

export type CourseName = "main" | "rollback" | "recover" | "diagnose" | "later" | "none";

export type Siblings = "sequence" | "choice" | "branches";

export type Danger = "read" | "write" | "destroy";

export type GuardAction = "rollback" | "prepare" | "ask" | "escalate" | "pause" | "note";

export interface ItemBase {
  /** The heading path as slugs plus a position; it survives edits elsewhere in the file. */
  readonly id: string;
  readonly lines: Lines;
  readonly sure: Sureness;
  /** The id of the innermost section; null above the first heading. */
  readonly section: string | null;
  readonly text: string;
  /** What an annotation on the fence or the line before it asked for; absent where there is none. */
  readonly notes?: Annotation;
}

/** The annotation words of `docs/format/annotations.md` that later rooms need, as written and checked. */
export interface Annotation {
  readonly name?: string;
  readonly timeoutMs?: number;
  readonly retries?: number;
  readonly on?: string;
  /** `on=here`: on this machine, whatever was connected to before. Used while reading; no item has it. */
  readonly here?: true;
  readonly expect?: string;
  readonly undo?: string;
  readonly confirm?: boolean;
  readonly lever?: boolean;
  /** What shifts the traffic does it: it is not run where there is such a target. */
  readonly absorbed?: boolean;
}
