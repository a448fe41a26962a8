/**
 * What a step of a runbook does to the world, in the few kinds whose order and whose way back matter. Shapes only;
 * `deeds.ts` finds them.
 */
import type { Span } from "../base/index.ts";
import type { CourseName, Item, SectionItem } from "../runbook/index.ts";

export type DeedKind =
  /** New code or configuration of a service goes out. */
  | "deploy"
  | "restart"
  /** Something outside is changed that is no service: infrastructure, settings. */
  | "apply"
  | "migrate"
  | "migrate-back"
  /** Takes away what running code may still use: a column, a table, an endpoint. */
  | "contract"
  | "backup"
  | "restore"
  /** A script or a tool's subcommand that is named for going back. */
  | "go-back"
  /** Tells people that something is about to happen. */
  | "notice";

export interface Deed {
  readonly kind: DeedKind;
  readonly item: Item;
  readonly section: SectionItem | null;
  readonly course: CourseName;
  readonly span: Span;
  readonly line: number;
  /** The command, the statement or the sentence, in one line. */
  readonly words: string;
  /** Shared by alternatives of which one is taken. */
  readonly choice: string | null;
}

/** Kinds that leave the world different. */
export const CHANGES: ReadonlySet<DeedKind> = new Set(["deploy", "restart", "apply", "migrate", "contract"]);
