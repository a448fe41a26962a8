/** `rutter resume ID`: carries a release on that nobody drives, from where its journal says it was. */
import { parseArguments } from "./arguments.ts";
import { carryOut } from "./carry-out.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { withRelease } from "./released.ts";

const HELP: VerbHelp = {
  usage: "resume [ID]",
  about: [
    "Carries a release on that nobody drives: one that was left, or whose process died. What ran when it",
    "died is looked up, not guessed; what cannot be told is asked. ID may be left out where one is open.",
  ],
  options: [
    ["--non-interactive", "asks nothing at this terminal"],
    ["--yes", "answers plain questions with yes; no approval, nothing that destroys or is in doubt"],
    ["--json", "one event a line, the last one with state and exit"],
  ],
  example: ["rutter resume k3f9wz"],
};

const SPEC = {
  verb: "resume",
  options: {
    "non-interactive": { takes: "nothing" },
    yes: { takes: "nothing" },
    json: { takes: "nothing" },
  },
  positionals: ["ID"],
  required: 0,
} as const;

export async function resume(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  return withRelease(
    { verb: "resume", positionals, rest: [0, 0], io, headed: true },
    ({ releases, release, plan }) =>
      carryOut({
        releases,
        release,
        plan,
        io,
        resume: true,
        json: on.has("json"),
        nonInteractive: on.has("non-interactive"),
        yes: on.has("yes"),
      }),
  );
}
