/**
 * The targets of the `rutter.yaml` that a release goes by, opened by name when they are first asked for and closed with the
 * release. The file is read once: what was begun on a target is ended on the same one.
 */
import { RutterError } from "../../base/index.ts";
import type { OpenTarget, Target } from "../../effect/index.ts";
import { commandsTarget } from "../../targets/commands/index.ts";
import type { TargetConfig } from "../configuration/configuration-schema.ts";
import { type LoadedConfiguration, loadConfiguration } from "../configuration/load-configuration.ts";
import { refuseBroken } from "../configuration.ts";
import { isOpenable, OPENABLE } from "./openable.ts";

export interface TargetsGiven {
  /** A runbook or a folder: `rutter.yaml` is looked for from there upwards. */
  readonly from: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Targets {
  readonly open: OpenTarget;
  readonly close: () => Promise<void>;
}

export function openTargets({ from, env }: TargetsGiven): Targets {
  const opened = new Map<string, Promise<Target | null>>();
  let loading: Promise<LoadedConfiguration | null> | null = null;
  const load = async (): Promise<LoadedConfiguration | null> => {
    loading ??= loadConfiguration(from);
    try {
      const loaded = await loading;
      if (loaded !== null) refuseBroken(loaded);
      return loaded;
    } catch (error) {
      // What is broken now may be mended before it is asked for again.
      loading = null;
      throw error;
    }
  };
  const make = async (name: string): Promise<Target | null> => {
    const loaded = await load();
    const found = loaded === null ? null : configured(loaded, name);
    return loaded === null || found === null ? null : targetOf(found, { folder: loaded.folder, env });
  };
  const open: OpenTarget = (name) => {
    const known = opened.get(name);
    if (known !== undefined) return known;
    const target = make(name);
    opened.set(name, target);
    // One that could not be opened is tried anew.
    target.then(
      (made) => made ?? opened.delete(name),
      () => opened.delete(name),
    );
    return target;
  };
  const close = async (): Promise<void> => {
    const all = await Promise.allSettled(opened.values());
    for (const each of all) if (each.status === "fulfilled") await each.value?.close();
  };
  return { open, close };
}

interface Found {
  readonly service: string;
  readonly environment: string;
  readonly config: TargetConfig;
}

/** The name of a service may have a slash in it, and so may that of an environment. */
function configured({ value }: LoadedConfiguration, name: string): Found | null {
  for (const [service, { targets = {} }] of Object.entries(value.services ?? {}))
    for (const [environment, config] of Object.entries(targets))
      if (`${service}/${environment}` === name) return { service, environment, config };
  return null;
}

interface Around {
  readonly folder: string;
  readonly env: TargetsGiven["env"];
}

function targetOf({ service, environment, config }: Found, { folder, env }: Around): Target {
  if (!isOpenable(config))
    throw new RutterError({
      code: "TARGET_KIND_UNSUPPORTED",
      what: `a target of kind ${config.kind} cannot be opened here: ${service}/${environment}`,
      why: `this version of Rutter moves the traffic of targets of kind ${[...OPENABLE].join(", ")}`,
      fix: "carry the release on with the version that made its plan",
    });
  const { lease = false, look, place, weight, keep, retire } = config;
  return commandsTarget({
    service,
    environment,
    commands: { look, place, weight, keep, retire, lease },
    folder,
    env,
  });
}
