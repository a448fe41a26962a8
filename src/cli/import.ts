/** `rutter import FILE`: takes in a release that was exported, after its chain of hashes has been checked. */
import { readFileSync } from "node:fs";
import { parseArguments } from "./arguments.ts";
import { cliError, EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { withReleases } from "./released.ts";

const HELP: VerbHelp = {
  usage: "import FILE",
  about: [
    "Takes in a release that rutter export wrote, here or elsewhere; with - from standard input.",
    "It is refused where an event was changed, and where the release is here already with other events.",
  ],
  options: [],
  example: ["rutter import k3f9wz.jsonl"],
};

const SPEC = { verb: "import", options: {}, positionals: ["FILE"], required: 1 } as const;

export async function importRelease(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const [file = ""] = positionals;
  const text = textOf(file);
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const first = lines[0];
  if (first === undefined || !first.startsWith("{"))
    throw cliError("CLI_IMPORT_UNREADABLE", {
      what: `${file} is not an exported release`,
      why: first === undefined ? "it is empty" : "it does not begin with an event as JSON",
      fix: "write one with rutter export ID > FILE",
    });
  const { release, events } = await withReleases((releases) => releases.imported(lines), { create: true });
  await io.out([`release ${release}: ${events} events taken in; rutter status ${release} shows it`]);
  return EXIT.done;
}

/** A release may be larger than any runbook: it is read whole, whatever its size. */
function textOf(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (cause) {
    throw cliError("CLI_IMPORT_UNREADABLE", {
      what: `${file} cannot be read`,
      why: cause instanceof Error ? cause.message : String(cause),
      fix: "write the path of a file that rutter export ID > FILE wrote",
    });
  }
}
