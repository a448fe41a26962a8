/** From the first letters of a release's name to the whole of it. One that could be two is refused. */
import { nearest, RutterError } from "../../base/index.ts";
import type { Journal } from "../../journal/index.ts";

const LOOKED_AT = 500;
const SHOWN = 5;

export async function findRelease(journal: Journal, prefix: string): Promise<string> {
  const wanted = prefix.trim().toLowerCase();
  const found = await journal.find(wanted);
  if (found.includes(wanted)) return wanted;
  const [only, ...others] = found;
  // No letters at all are a variable that is empty, and mean no release, though there be only one.
  if (only !== undefined && others.length === 0 && wanted !== "") return only;
  if (only !== undefined) throw ambiguous(prefix, found);
  throw await unknown(journal, prefix);
}

const ambiguous = (prefix: string, found: readonly string[]): RutterError =>
  new RutterError({
    code: "RELEASE_AMBIGUOUS",
    what: `${found.length === 1 ? "a release begins" : `${found.length} releases begin`} with "${prefix}": ${found.slice(0, SHOWN).join(", ")}${found.length > SHOWN ? " …" : ""}`,
    why: "something would be done to the wrong one",
    fix: "type more of its name",
  });

async function unknown(journal: Journal, prefix: string): Promise<RutterError> {
  const rows = await journal.list({ limit: LOOKED_AT });
  const near = nearest(
    prefix,
    rows.map(({ release }) => release),
  );
  const [newest] = rows;
  return new RutterError({
    code: "RELEASE_UNKNOWN",
    what: `there is no release "${prefix}"`,
    why: newest === undefined ? "there is no release at all in this home" : "none begins so in this home",
    fix: near
      ? `did you mean ${near}?`
      : newest === undefined
        ? "rutter run FILE starts one"
        : "rutter list shows them all",
  });
}
