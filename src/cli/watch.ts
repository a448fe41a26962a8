/** `rutter watch ID`: follows a release that another process drives. It only reads: leaving it changes nothing. */
import { parseArguments } from "./arguments.ts";
import { EXIT } from "./codes.ts";
import { type Following, following } from "./following.ts";
import type { Front } from "./front.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { type Released, withRelease } from "./released.ts";
import { sayEnd } from "./say-end.ts";
import type { Told } from "./wait-actions.ts";

const HELP: VerbHelp = {
  usage: "watch [ID]",
  about: [
    "Shows a release that another process drives, as that process does: on a terminal live and with the",
    "same keys, elsewhere in lines. Leaving it (q, Ctrl-C) leaves the release alone.",
  ],
  options: [["--json", "one event a line"]],
  example: ["rutter watch k3f9wz"],
};

const SPEC = {
  verb: "watch",
  options: { json: { takes: "nothing" } },
  positionals: ["ID"],
  required: 0,
} as const;

export async function watch(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  return withRelease(
    { verb: "watch", positionals, rest: [0, 0], io, looks: true, headed: true },
    (released) => watchIt(released, io, on.has("json")),
  );
}

async function watchIt(released: Released, io: Io, json: boolean): Promise<number> {
  const { releases, release, plan } = released;
  const follow = following(plan, io.look.unicode);
  const gone = new AbortController();
  const leave = (): void => gone.abort();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const signal of signals) process.on(signal, leave);
  const front = await openFront({ released, follow, io, json, leave });
  try {
    await releases.watch(release, {
      onRecorded: front.recorded,
      onOutput: front.printed,
      until: gone.signal,
    });
  } finally {
    for (const signal of signals) process.removeListener(signal, leave);
    await front.close();
  }
  const { exit } = await releases.status(release);
  if (gone.signal.aborted) {
    if (!json) await io.out([`left release ${release} alone; rutter watch ${release} shows it again`]);
    return EXIT.done;
  }
  await sayEnd({ releases, follow, io, exit, json });
  return exit;
}

interface Opening {
  readonly released: Released;
  readonly follow: Following;
  readonly io: Io;
  readonly json: boolean;
  readonly leave: () => void;
}

async function openFront({ released, follow, io, json, leave }: Opening): Promise<Front> {
  const { releases, release } = released;
  if (json) return (await import("./front-json.ts")).frontJson(follow, 0, io);
  const { canBeLive } = await import("./live-terminal.ts");
  if (!canBeLive()) return (await import("./front-lines.ts")).frontLines({ follow, release, since: 0, io });
  let front: Front | null = null;
  const tell = (told: Told): void => {
    releases.signal(release, { ...told, from: "terminal" }).then(
      (result) => {
        if (result.as === "refused") front?.notice(`refused: ${result.why}`);
      },
      (error: unknown) => front?.notice(error instanceof Error ? error.message : String(error)),
    );
  };
  front = (await import("./front-live.ts")).frontLive(follow, io.look, { tell, leave });
  return front;
}
