/**
 * From the arguments of the process to a verb, and from whatever that throws to a message and an exit status. An
 * error that nobody foresaw is a bug of Rutter, and says how to report it.
 */
import type { Io } from "./io.ts";
import { processIo } from "./io.ts";
import { VERBS } from "./verbs.ts";

const NO_COLOR = "--no-color";

/** `--no-color` may stand before the verb too; after `--` everything is an argument. */
function noColorIn(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return (end === -1 ? args : args.slice(0, end)).includes(NO_COLOR);
}

async function runVerb(args: readonly string[], io: Io): Promise<number> {
  const rest = args[0] === NO_COLOR ? args.slice(1) : args;
  const [name, ...own] = rest;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    return (await import("./help.ts")).help(own, io);
  }
  const entry = VERBS.find((each) => each.name === name);
  if (entry === undefined) return (await import("./help.ts")).unknownVerb(name);
  const verb = await entry.load();
  return verb(own, io);
}

export async function dispatch(args: readonly string[], given?: Io): Promise<number> {
  const io = given ?? processIo(noColorIn(args));
  try {
    return await runVerb(args, io);
  } catch (error) {
    return (await import("./report-failure.ts")).reportFailure(error, args, io);
  }
}
