/** What is said when a verb ends by an error: the world's refusals in their own words, anything else as a bug. */
import { RutterError } from "../base/index.ts";
import { EXIT } from "./codes.ts";
import type { Io } from "./io.ts";
import { type Look, paint } from "./look.ts";
import { renderError } from "./render-error.ts";

/** All that was found wrong at once, a blank line between, their count at the end where there are several. */
function refusalText(error: RutterError, look: Look): readonly string[] {
  const others = error.others.map((parts) => new RutterError(parts));
  if (others.length === 0) return renderError(error, look);
  const each = [error, ...others].flatMap((one) => [...renderError(one, look), ""]);
  return [...each, `${others.length + 1} errors`];
}

/** Refusals that are nobody's bad input: another process has the release, or its record cannot be written. */
const STATUSES: Readonly<Record<string, number>> = {
  RELEASE_DRIVEN: EXIT.waits,
  RELEASE_LEASE_LOST: EXIT.waits,
  NOTIFY_NOT_SENT: EXIT.findings,
  JOURNAL_DISK_FULL: EXIT.look,
  JOURNAL_WRITE_FAILED: EXIT.look,
};

export async function reportFailure(error: unknown, args: readonly string[], io: Io): Promise<number> {
  if (error instanceof RutterError) {
    await io.err(refusalText(error, io.errLook));
    return STATUSES[error.code] ?? EXIT.invalid;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  await io.err([
    `${paint(io.errLook, "red", "bug")} in Rutter: this should not have happened, and nothing was changed`,
    ...stack.split("\n").map((line) => `  ${line}`),
    `  verb  rutter ${args[0] ?? ""}, Node ${process.version}, ${process.platform}`,
    "  fix   report it with the lines above and, if you may, the runbook that it happens with",
  ]);
  return EXIT.bug;
}
