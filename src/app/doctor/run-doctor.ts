/**
 * `rutter doctor`: from files, or from what `rutter.yaml` names, to what is needed and whether it is there. It only looks:
 * nothing is logged in to, changed, or written.
 */
import { dirname, resolve } from "node:path";
import { RutterError } from "../../base/index.ts";
import type { Reading } from "../../runbook/index.ts";
import { type LoadedConfiguration, loadConfiguration } from "../configuration/load-configuration.ts";
import { checkEnvironment, refuseBroken } from "../configuration.ts";
import { repositoryRoot } from "../facts/repository-root.ts";
import { openReading } from "../open-reading.ts";
import { type Check, isBad, type World } from "./found.ts";
import { fromConfiguration } from "./from-configuration.ts";
import { lookFor } from "./look.ts";
import { givenRunbooks, namedRunbooks } from "./named-runbooks.ts";
import { needsOf } from "./needs.ts";
import { ownVersions } from "./own-versions.ts";

export interface DoctorAsked {
  /** None: what `rutter.yaml` names. */
  readonly files: readonly string[];
  readonly environment: string | null;
  readonly settings: ReadonlyMap<string, string>;
  readonly timeoutMs: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly nodeVersion: string;
  /** Stops it: what is under way is ended. */
  readonly stopped: AbortSignal;
}

export interface DoctorReport {
  readonly files: readonly string[];
  readonly checks: readonly Check[];
  readonly summary: DoctorSummary;
}

export interface DoctorSummary {
  readonly ok: number;
  /** Needed, and not there. */
  readonly failed: number;
  /** Not there, and needed by an alternative only; or there, with something to be said. */
  readonly notes: number;
  readonly notLooked: number;
}

/** The services whose runbooks are in question; null: all of them, where no service names one of the files. */
function servicesOf(loaded: LoadedConfiguration, files: readonly string[]): ReadonlySet<string> | null {
  const asked = new Set(files.map((file) => resolve(file)));
  const named = Object.entries(loaded.value.services ?? {}).flatMap(([name, { runbooks = {} }]) =>
    Object.values(runbooks).some((path) => asked.has(resolve(loaded.folder, path))) ? [name] : [],
  );
  return named.length === 0 ? null : new Set(named);
}

const nothingNamed = (loaded: LoadedConfiguration | null): RutterError =>
  new RutterError({
    code: "DOCTOR_NOTHING_NAMED",
    what:
      loaded === null
        ? "no runbook was given, and there is no rutter.yaml"
        : `${loaded.file} names no runbook`,
    why: "what is needed is read from runbooks: without one there is nothing to look for",
    fix:
      loaded === null
        ? "write rutter doctor FILE, or go to a folder below a rutter.yaml"
        : "write rutter doctor FILE, or name them under services.NAME.runbooks",
  });

export const summaryOf = (checks: readonly Check[]): DoctorSummary => ({
  ok: checks.filter(({ state }) => state === "ok").length,
  failed: checks.filter((check) => isBad(check) && check.needed).length,
  notes: checks.filter(
    (check) => (isBad(check) && !check.needed) || (check.state === "ok" && check.fix !== null),
  ).length,
  notLooked: checks.filter(({ state }) => state === "not-looked").length,
});

export async function runDoctor(asked: DoctorAsked): Promise<DoctorReport> {
  const loaded = await loadConfiguration(asked.files[0] ?? "-");
  if (loaded !== null) refuseBroken(loaded);
  const known = Object.keys(loaded?.value.environments ?? {});
  checkEnvironment(known, asked.environment, "which cluster, hosts and namespace it has would not be known");
  const files =
    asked.files.length > 0 ? givenRunbooks(asked.files) : loaded === null ? [] : namedRunbooks(loaded);
  if (files.length === 0) throw nothingNamed(loaded);
  const readings: Reading[] = [];
  for (const file of [...new Set(files)]) readings.push((await openReading(file)).reading);
  const services = loaded === null || asked.files.length === 0 ? null : servicesOf(loaded, files);
  const config = loaded === null ? null : fromConfiguration(loaded.value, { file: loaded.file, services });
  const { environment, settings, env } = asked;
  const needs = needsOf(readings, { config, environment, settings, variables: env });
  const world: World = {
    env,
    roots: rootsOf(files, loaded),
    folder: loaded?.folder ?? resolve("."),
    timeoutMs: asked.timeoutMs,
  };
  const checks = [...ownVersions(asked.nodeVersion), ...(await lookFor(needs, world, asked.stopped))];
  return { files, checks, summary: summaryOf(checks) };
}

/** The repository's root first; a path may be meant from beside the runbook too, or from the folder at hand. */
function rootsOf(files: readonly string[], loaded: LoadedConfiguration | null): readonly string[] {
  const roots = files.flatMap((file) => {
    const root = repositoryRoot(file);
    return root === null ? [] : [root];
  });
  const beside = files.map((file) => (file === "-" ? resolve(".") : dirname(resolve(file))));
  const configured = loaded === null ? [] : [loaded.folder];
  return [...new Set([...roots, ...configured, ...beside, ...(roots.length === 0 ? [resolve(".")] : [])])];
}
