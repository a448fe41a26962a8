/**
 * Finds and hides secrets in text by their shape. It knows no secret by its value: what was resolved from a secret
 * store is hidden where it is resolved. What stands in place of a secret (`<password>`, `$PGPASSWORD`) is left alone.
 */
import { SECRET_SHAPES, type SecretKind, type SecretShape } from "./secret-shapes.ts";

export interface FoundSecret {
  /** Offsets in UTF-16 code units; `end` is the first one after it. */
  readonly start: number;
  readonly end: number;
  readonly kind: SecretKind;
}

interface Found extends FoundSecret {
  /** From here on it is hidden. */
  readonly hideFrom: number;
}

const MASK = "****";

/** Sorted by place, not overlapping: of two that overlap, the one that begins first. */
export function findSecrets(text: string): readonly FoundSecret[] {
  return find(text).map(({ start, end, kind }) => ({ start, end, kind }));
}

/**
 * The text with every secret hidden, a public prefix such as `ghp_` aside. Hiding one brings what follows nearer to
 * what stands before, so the result is looked at again, a few times at most.
 */
export function redact(text: string): string {
  let current = text;
  for (let round = 0; round < 8; round += 1) {
    const found = find(current);
    if (found.length === 0) break;
    current = hide(current, found);
  }
  return current;
}

function hide(text: string, found: readonly Found[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const secret of found) {
    parts.push(text.slice(from, secret.hideFrom), MASK);
    from = secret.end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

function find(text: string): readonly Found[] {
  const all = [...privateKeys(text), ...SECRET_SHAPES.flatMap((shape) => shaped(text, shape))];
  all.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Found[] = [];
  for (const secret of all) {
    if (secret.start >= (kept.at(-1)?.end ?? 0)) kept.push(secret);
  }
  return kept;
}

function shaped(text: string, shape: SecretShape): readonly Found[] {
  const found: Found[] = [];
  for (const match of text.matchAll(shape.pattern)) {
    const secret = match.slice(1).find((capture) => capture !== undefined) ?? match[0];
    if (isPlaceholder(secret) || (shape.value === "mixed" && !isMixed(secret))) continue;
    // The secret ends the match, a closing quote or the `@` of a URL aside: hence the last place it stands at.
    const start = match.index + match[0].lastIndexOf(secret);
    found.push({ start, end: start + secret.length, kind: shape.kind, hideFrom: start + shape.visible });
  }
  return found;
}

const STANDS_FOR =
  /^(?:[<$`{[(%@*~/-]|\.{1,2}\/|\.{3}|x{3}|_{2}|your|my[-_]|env:|file:|exec:|vault:|op:|arn:|ssm:|secrets?[.:/]|process\.env|os\.|<|https?:)/i;
const WORDS =
  /^(?:password|passwd|pass|secret|token|key|changeme|change[-_]me|example|redacted|hidden|masked|none|null|nil|true|false|yes|no|required|optional|string|value|todo|tbd)$/i;
const NAME_IN_CAPITALS = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/;

/** Something written in a secret's place: a placeholder, a variable, a reference, a mask, a sample of a manual. */
function isPlaceholder(value: string): boolean {
  return (
    value.length < 3 ||
    value.includes(MASK) ||
    value.includes("...") ||
    /\$[{(]|\{\{|\(/.test(value) ||
    value.endsWith("EXAMPLE") ||
    STANDS_FOR.test(value) ||
    WORDS.test(value) ||
    NAME_IN_CAPITALS.test(value)
  );
}

/** Eight characters or more, letters and digits, and not words joined by dashes: `db-credentials-2` is a name. */
function isMixed(value: string): boolean {
  if (value.length < 8 || !/\d/.test(value) || !/[a-z]/i.test(value)) return false;
  return !/^[a-z]+(?:[-_./:][a-z]*\d{0,4})+$/.test(value);
}

const KEY_BEGIN = /-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----/g;
const KEY_END = "-----END ";

/** The body between the marks of a PEM block; the marks stay. A block without its end goes on to the text's end. */
function privateKeys(text: string): readonly Found[] {
  const found: Found[] = [];
  let closedAt = 0;
  for (const match of text.matchAll(KEY_BEGIN)) {
    const start = match.index + match[0].length;
    if (start < closedAt) continue;
    const end = text.indexOf(KEY_END, start);
    closedAt = end === -1 ? text.length : end;
    const body = text.slice(start, closedAt);
    if (!body.includes(MASK) && /[A-Za-z0-9+/=]{16}/.test(body)) {
      found.push({ start, end: closedAt, kind: "private-key", hideFrom: start });
    }
  }
  return found;
}
