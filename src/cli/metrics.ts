/** `rutter metrics [try FIGURE]`: the figures of a service and where they come from, or one of them read from its source. */
import { openFigures, tryFigure } from "../app/index.ts";
import { parseArguments, parseSettings } from "./arguments.ts";
import { cliError, EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";

const HELP: VerbHelp = {
  usage: "metrics [try FIGURE] [--service SERVICE] [--env ENVIRONMENT] [--set version=VERSION]",
  about: [
    "Lists the figures of the services in rutter.yaml, each with its source. With try, reads one twice, and",
    "shows what was sent, what came back, and whether it measures what its name says. It changes nothing.",
  ],
  options: [
    ["--service SERVICE", "whose figures, where several services have some"],
    ["--env ENVIRONMENT", "the environment whose namespace and name stand in the queries"],
    ["--set version=VERSION", "the version that would be new, to see the two sides"],
    ["--json", "the same as JSON (metrics/1)"],
  ],
  example: ["rutter metrics", 'rutter metrics try "error rate" --env production --set version=1.4.0'],
};

const SPEC = {
  verb: "metrics",
  options: {
    service: { takes: "value" },
    env: { takes: "value" },
    set: { takes: "values" },
    json: { takes: "nothing" },
  },
  positionals: ["try", "FIGURE"],
  required: 0,
} as const;

const json = (value: object): string => `${JSON.stringify({ rutter: "metrics/1", ...value }, null, 2)}\n`;

/** A terminal is told that something is going on; anything else gets the result alone. */
function waiting(): { readonly say: (words: string) => void; readonly done: () => void } {
  const isShown = process.stderr.isTTY === true;
  const put = (text: string): void => void (isShown && process.stderr.write(`\r\u001b[K${text}`));
  return { say: put, done: () => put("") };
}

/** An interrupt ends what was started before it ends Rutter. */
async function whileStoppable<Value>(work: (stopped: AbortSignal) => Promise<Value>): Promise<Value> {
  const stop = new AbortController();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const handlers = signals.map((signal) => {
    const handler = (): void => {
      stop.abort();
      process.removeListener(signal, handler);
      process.kill(process.pid, signal);
    };
    process.on(signal, handler);
    return () => process.removeListener(signal, handler);
  });
  try {
    return await work(stop.signal);
  } finally {
    for (const off of handlers) off();
  }
}

export async function metrics(args: readonly string[], io: Io): Promise<number> {
  const { on, values, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const [what, figure] = positionals;
  const given = {
    from: process.cwd(),
    environment: values.get("env")?.[0] ?? null,
    service: values.get("service")?.[0] ?? null,
  };
  if (what === undefined) {
    const opened = await openFigures(given);
    const list = await import("./metrics-list.ts");
    if (on.has("json")) await io.raw(json(list.figuresJson(opened)));
    else await io.out(list.figureLines(opened, io.look));
    return EXIT.done;
  }
  const settings = parseSettings(values.get("set") ?? []);
  return tryOne(figureOf(what, figure), { given, settings, isJson: on.has("json") }, io);
}

function figureOf(what: string, figure: string | undefined): string {
  if (what === "try" && figure !== undefined) return figure;
  throw cliError(what === "try" ? "CLI_ARGUMENT_MISSING" : "CLI_OPTION_CHOICE", {
    what: what === "try" ? "rutter metrics try needs FIGURE" : `rutter metrics has no "${what}"`,
    why: what === "try" ? "there is nothing to try" : "what it can do with a figure is try: read it",
    fix:
      what === "try"
        ? 'write rutter metrics try "error rate"; rutter metrics lists the figures'
        : `write rutter metrics try ${/\s/.test(what) ? `"${what}"` : what}`,
  });
}

interface Asked {
  readonly given: Parameters<typeof openFigures>[0];
  readonly settings: ReadonlyMap<string, string>;
  readonly isJson: boolean;
}

async function tryOne(figure: string, { given, settings, isJson }: Asked, io: Io): Promise<number> {
  const { say, done } = waiting();
  const tried = await whileStoppable((stopped) =>
    tryFigure({ ...given, figure, settings, env: process.env, stopped, onWait: say }),
  ).finally(done);
  const shown = await import("./metrics-tried.ts");
  if (isJson) await io.raw(json(shown.triedJson(tried)));
  else await io.out(shown.triedLines(tried, io.look));
  return tried.result.is === "none" ? EXIT.findings : EXIT.done;
}
