/** What `rutter init` finds in a repository, each with the file it was found in. Names only: no value of a secret. */
import { findSecrets } from "../../base/index.ts";

export type TargetKind = "kubernetes" | "pm2" | "compose" | "process";

export type Value = string | number | readonly Value[] | { readonly [key: string]: Value };

/** A place where a service runs. */
export interface TargetFound {
  readonly service: string;
  readonly from: string;
  /** Null: in every environment. */
  readonly environment: string | null;
  /** As the target stands in `rutter.yaml`; it begins with `kind`. */
  readonly keys: { readonly kind: TargetKind } & Readonly<Record<string, Value>>;
  /** What a first runbook needs to know beside. */
  readonly image?: string;
  /** The variable of a compose file that takes the image's tag. */
  readonly tagVariable?: string;
}

export interface EnvironmentFound {
  readonly name: string;
  readonly namespace?: string;
  readonly context?: string;
  readonly from: string;
}

export interface RunbookFound {
  readonly path: string;
  /** What it is for: its name under `runbooks`. */
  readonly purpose: string;
  /** The service that it names itself. */
  readonly service: string | null;
  /** The input that is the version. */
  readonly version: string | null;
  readonly hasWindows: boolean;
  readonly hasApprovals: boolean;
  /** Its commands, to see which services they are for. */
  readonly commands: readonly string[];
}

/** What one file gave; files are independent of each other. */
export interface Findings {
  readonly targets: readonly TargetFound[];
  readonly environments: readonly EnvironmentFound[];
  readonly notes: readonly string[];
}

export const nothing: Findings = { targets: [], environments: [], notes: [] };

export const joined = (all: readonly Findings[]): Findings => ({
  targets: all.flatMap(({ targets }) => targets),
  environments: all.flatMap(({ environments }) => environments),
  notes: all.flatMap(({ notes }) => notes),
});

/** A name that may go into a file: short, plain, and of no secret's shape. */
export function nameOf(value: unknown): string | null {
  if (typeof value !== "string" || !/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(value)) return null;
  return findSecrets(value).length === 0 ? value : null;
}

export function portOf(value: unknown): number | null {
  const port =
    typeof value === "number"
      ? value
      : typeof value === "string" && /^\d{1,5}$/.test(value)
        ? Number(value)
        : 0;
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : null;
}

/** The path of a health check without its query, which may hold a token. */
export function healthPathOf(value: unknown): string | null {
  if (typeof value !== "string") return null;
  const path = value.replace(/[?#].*$/s, "");
  return /^\/[\w./-]{0,120}$/.test(path) && findSecrets(path).length === 0 ? path : null;
}

const ENVIRONMENT =
  /^(?:dev|development|test|testing|qa|uat|int|integration|staging|stage|stg|pre-?prod|pre-?production|preview|sandbox|demo|prod|production|live)$/;

/** A name that people give to environments: `staging`, or `shop-staging` for one of a shop. */
export function environmentIn(name: string): string | null {
  if (ENVIRONMENT.test(name)) return name;
  const last = /[-_.]([a-z]{2,12})$/.exec(name)?.[1];
  return last !== undefined && ENVIRONMENT.test(last) ? last : null;
}

export const isProduction = (name: string): boolean => /^(?:prod|production|live)$/.test(name);
