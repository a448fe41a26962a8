/**
 * What rules need to know of the world beside the runbook's text, gathered read-only beforehand and passed in as plain
 * data. What was not looked at is null, and then nothing is said about it.
 */

export interface Facts {
  /** `2026-11-21`; null: unknown. */
  readonly today: string | null;
  /** Null where the runbook lies in no repository. */
  readonly repository: RepositoryFacts | null;
  /** Null where there is no `rutter.yaml` above the runbook. */
  readonly configuration: ConfigurationFacts | null;
}

export type PathKind = "file" | "folder" | "missing";

export interface RepositoryFacts {
  /** The runbook's folder as seen from the repository's root: "" or "docs/runbooks". */
  readonly folder: string;
  /** Where commands start, from the root: the folder of `rutter.yaml`; absent: the root itself. */
  readonly start?: string;
  /** What stands at the paths that `wantedPaths` asked for, from the repository's root, without "./". */
  readonly paths: ReadonlyMap<string, PathKind>;
  /** The anchors of the Markdown files among them: heading slugs as GitHub makes them. */
  readonly anchors: ReadonlyMap<string, readonly string[]>;
  /** The scripts of each package.json that was found: folder from the root to names. */
  readonly npmScripts: ReadonlyMap<string, readonly string[]>;
}

export interface ConfigurationFacts {
  /** Figures that have a query, by canonical name (`error rate`, `latency`). */
  readonly figures: readonly string[];
  /** The queries themselves, where one is written out: figure to text. */
  readonly queries: ReadonlyMap<string, string>;
  /** Some environment names its time zone. */
  readonly zone: string | null;
  /** Clock windows of environments make those of the runbook clear. */
  readonly environments: readonly string[];
}

export const noFacts: Facts = { today: null, repository: null, configuration: null };
