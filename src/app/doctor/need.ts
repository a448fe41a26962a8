/**
 * What a runbook or `rutter.yaml` needs of the world, as data: each with where it is named. Whether it is there, nothing
 * here asks.
 */
import type { Lines } from "../../base/index.ts";

/** Where something is named: lines of a runbook, or a key of `rutter.yaml`. */
export interface Use {
  readonly file: string;
  readonly lines: Lines | null;
  /** The key in `rutter.yaml`; null in a runbook. */
  readonly key: string | null;
}

export interface NeedBase {
  /** How it is shown; never holds a secret. */
  readonly name: string;
  readonly uses: readonly Use[];
  /** Why it is not needed by what normally runs; null where it is. Then its absence is a note, no failure. */
  readonly only: string | null;
  /** Inputs and variables that nobody has given a value: what depends on them cannot be looked at. */
  readonly open: readonly string[];
}

export interface ToolNeed extends NeedBase {
  readonly kind: "tool";
  /** A name to look up, or an absolute path. */
  readonly program: string;
  /** `docker compose`, `kubectl argo rollouts`: what the program must bring along; null for the program itself. */
  readonly plugin: string | null;
  /** It is run here, so its daemon must answer too. */
  readonly acts: boolean;
}

/** How whichever context kubectl points at is called. */
export const CURRENT = "the current context";

export interface ContextNeed extends NeedBase {
  readonly kind: "context";
  /** Null: whichever kubectl points at. */
  readonly context: string | null;
}

export interface NamespaceNeed extends NeedBase {
  readonly kind: "namespace";
  readonly context: string | null;
  readonly namespace: string;
}

export interface HostNeed extends NeedBase {
  readonly kind: "host";
  readonly host: string;
  /** From `-p`; null: what ssh is set up with, else 22. */
  readonly port: number | null;
  /** From `-J`; null: what ssh is set up with. */
  readonly jump: string | null;
  /** Programs that run there and are not looked for. */
  readonly there: readonly string[];
}

export type Engine = "postgresql" | "mysql" | "redis" | "mongodb" | "database";

/** Where something listens: never a user, never a password. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
}

/** A text that stands here, or where it is kept. */
export type Reference = { readonly kind: "env" | "file" | "exec"; readonly at: string };

export interface DatabaseNeed extends NeedBase {
  readonly kind: "database";
  readonly engine: Engine;
  /** `socket`: the client's own local socket; null where an open value hides it. */
  readonly at: Endpoint | "socket" | Reference | null;
  /** The runbook opens the port itself, there. */
  readonly openedBy: Use | null;
}

export interface UrlNeed extends NeedBase {
  readonly kind: "url";
  readonly at: Endpoint | Reference | null;
  readonly openedBy: Use | null;
}

export interface MetricsNeed extends NeedBase {
  readonly kind: "metrics";
  readonly at: string | Reference;
  /** What answers there; Prometheus if not said. */
  readonly answers?: "prometheus" | "scrape" | "json";
  /** It is asked with a token, which the doctor does not send. */
  readonly login?: boolean;
}

export interface SecretNeed extends NeedBase {
  readonly kind: "secret";
  readonly reference: Reference;
}

export interface InputNeed extends NeedBase {
  readonly kind: "input";
  /** The variable's name; null for a placeholder. */
  readonly variable: string | null;
  readonly isGiven: boolean;
}

export interface FileNeed extends NeedBase {
  readonly kind: "file";
  readonly path: string;
  /** Folders that the path may be meant from, the likeliest first; from the repository's root, or absolute. */
  readonly from: readonly string[];
  /** A `cd` before it went to where nobody knows: that it is in none of these folders says nothing. */
  readonly lost: boolean;
  /** It is started by its path. */
  readonly runs: boolean;
}

export interface TaskNeed extends NeedBase {
  readonly kind: "task";
  readonly manifest: "package.json" | "Makefile";
  readonly task: string;
  readonly from: readonly string[];
  readonly lost: boolean;
}

export type Need =
  | ToolNeed
  | ContextNeed
  | NamespaceNeed
  | HostNeed
  | DatabaseNeed
  | UrlNeed
  | MetricsNeed
  | SecretNeed
  | InputNeed
  | FileNeed
  | TaskNeed;

export type NeedKind = Need["kind"];
