/** `rutter doctor [FILE…]`: whether what the runbooks need is here and answers, for people or as JSON. It changes nothing. */
import { type DoctorReport, runDoctor } from "../app/index.ts";
import { parseDuration, RutterError } from "../base/index.ts";
import { parseArguments, parseSettings } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";

const HELP: VerbHelp = {
  usage: "doctor [FILE…] [--env ENVIRONMENT] [--set NAME=VALUE]…",
  about: [
    "Looks whether the tools, clusters, hosts, databases, metrics and secrets that runbooks name are",
    "here and answer, and says what to do about each that does not. It only looks: it logs in nowhere,",
    "sends no password and changes nothing. Without FILE it takes the runbooks that rutter.yaml names.",
  ],
  options: [
    ["--env ENVIRONMENT", "only what this environment of rutter.yaml needs"],
    ["--set NAME=VALUE", "gives an input its value, so that what depends on it can be looked at"],
    ["--timeout TIME", "how long one check may take: 10s, or less"],
    ["--json", "the checks as JSON (doctor/1)"],
  ],
  example: ["rutter doctor runbooks/deploy.md --env production", "rutter doctor --json --timeout 3s"],
};

const SPEC = {
  verb: "doctor",
  options: {
    env: { takes: "value" },
    set: { takes: "values" },
    timeout: { takes: "value" },
    json: { takes: "nothing" },
  },
  positionals: ["FILE"],
  required: 0,
  many: true,
} as const;

const MOST_MS = 10_000;
const LEAST_MS = 100;

function timeoutOf(text: string | undefined): number {
  if (text === undefined) return MOST_MS;
  const ms = parseDuration(text);
  if (ms !== null && ms >= LEAST_MS && ms <= MOST_MS) return ms;
  throw new RutterError({
    code: "DOCTOR_TIMEOUT_INVALID",
    what: `--timeout ${text} is ${ms === null ? "no length of time" : `too ${ms > MOST_MS ? "long" : "short"}`}`,
    why: "one check takes 10 seconds at most, so that the whole never keeps anybody waiting",
    fix: "write --timeout 3s, or anything from 100ms to 10s",
  });
}

/** An interrupt ends what was started before it ends Rutter: what was started stands in process groups of its own. */
function onInterrupt(stop: () => void): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const offs = signals.map((signal) => {
    const handler = (): void => {
      stop();
      process.removeListener(signal, handler);
      process.kill(process.pid, signal);
    };
    process.on(signal, handler);
    return () => process.removeListener(signal, handler);
  });
  return () => {
    for (const off of offs) off();
  };
}

const json = ({ checks, summary }: DoctorReport): string =>
  `${JSON.stringify({ rutter: "doctor/1", checks, summary }, null, 2)}\n`;

/** A terminal is told that something is going on; anything else gets the result alone. */
async function whileWaiting<Value>(work: Promise<Value>): Promise<Value> {
  if (process.stderr.isTTY !== true) return work;
  process.stderr.write("looking…");
  try {
    return await work;
  } finally {
    process.stderr.write("\r\u001b[K");
  }
}

export async function doctor(args: readonly string[], io: Io): Promise<number> {
  const { on, values, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const stop = new AbortController();
  const off = onInterrupt(() => stop.abort());
  try {
    const report = await whileWaiting(
      runDoctor({
        files: positionals,
        environment: values.get("env")?.[0] ?? null,
        settings: parseSettings(values.get("set") ?? []),
        timeoutMs: timeoutOf(values.get("timeout")?.[0]),
        env: process.env,
        nodeVersion: process.versions.node,
        stopped: stop.signal,
      }),
    );
    if (on.has("json")) await io.raw(json(report));
    else await io.out((await import("./doctor-lines.ts")).doctorLines(report, io.look));
    return report.summary.failed > 0 ? EXIT.findings : EXIT.done;
  } finally {
    off();
  }
}
