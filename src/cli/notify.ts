/** `rutter notify try CHANNEL`: sends a test message, and says what came back. It pages nobody. */
import { tryChannel } from "../app/index.ts";
import { parseArguments } from "./arguments.ts";
import { cleanLine } from "./clean.ts";
import { cliError, EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { paint, symbolsOf } from "./look.ts";

const HELP: VerbHelp = {
  usage: "notify try CHANNEL",
  about: [
    "Sends a test message to a channel of rutter.yaml, and says what came back. CHANNEL is its name, or an",
    "address as the runbook's contacts have it. PagerDuty is sent a change, which pages nobody; a silence",
    "of Alertmanager is taken back at once.",
  ],
  options: [],
  example: ["rutter notify try slack"],
};

const SPEC = { verb: "notify", options: {}, positionals: ["try", "CHANNEL"], required: 2 } as const;

export async function notify(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const [what = "", to = ""] = positionals;
  if (what !== "try")
    throw cliError("CLI_OPTION_CHOICE", {
      what: `rutter notify has no "${what}"`,
      why: "what it can do is try: send a test message",
      fix: `write rutter notify try ${to}`,
    });
  const { answers } = await tryChannel({ to, from: process.cwd(), env: process.env });
  const { done } = symbolsOf(io.look);
  await io.out(answers.map((answer) => `${paint(io.look, "green", done)} ${cleanLine(answer)}`));
  return EXIT.done;
}
