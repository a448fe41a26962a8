/**
 * The program that keeps a session: it outlives whoever started it, so that a step's output and end are never lost with
 * Rutter. It gets one argument, the session's folder, and nothing secret by its command line or environment.
 */
import { claimFolder } from "./keeper/claim.ts";
import { serve } from "./keeper/serve.ts";

async function keep(folder: string): Promise<void> {
  process.chdir("/");
  // Whoever closes the terminal means Rutter.
  process.on("SIGHUP", () => undefined);
  const claim = await claimFolder(folder);
  if (claim === null) return;
  try {
    await serve(folder, claim);
  } finally {
    claim.release();
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("the keeper of a session is started by rutter, not by hand\n");
  process.exitCode = 2;
} else {
  keep(folder).then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      process.exit(1);
    },
  );
}
