/** What Rutter understood of a runbook: typed items, each with its lines and how sure it is. Plain data, stable. */
import type { Diagnostic, Lines } from "../base/index.ts";
import type {
  ApprovalItem,
  CheckItem,
  CommandItem,
  ContactItem,
  ExpectationItem,
  GuardItem,
  InputItem,
  LadderItem,
  LaterItem,
  QueryItem,
  QuestionItem,
  RequestItem,
  SectionItem,
  SoakItem,
  TargetItem,
  TextItem,
  VerbItem,
  WaitItem,
  WindowItem,
} from "./items.ts";

export type * from "./item-base.ts";
export type * from "./items.ts";

export type Item =
  | SectionItem
  | CommandItem
  | CheckItem
  | QuestionItem
  | QueryItem
  | RequestItem
  | WaitItem
  | SoakItem
  | GuardItem
  | TargetItem
  | LadderItem
  | WindowItem
  | ApprovalItem
  | ContactItem
  | InputItem
  | ExpectationItem
  | TextItem
  | LaterItem
  | VerbItem;

export interface Unread {
  readonly lines: Lines;
  readonly why: string;
}

export interface Coverage {
  readonly operational: number;
  readonly understood: number;
  readonly unread: number;
}

/** What the front matter's `rutter:` key gives; checked, unknown keys are diagnostics. */
export interface FrontMatter {
  readonly service: string | null;
  readonly environment: string | null;
  readonly zone: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, string>>;
  readonly defaults: Readonly<Record<string, string>>;
}

export interface Reading {
  readonly rutter: "reading/1";
  readonly file: string;
  readonly title: string | null;
  readonly items: readonly Item[];
  readonly unread: readonly Unread[];
  readonly coverage: Coverage;
  readonly front: FrontMatter | null;
  readonly diagnostics: readonly Diagnostic[];
}
