/**
 * How long a person waits for the built command line, from its start to its exit, against a Node that does nothing. It
 * measures `dist`, so the package must be built.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { exampleLines } from "./example-text.ts";
import { ms, tell } from "./figures.ts";
import { byTurns } from "./measure.ts";

const ROUNDS = 25;
const LINES = 500;
const VERSION_LIMIT = 1.5;
const READ_LIMIT = 5;

const RUTTER = resolve(import.meta.dirname, "../dist/cli/main.js");

if (existsSync(RUTTER)) measure();
else {
  console.error("dist/cli/main.js is not there: run npm run build first");
  process.exitCode = 1;
}

function measure(): void {
  const folder = mkdtempSync(join(tmpdir(), "rutter-bench-"));
  try {
    const runbook = join(folder, "runbook.md");
    writeFileSync(runbook, exampleLines(LINES));
    const [nothing = 0, version = 0, read = 0] = byTurns(ROUNDS, [
      () => wallMs(["-e", "0"]),
      () => wallMs([RUTTER, "--version"]),
      () => wallMs([RUTTER, "read", runbook]),
    ]);
    const beside = ms(nothing);
    tell(
      ["command", "node -e 0", "time"],
      [
        {
          what: "rutter --version",
          beside,
          found: ms(version),
          ratio: version / nothing,
          limit: VERSION_LIMIT,
        },
        {
          what: `rutter read, ${LINES} lines`,
          beside,
          found: ms(read),
          ratio: read / nothing,
          limit: READ_LIMIT,
        },
      ],
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Processor time of a child is not known until it is waited for by others; so this is the clock's, output discarded. */
function wallMs(args: readonly string[]): number {
  const from = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: "ignore" });
  const taken = performance.now() - from;
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
  return taken;
}
