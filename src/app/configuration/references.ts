/**
 * Values that may be secret: they are given by where they are kept, `env:NAME`, `file:PATH` or `exec:COMMAND`. A secret
 * that stands in the file itself is refused, and so is whatever could be one.
 */
import { z } from "zod";
import { isSecret, readTextOrSecret, type SecretRef, type TextOrSecret } from "../../effect/index.ts";

/** What the issue of a literal secret carries; the mapping of issues to problems looks for it. */
export const SECRET_LITERAL = "secret-literal";
/** What stands in a secret's place is hidden, whatever is wrong with it. */
export const SECRET_PLACE = "secret-place";

const REFERENCE = "a reference: env:NAME, file:PATH or exec:COMMAND";
const JSON_REFERENCE = "^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:(?!//)\\S.*|exec:\\S.*)$";
const STARTS_AS_REFERENCE = /^(?:env|file|exec):/;

/** A URL that anybody may see: no user, no password, no token in its query. */
function isPublicUrl(text: string, protocols: readonly string[]): boolean {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return false;
  }
  const isKnown = protocols.includes(url.protocol.slice(0, -1));
  return isKnown && url.password === "" && url.username === "" && url.search === "";
}

/** A database's URL usually names its user; what must not stand in it is the password, wherever it is put. */
function isUrlWithoutPassword(text: string): boolean {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return false;
  }
  const inQuery = [...url.searchParams.keys()].some((key) => /pass|pwd|secret|token|key/i.test(key));
  return /^[a-z][a-z0-9+.-]*:$/.test(url.protocol) && /:\/\//.test(text) && url.password === "" && !inQuery;
}

const refused = (text: string, wanted: string) => ({
  code: "custom" as const,
  message: wanted,
  input: null,
  params: { place: SECRET_PLACE, kind: STARTS_AS_REFERENCE.test(text) ? SECRET_PLACE : SECRET_LITERAL },
});

/** Always a reference. */
export const reference = () =>
  z
    .string({ error: REFERENCE })
    .transform((text, context): SecretRef => {
      const value = readTextOrSecret(text);
      if (isSecret(value)) return value;
      context.issues.push(refused(text, REFERENCE));
      return z.NEVER;
    })
    .meta({ type: "string", pattern: JSON_REFERENCE });

const urlOr = (isPlain: (text: string) => boolean, wanted: string, json: Record<string, unknown>) =>
  z
    .string({ error: wanted })
    .transform((text, context): TextOrSecret => {
      const value = readTextOrSecret(text);
      if (isSecret(value) || isPlain(value)) return value;
      context.issues.push(refused(text, wanted));
      return z.NEVER;
    })
    .meta({ type: "string", ...json });

/** A plain http address, or a reference to one. */
export const address = () =>
  urlOr(
    (text) => isPublicUrl(text, ["http", "https"]),
    "a reference such as env:PROMETHEUS_URL, or a plain http URL without user, password or query",
    { pattern: `${JSON_REFERENCE}|^https?://[^@?#]*$` },
  );

/** A database's URL without a password, or a reference to one. */
export const databaseUrl = () =>
  urlOr(isUrlWithoutPassword, "a reference such as env:DATABASE_URL, or a URL without a password", {
    pattern: `${JSON_REFERENCE}|^(?!env:|file:|exec:)[a-z][a-z0-9+.-]*://(?![^/?#@]*:[^/?#@]*@)[^\\s]*$`,
  });
