/** The kinds of item that a reading is made of, each with its own fields. */
import type { Condition, WeekWindow } from "../base/index.ts";
import type { CourseName, Danger, GuardAction, ItemBase, Role, Siblings } from "./item-base.ts";

export interface SectionItem extends ItemBase {
  readonly kind: "section";
  readonly title: string;
  readonly level: number;
  readonly role: Role | null;
  readonly siblings: Siblings;
  /**
   * On the main course only the alternative taken by default stays; on the rollback, recover and diagnose
   * courses all alternatives stay and the plan makes a choice or a question of them.
   */
  readonly course: CourseName;
  /** It is one of several alternatives, or one of several branches; a sibling that is not is done either way. */
  readonly alternative: boolean;
  /** It is one of several alternatives and marked as the one to take (recommended, preferred, standard …). */
  readonly preferred: boolean;
  /** The circumstance its heading names ("After a reboot", "if needed"), or null. */
  readonly when: string | null;
}

export interface CommandFields {
  readonly run: string;
  readonly language: string;
  readonly danger: Danger;
  readonly repeat: boolean;
  readonly endless: boolean;
  readonly interactive: boolean;
  readonly host: string | null;
  readonly opens: string | null;
  /** What it opens is a shell of another user on the same host, named by `opens`. */
  readonly becomes?: true;
  /** The user that a line before it became (`sudo -i`, `su - deploy`); absent: whoever is there. */
  readonly as?: string;
  readonly choice: string | null;
  /** Of the alternatives that share `choice`, the one taken by default. */
  readonly preferred: boolean;
  readonly inside: string | null;
  readonly inputs: readonly string[];
  readonly when: string | null;
  readonly undoes: string | null;
  /** Holds an elision (`...`): never runnable as it stands. */
  readonly elided: boolean;
  /** Shared by the segments of one script: the plan makes one step of them. */
  readonly script: string | null;
}

export interface CommandItem extends ItemBase, CommandFields {
  readonly kind: "command";
}

export interface CheckItem extends ItemBase, CommandFields {
  readonly kind: "check";
  readonly establishes: string;
  readonly expects: string | null;
}

export interface QuestionItem extends ItemBase {
  readonly kind: "question";
  readonly establishes: string;
  /** The condition under which it is asked at all, or null. */
  readonly when: string | null;
}

export interface QueryItem extends ItemBase {
  readonly kind: "query";
  readonly sql: string;
  readonly danger: Danger;
  readonly through: string | null;
  readonly inside: string | null;
  readonly host: string | null;
  /** As of a command. */
  readonly as?: string;
  readonly inputs: readonly string[];
  readonly when: string | null;
  readonly choice: string | null;
}

export interface RequestItem extends ItemBase {
  readonly kind: "request";
  readonly method: string;
  readonly url: string;
  readonly danger: Danger;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string | null;
  readonly inputs: readonly string[];
}

export interface WaitItem extends ItemBase {
  readonly kind: "wait";
  readonly ms: number;
}

export interface SoakItem extends ItemBase {
  readonly kind: "soak";
  readonly minMs: number;
  readonly maxMs: number;
}

export interface GuardItem extends ItemBase {
  readonly kind: "guard";
  readonly when: Condition;
  readonly action: GuardAction;
  readonly waitMs: number | null;
  readonly withinMs: number | null;
  readonly armedForMs: number | null;
  readonly then: GuardAction | null;
}

export interface TargetItem extends ItemBase {
  readonly kind: "target";
  readonly when: Condition;
}

export interface Rung {
  readonly percent: number;
  readonly dwellMs: number | null;
}

export interface LadderItem extends ItemBase {
  readonly kind: "ladder";
  readonly rungs: readonly Rung[];
}

export interface WindowItem extends ItemBase, WeekWindow {
  readonly kind: "window" | "freeze";
}

export interface ApprovalItem extends ItemBase {
  readonly kind: "approval";
  readonly count: number;
  readonly who: string | null;
  readonly for: string | null;
}

export interface ContactItem extends ItemBase {
  readonly kind: "contact";
  readonly who: string;
  readonly how: string | null;
  readonly afterMs: number | null;
  readonly when: string | null;
}

export interface InputItem extends ItemBase {
  readonly kind: "input";
  readonly name: string;
  readonly spellings: readonly string[];
  /** What it may be, where the runbook says (`<a|b>`); empty: anything. */
  readonly options: readonly string[];
  /** What the runbook gives when nothing is set (`${1:-latest}`), or null. */
  readonly default: string | null;
}

export interface ExpectationItem extends ItemBase {
  readonly kind: "expectation";
  readonly of: string | null;
  readonly compiled: boolean;
  /** How a program judges it; null where only a person can. */
  readonly test: Expectation | null;
}

/** An expectation that a program can judge. */
export type Expectation =
  | { readonly kind: "contains"; readonly text: string }
  | { readonly kind: "matches"; readonly pattern: string }
  | { readonly kind: "equals"; readonly text: string }
  | { readonly kind: "rows"; readonly count: number }
  | { readonly kind: "status"; readonly code: number }
  | { readonly kind: "exit"; readonly code: number };

export interface TextItem extends ItemBase {
  readonly kind: "template" | "diagnosis" | "link" | "note";
  /** A note that is only the title of the command after it. */
  readonly titles?: true;
  /** A form of several lines in full; `text` is its first. */
  readonly whole?: string;
}

export interface LaterItem extends ItemBase {
  readonly kind: "later";
  readonly withinMs: number;
  readonly establishes: string;
}

/** A `rutter` fence: one verb that Rutter carries out itself. Values are checked and in base units. */
export interface VerbItem extends ItemBase {
  readonly kind: "verb";
  readonly verb: string;
  readonly value: unknown;
  readonly keys: Readonly<Record<string, unknown>>;
}
