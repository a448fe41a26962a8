/**
 * Which release is meant: by the first letters of its name, or the only one that is open where none is named. A word that
 * could be a name and is none is refused rather than taken for something else.
 */
import type { Releases } from "../app/index.ts";
import { RutterError } from "../base/index.ts";
import { clean } from "./clean.ts";
import { cliError } from "./codes.ts";

/** Letters and digits of which names of releases are made: no vowels, nothing that looks like another. */
const NAME = /^[bcdfghjkmnpqrstvwxz][bcdfghjkmnpqrstvwxz2-9]{0,5}$/i;

export const couldBeRelease = (word: string): boolean => NAME.test(word);

export interface WhichGiven {
  readonly verb: string;
  readonly positionals: readonly string[];
  /** How many words follow the name at least, and at most. */
  readonly rest: readonly [least: number, most: number];
  /** What these words are called. */
  readonly places?: readonly string[];
  /** It only looks: where none is open, the newest is meant. */
  readonly looks?: boolean;
}

export interface Which {
  readonly release: string;
  readonly rest: readonly string[];
  /** It was not named: whoever typed should be told which one it is. */
  readonly guessed: boolean;
}

export async function whichRelease(releases: Releases, given: WhichGiven): Promise<Which> {
  const { positionals, rest } = given;
  const [first, ...others] = positionals;
  if (first === undefined) return { release: await onlyOpen(releases, given), rest: [], guessed: true };
  const fitsWithout = positionals.length >= rest[0] && positionals.length <= rest[1];
  if (!couldBeRelease(first) && fitsWithout)
    return { release: await onlyOpen(releases, given), rest: positionals, guessed: true };
  if (!couldBeRelease(first) && given.places?.at(-1) === "REASON") throw unquoted(first, given);
  try {
    return { release: await releases.find(first), rest: others, guessed: false };
  } catch (error) {
    // "w1" may be the name of a wait; a reason of one word is not worth the wrong release.
    const unknown = error instanceof RutterError && error.code === "RELEASE_UNKNOWN";
    if (!unknown || !fitsWithout || positionals.length < 2) throw error;
    return { release: await onlyOpen(releases, given), rest: positionals, guessed: true };
  }
}

/** `rutter rollback it is broken`: what is meant is clear to a reader, and not safe to guess. */
const unquoted = (first: string, { verb, positionals }: WhichGiven): Error =>
  cliError("CLI_RELEASE_NEEDED", {
    what: `"${clean(first)}" is not the name of a release`,
    why: "the name may be left out only where the reason stands in quotes",
    fix: `write rutter ${verb} ID "${clean(positionals.join(" "))}"`,
  });

const SHOWN = 5;

async function onlyOpen(
  releases: Releases,
  { verb, places = [], looks = false }: WhichGiven,
): Promise<string> {
  const rows = await releases.list({ open: true });
  const [only] = rows;
  if (only !== undefined && rows.length === 1) return only.release;
  const newest = looks && rows.length === 0 ? (await releases.list({ limit: 1 }))[0] : undefined;
  if (newest !== undefined) return newest.release;
  const named = rows
    .slice(0, SHOWN)
    .map(({ release, service, runbook }) => `${release} (${clean(service ?? runbook)})`);
  throw cliError("CLI_RELEASE_NEEDED", {
    what:
      rows.length === 0
        ? "no release is open here"
        : `${rows.length} releases are open: ${named.join(", ")}${rows.length > SHOWN ? " …" : ""}`,
    why: "the name of a release may be left out only where exactly one is open",
    fix:
      rows.length === 0
        ? "rutter list --all shows those that have ended; rutter run FILE starts one"
        : `write ${["rutter", verb, only?.release ?? "ID", ...places].join(" ")}`,
  });
}
