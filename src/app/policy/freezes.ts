/** Freezes added by hand, as a person names them: times on the clock of the environment, read and shown back. */
import { type Instant, nearest, RutterError } from "../../base/index.ts";
import { isReleaseClass, releaseClasses } from "../../policy/index.ts";
import { loadConfiguration } from "../configuration/load-configuration.ts";
import { checkEnvironment, refuseBroken } from "../configuration.ts";
import { homeFolder } from "../release/home.ts";
import { realNow } from "../release/this-process.ts";
import { whoIs } from "../release/who.ts";
import { isOpen } from "./calendar-of.ts";
import { type AddedFreeze, openFreezes } from "./freeze-store.ts";
import { endOf, momentOf } from "./moment-of.ts";
import type { Moment } from "./when-report.ts";
import { readTime } from "./zoned-times.ts";

type Env = Readonly<Record<string, string | undefined>>;

export interface FreezeAsked {
  readonly environment: string;
  /** Null: every service. */
  readonly service: string | null;
  readonly from: string;
  /** Null: until somebody ends it. */
  readonly to: string | null;
  readonly why: string;
  readonly except: readonly string[];
  readonly env: Env;
}

/** A freeze as it is shown: its times on the clock of its environment. */
export interface ShownFreeze extends Omit<AddedFreeze, "from" | "to" | "at" | "ended"> {
  readonly zone: string;
  readonly from: Moment;
  readonly to: Moment | null;
  readonly at: Moment;
  readonly ended: { readonly by: string; readonly at: Moment } | null;
  readonly state: "coming" | "now" | "over" | "ended";
}

/** Of this folder, or the UTC clock where no `rutter.yaml` knows the environment. */
async function zones(): Promise<{
  readonly known: readonly string[];
  readonly of: (name: string) => string;
}> {
  const loaded = await loadConfiguration(".");
  if (loaded !== null) refuseBroken(loaded);
  const environments = loaded?.value.environments ?? {};
  return {
    known: Object.keys(environments),
    of: (name) => (Object.hasOwn(environments, name) ? environments[name]?.zone : undefined) ?? "UTC",
  };
}

export async function addFreeze(asked: FreezeAsked): Promise<ShownFreeze> {
  const { environment, service, why, except, env } = asked;
  const passing = exceptions(except);
  const { known, of } = await zones();
  checkEnvironment(known, environment, "no release would ever come to be held up by it");
  const now = realNow();
  const zone = of(environment);
  const from = timeOf("--from", { text: asked.from, zone, now, from: now, as: "beginning" });
  const to = asked.to === null ? null : timeOf("--to", { text: asked.to, zone, now, from, as: "end" });
  if (to !== null && (to <= from || to <= now)) throw notAfter(asked.to ?? "", to <= from);
  const { who: by } = whoIs(null, env);
  const added = await openFreezes(homeFolder(null, env)).add({
    service,
    environment,
    from,
    to,
    why,
    except: passing,
    by,
    at: now,
  });
  return shown(added, { zone, now });
}

export async function listFreezes({ all, env }: { readonly all: boolean; readonly env: Env }) {
  const { of } = await zones();
  const now = realNow();
  return openFreezes(homeFolder(null, env))
    .list()
    .filter((freeze) => all || isOpen(now)(freeze))
    .map((freeze) => shown(freeze, { zone: of(freeze.environment), now }));
}

export async function endFreeze(id: string, env: Env): Promise<ShownFreeze> {
  const { of } = await zones();
  const now = realNow();
  const ended = openFreezes(homeFolder(null, env)).end(id, { by: whoIs(null, env).who, at: now });
  return shown(ended, { zone: of(ended.environment), now });
}

/** Every one of them a class: a slip would hold up what should pass. */
function exceptions(given: readonly string[]): readonly string[] {
  const strange = given.find((name) => !isReleaseClass(name));
  if (strange === undefined) return [...new Set(given)];
  const near = nearest(strange, releaseClasses);
  throw new RutterError({
    code: "FREEZE_EXCEPTION_UNKNOWN",
    what: `"${strange}" is no class of releases`,
    why: "releases that should pass would be held up",
    fix: near ? `did you mean ${near}?` : `one of ${releaseClasses.join(", ")}`,
  });
}

function shown(
  freeze: AddedFreeze,
  { zone, now }: { readonly zone: string; readonly now: Instant },
): ShownFreeze {
  const { from, to, at, ended } = freeze;
  return {
    ...freeze,
    zone,
    from: momentOf(from, zone),
    to: to === null ? null : endOf(to, zone),
    at: momentOf(at, zone),
    ended: ended === null ? null : { by: ended.by, at: momentOf(ended.at, zone) },
    state: ended !== null ? "ended" : to !== null && to <= now ? "over" : from > now ? "coming" : "now",
  };
}

function timeOf(option: string, asked: Parameters<typeof readTime>[0]): Instant {
  const time = readTime(asked);
  if (time !== null) return time;
  throw new RutterError({
    code: "TIME_INVALID",
    what: `${option} ${asked.text} is no time`,
    why: "a freeze at another time than was meant holds up the wrong releases",
    fix: "write 2026-12-20, 2026-12-20T17:00, 17:00, +3d or now",
  });
}

const notAfter = (text: string, isBeforeFrom: boolean): RutterError =>
  new RutterError({
    code: "TIME_INVALID",
    what: `--to ${text} is ${isBeforeFrom ? "not after --from" : "over already"}`,
    why: "such a freeze would hold nothing up",
    fix: "write a later time; a day alone is meant to its end",
  });
