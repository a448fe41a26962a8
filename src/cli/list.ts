/** `rutter list`: the releases of this machine, newest first. It only reads. */
import type { Releases } from "../app/index.ts";
import { formatDuration, formatInstant } from "../base/index.ts";
import { parseArguments } from "./arguments.ts";
import { clean } from "./clean.ts";
import { localClock, nowInstant } from "./clock.ts";
import { EXIT } from "./codes.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { type Look, paint, symbolsOf, type Tone } from "./look.ts";
import { withReleases } from "./released.ts";
import { cut, padEnd, widthOf } from "./width.ts";

const HELP: VerbHelp = {
  usage: "list [--env ENVIRONMENT] [--service SERVICE]",
  about: ["Releases that are open, newest first: with --all those that have ended too."],
  options: [
    ["--env ENVIRONMENT", "only to this environment"],
    ["--service SERVICE", "only of this service"],
    ["--all", "those that have ended too"],
    ["--json", "one release a line"],
  ],
  example: ["rutter list", "rutter list --all --env production"],
};

const SPEC = {
  verb: "list",
  options: {
    env: { takes: "value" },
    service: { takes: "value" },
    all: { takes: "nothing" },
    json: { takes: "nothing" },
  },
  positionals: [],
  required: 0,
} as const;

type ReleaseRow = Awaited<ReturnType<Releases["list"]>>[number];
type ListAsked = NonNullable<Parameters<Releases["list"]>[0]>;

const MOST = 500;

export async function list(args: readonly string[], io: Io): Promise<number> {
  const { on, values } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  const [environment] = values.get("env") ?? [];
  const [service] = values.get("service") ?? [];
  const asked: ListAsked = {
    limit: MOST,
    ...(environment === undefined ? {} : { environment }),
    ...(service === undefined ? {} : { service }),
    ...(on.has("all") ? {} : { open: true }),
  };
  const rows = await withReleases((releases) => releases.list(asked));
  if (on.has("json")) {
    for (const row of rows) await io.raw(`${rowJson(row)}\n`);
    return EXIT.done;
  }
  if (rows.length === 0) {
    const where = environment === undefined ? "" : ` to ${clean(environment)}`;
    await io.out([
      on.has("all")
        ? `no release${where} yet`
        : `no release${where} is open; --all shows those that have ended`,
    ]);
    return EXIT.done;
  }
  await io.out(listLines(rows, io.look));
  return EXIT.done;
}

const rowJson = (row: ReleaseRow): string =>
  JSON.stringify({
    release: row.release,
    state: row.ended ?? row.state,
    runbook: row.runbook,
    procedure: row.procedure,
    service: row.service,
    environment: row.environment,
    plan: row.planHash,
    startedAt: formatInstant(row.startedAt),
    startedBy: row.startedBy,
    updatedAt: formatInstant(row.updatedAt),
    waits: row.waits,
    exit: row.exit,
  });

const TONES: Readonly<Record<string, Tone>> = {
  failed: "red",
  held: "yellow",
  waiting: "yellow",
  done: "green",
};

/** `k3f9wz  waiting   order-service → production   ana, 12 min ago   2 waits` */
export function listLines(rows: readonly ReleaseRow[], look: Look): readonly string[] {
  const { to, more } = symbolsOf(look);
  const now = nowInstant();
  const told = rows.map((row) => {
    const what = clean(row.service ?? row.procedure ?? row.runbook);
    const place = row.environment === null ? "" : ` ${to} ${clean(row.environment)}`;
    const age = now - row.startedAt;
    const since =
      age < 86_400_000
        ? `${formatDuration(Math.max(60_000, Math.floor(age / 60_000) * 60_000))} ago`
        : localClock.day(row.startedAt);
    const waits = row.waits === 0 ? "" : `, ${row.waits} ${row.waits === 1 ? "wait" : "waits"}`;
    return {
      release: row.release,
      state: row.ended ?? row.state,
      what: what + place,
      besides: `${clean(row.startedBy)}, ${since}${waits}`,
    };
  });
  const widest = Math.max(...told.map(({ besides }) => widthOf(besides)));
  const room = Math.max(16, look.columns - 8 - 11 - widest - 2);
  return told.map(({ release, state, what, besides }) =>
    [
      padEnd(release, 8),
      paint(look, TONES[state] ?? null, padEnd(state, 11)),
      padEnd(cut(what, room, more), room),
      "  ",
      paint(look, "dim", besides),
    ]
      .join("")
      .trimEnd(),
  );
}
