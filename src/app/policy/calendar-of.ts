/**
 * The calendar of an environment: freezes that people added here, freezes with a date in `rutter.yaml`, and where its open
 * incidents stand. The file is read each time it is asked, so that a freeze that was just written holds for who waits.
 */
import { type Instant, instant } from "../../base/index.ts";
import type { CalendarData, CalendarInput, SecretRef, TextOrSecret } from "../../effect/index.ts";
import { isSecret } from "../../effect/index.ts";
import {
  alertmanager,
  type CalendarGiven,
  type Incidents,
  PAGERDUTY_URL,
  pagerDuty,
} from "../../hands/calendar/index.ts";
import type { EnvironmentConfig } from "../configuration/configuration-schema.ts";
import { type LoadedConfiguration, loadConfiguration } from "../configuration/load-configuration.ts";
import { refuseBroken } from "../configuration.ts";
import { type AddedFreeze, openFreezes } from "./freeze-store.ts";

export interface CalendarAsked {
  /** The folder of releases. */
  readonly home: string;
  /** A runbook or a folder: `rutter.yaml` is looked for from there upwards. */
  readonly from: string;
  readonly now: () => Instant;
}

type Freeze = CalendarData["freezes"][number];

export const calendarOf = ({ home, from, now }: CalendarAsked): CalendarGiven => ({
  freezes: async (input) => [
    ...openFreezes(home).list().filter(isOpen(now())).filter(isFor(input)).map(freezeOf),
    ...(await datedFreezes(await configured(from), input.environment)).filter(
      ({ toMs }) => toMs === null || toMs > now(),
    ),
  ],
  incidents: async ({ service, environment }, { secret }) => {
    const rules = environmentIn(await configured(from), environment);
    return rules?.incidents === undefined ? null : incidentsOf(rules.incidents, { service, secret });
  },
});

/** Neither over nor ended. */
export const isOpen =
  (at: Instant) =>
  ({ to, ended }: AddedFreeze): boolean =>
    ended === null && (to === null || to > at);

const isFor =
  ({ service, environment }: CalendarInput) =>
  (freeze: AddedFreeze): boolean =>
    freeze.environment === environment && (freeze.service === null || freeze.service === service);

const freezeOf = ({ id, from, to, why, except, by }: AddedFreeze): Freeze => ({
  id,
  fromMs: from,
  toMs: to,
  why,
  except,
  by,
});

async function configured(from: string): Promise<LoadedConfiguration | null> {
  const loaded = await loadConfiguration(from);
  if (loaded !== null) refuseBroken(loaded);
  return loaded;
}

function environmentIn(
  loaded: LoadedConfiguration | null,
  name: string | null,
): EnvironmentConfig | undefined {
  const environments = loaded?.value.environments ?? {};
  return name !== null && Object.hasOwn(environments, name) ? environments[name] : undefined;
}

/** On the clock of the environment's zone. */
async function datedFreezes(
  loaded: LoadedConfiguration | null,
  name: string | null,
): Promise<readonly Freeze[]> {
  const rules = environmentIn(loaded, name);
  const dated = rules?.freezes?.flatMap((each) => ("days" in each ? [] : [each])) ?? [];
  if (dated.length === 0) return [];
  const { readTime } = await import("./zoned-times.ts");
  const zone = rules?.zone ?? "UTC";
  const epoch = instant(0);
  return dated.map(({ from, to, why = "", except = [] }, index): Freeze => {
    const given = { zone, now: epoch, from: epoch };
    const fromMs = readTime({ ...given, text: from, as: "beginning" }) ?? epoch;
    const toMs = to === undefined ? null : readTime({ ...given, text: to, as: "end" });
    return { id: `rutter.yaml-${index + 1}`, fromMs, toMs, why, except, by: "rutter.yaml" };
  });
}

interface Asking {
  readonly service: string | null;
  readonly secret: (ref: SecretRef) => Promise<string>;
}

async function incidentsOf(
  given: NonNullable<EnvironmentConfig["incidents"]>,
  { service, secret }: Asking,
): Promise<Incidents> {
  const textOf = async (value: TextOrSecret): Promise<string> => (isSecret(value) ? secret(value) : value);
  if ("alertmanager" in given) {
    const matchers = (given.matchers ?? []).map((each) => each.replaceAll("{service}", service ?? ""));
    return alertmanager({ url: await textOf(given.alertmanager), matchers });
  }
  return pagerDuty({
    key: await secret(given.pagerduty),
    services: given.services ?? [],
    url: given.url === undefined ? PAGERDUTY_URL : await textOf(given.url),
  });
}
