/** `rutter log ID [STEP]`: what happened in a release, event by event, or what one of its steps printed. It only reads. */
import type { Recorded } from "../conductor/index.ts";
import { parseArguments } from "./arguments.ts";
import { localClock } from "./clock.ts";
import { cliError, EXIT } from "./codes.ts";
import { eventJson } from "./event-json.ts";
import { findStep } from "./find-step.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { paint } from "./look.ts";
import { nodeTitle } from "./node-title.ts";
import { outputLine } from "./output-tail.ts";
import { type Released, withRelease } from "./released.ts";
import { eventLine, eventTelling } from "./render-event.ts";
import { headLines } from "./render-scene.ts";

const HELP: VerbHelp = {
  usage: "log [ID] [STEP]",
  about: [
    "What happened, with times; with STEP (its number, its id or a part of its title) what that step printed.",
    "Each event holds a hash of the one before: --verify finds what was changed afterwards.",
  ],
  options: [
    ["--verify", "checks that no event was changed, left out or added"],
    ["--json", "one event a line"],
  ],
  example: ["rutter log k3f9wz", "rutter log k3f9wz 5", "rutter log k3f9wz --verify"],
};

const SPEC = {
  verb: "log",
  options: { verify: { takes: "nothing" }, json: { takes: "nothing" } },
  positionals: ["ID", "STEP"],
  required: 0,
} as const;

export async function log(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  return withRelease(
    { verb: "log", positionals, rest: [0, 1], io, looks: true, headed: true },
    async (released) => {
      const [step] = released.rest;
      if (on.has("verify")) return verify(released, io);
      if (step !== undefined) return output(released, step, io);
      if (on.has("json")) await json(released, io);
      else await io.out(eventLines(released, await released.releases.log(released.release), io));
      return EXIT.done;
    },
  );
}

/** The day is said where it begins; a line has the hour alone. */
function eventLines(released: Released, recordeds: readonly Recorded[], io: Io): readonly string[] {
  const { plan, numbers, release, scene } = released;
  const telling = eventTelling({ plan, numbers, release, clock: localClock });
  const lines: string[] = [...headLines(scene, io.look)];
  let day = "";
  for (const recorded of recordeds) {
    const line = eventLine(recorded, telling);
    if (line === null) continue;
    const today = `${localClock.day(recorded.at)}, ${localClock.zone(recorded.at)}`;
    if (today !== day) lines.push("", paint(io.look, "bold", today));
    day = today;
    lines.push(line);
  }
  return lines;
}

const BATCH = 500;

async function json({ releases, release }: Released, io: Io): Promise<void> {
  const recordeds = await releases.log(release);
  for (let at = 0; at < recordeds.length; at += BATCH) {
    const lines = recordeds.slice(at, at + BATCH).map((recorded) => `${eventJson(recorded, release)}\n`);
    await io.raw(lines.join(""));
  }
}

async function verify({ releases, release }: Released, io: Io): Promise<number> {
  const verified = await releases.verify(release);
  if (verified.whole) {
    await io.out([`release ${release}: ${verified.events} events, whole; the last one is ${verified.head}`]);
    return EXIT.done;
  }
  await io.out([
    `${paint(io.look, "red", "not whole")}  release ${release}: event ${verified.seq} ${verified.why}`,
    "what stands before it is as it was written; what comes after it cannot be relied on",
  ]);
  return EXIT.findings;
}

const effectsOf = (recordeds: readonly Recorded[], node: string): readonly string[] => [
  ...new Set(
    recordeds.flatMap(({ event }) =>
      event.type === "effect.asked" && event.node === node ? [event.effect.id] : [],
    ),
  ),
];

async function output(released: Released, step: string, io: Io): Promise<number> {
  const { releases, release, plan, numbers, scene } = released;
  const id = findStep(step, { plan, numbers, among: scene.rows.map((row) => row.id) });
  const effects = effectsOf(await releases.log(release), id);
  if (effects.length === 0)
    throw cliError("CLI_STEP_UNKNOWN", {
      what: `${numbers.get(id) ?? ""} ${nodeTitle(plan, id)} printed nothing: nothing was run for it`,
      why: "only a step that runs something has output",
      fix: `rutter log ${release} shows what happened`,
    });
  for (const [index, effect] of effects.entries()) {
    const text = await releases.output(release, effect);
    if (effects.length > 1) await io.out([...(index === 0 ? [] : [""]), paint(io.look, "bold", effect)]);
    const shown = (text ?? "").replace(/\n$/, "");
    const nothing = text === null ? "its output is not on this machine" : "nothing was printed";
    await io.out(shown === "" ? [paint(io.look, "dim", nothing)] : shown.split("\n").map(outputLine));
  }
  return EXIT.done;
}
