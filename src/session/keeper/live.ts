/**
 * Output for whoever watches a run, a little later and never more than a terminal can show: the rest is counted and said.
 * The log is the truth.
 */
import { redactedBytes } from "./redacted.ts";

const EVERY_MS = 25;
/** Of one go: 5 MB in a second. */
const BYTES_AT_MOST = 131_072;

export interface Live {
  readonly feed: (bytes: Buffer) => void;
  readonly flush: () => void;
}

export function liveOutput(onText: (text: string) => void): Live {
  let parts: Buffer[] = [];
  let length = 0;
  let left = 0;
  let timer: NodeJS.Timeout | null = null;
  const flush = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const bytes = Buffer.concat(parts);
    parts = [];
    length = 0;
    if (bytes.length > 0) onText(redactedBytes(bytes).toString("utf8"));
    if (left > 0) onText(`\n[… ${left} bytes not shown here; the log has them …]\n`);
    left = 0;
  };
  return {
    feed: (bytes) => {
      if (length >= BYTES_AT_MOST) left += bytes.length;
      else {
        parts.push(Buffer.from(bytes));
        length += bytes.length;
      }
      timer ??= setTimeout(flush, EVERY_MS);
    },
    flush,
  };
}
