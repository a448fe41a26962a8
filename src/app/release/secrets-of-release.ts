/**
 * What is to be known of a release before anything of it is carried out or asked after here: the secrets that its shells may
 * hold already, so that no step shows them, and which effects were asked for before this home drove it.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Recorded } from "../../conductor/index.ts";
import type { SecretRef } from "../../effect/index.ts";
import type { Journal } from "../../journal/index.ts";
import type { Home } from "./home.ts";
import { type Place, writePlace } from "./place.ts";
import type { Secrets } from "./secrets.ts";

export interface Past {
  /** Asked for here, and not elsewhere or before the files of the release were lost. */
  readonly isOurs: (effect: string) => boolean;
}

export interface PastGiven {
  readonly home: Home;
  readonly release: string;
  readonly place: Place;
  readonly journal: Pick<Journal, "read">;
  readonly secrets: Pick<Secrets, "resolve">;
}

/** Less than a hand that is asked after a crash has for its answer. */
const LONGEST_MS = 10_000;

export async function learnPast(given: PastGiven): Promise<Past> {
  const { home, release, place, journal, secrets } = given;
  const recordeds = await journal.read(release);
  const after = place.after ?? recordeds.at(-1)?.seq ?? 0;
  if (place.after === null) writePlace(home, release, { ...place, after });
  const all = referencesIn(recordeds).map((secret) => secrets.resolve({ secret }).catch(() => null));
  await Promise.race([Promise.all(all), pause(LONGEST_MS, null, { ref: false })]);
  const others = new Set(
    recordeds.flatMap(({ seq, event }) =>
      event.type === "effect.asked" && seq <= after ? [event.effect.id] : [],
    ),
  );
  return { isOurs: (effect) => !others.has(effect) };
}

/**
 * Those of every effect that was asked for, and of the plan those of the environment, which every shell has from its start. A
 * file that is still to be written, or a command that gives a code for a minute, is not asked before its step.
 */
function referencesIn(recordeds: readonly Recorded[]): readonly string[] {
  const found = new Set<string>();
  for (const { event } of recordeds) {
    if (event.type === "effect.asked") each(event.effect.input, ({ secret }) => found.add(secret));
    if (event.type === "release.started")
      each(event.plan, ({ secret }) => secret.startsWith("env:") && found.add(secret));
  }
  return [...found];
}

/** Every reference in a value, however deep: with a list of what is left, since a plan may nest as it likes. */
function each(value: unknown, visit: (ref: SecretRef) => void): void {
  const left: unknown[] = [value];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one !== "object" || one === null) continue;
    if (isReference(one)) visit(one);
    else for (const inner of Object.values(one)) left.push(inner);
  }
}

const isReference = (value: object): value is SecretRef =>
  "secret" in value && typeof value.secret === "string" && Object.keys(value).length === 1;
