/** `rutter export ID`: a release as lines of JSON, one for each event, to be kept or moved to another machine. */
import { parseArguments } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { withRelease } from "./released.ts";

const HELP: VerbHelp = {
  usage: "export [ID]",
  about: [
    "Writes a release to standard output, one event a line with its hash, as rutter import reads it.",
    "What its steps printed stays in their logs and is not in it.",
  ],
  options: [],
  example: ["rutter export k3f9wz > k3f9wz.jsonl"],
};

/** Lines to one write: a long release is neither one huge text nor a hundred thousand small ones. */
const BATCH = 500;

const SPEC = { verb: "export", options: {}, positionals: ["ID"], required: 0 } as const;

export async function exportRelease(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  return withRelease(
    { verb: "export", positionals, rest: [0, 0], io, looks: true },
    async ({ releases, release }) => {
      const lines = await releases.exported(release);
      for (let at = 0; at < lines.length; at += BATCH)
        await io.raw(`${lines.slice(at, at + BATCH).join("\n")}\n`);
      return EXIT.done;
    },
  );
}
