/** Hides what looks like a secret in bytes that may be text in any encoding, without changing a byte of the rest. */
import { isUtf8 } from "node:buffer";
import { redact } from "../../base/index.ts";

/** Something that every shape of a secret has; most output has none of it, and is not looked at further. */
const HINT =
  /pass|pwd|secret|token|key|bearer|authorization|:\/\/|gh[pousr]_|github_pat_|glpat-|AKIA|ASIA|AIza|eyJ|npm_|xox|[sr]k_|mysql|redis-cli|curl/i;

export function redactedBytes(bytes: Buffer): Buffer {
  const encoding = isUtf8(bytes) ? "utf8" : "latin1";
  const text = bytes.toString(encoding);
  if (!HINT.test(text)) return bytes;
  const hidden = redact(text);
  return hidden === text ? bytes : Buffer.from(hidden, encoding);
}
