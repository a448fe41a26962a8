/** `rutter status [ID]`: where a release stands, what waits for whom and what to type; for people or as JSON. It only reads. */
import type { Instant } from "../base/index.ts";
import { alarmLines } from "./alarm-lines.ts";
import { parseArguments } from "./arguments.ts";
import { clean } from "./clean.ts";
import { nowInstant } from "./clock.ts";
import { EXIT } from "./codes.ts";
import { exposureLines, untoldExposures } from "./exposure-lines.ts";
import { guardLines } from "./guard-lines.ts";
import { harmText } from "./harm-text.ts";
import { type VerbHelp, verbHelp } from "./help.ts";
import type { Io } from "./io.ts";
import { judgeLines } from "./judge-lines.ts";
import type { Look } from "./look.ts";
import { type Released, withRelease } from "./released.ts";
import { endLines, endWord } from "./render-end.ts";
import { headLines, printedLines, stepLines } from "./render-scene.ts";
import { waitLines } from "./render-waits.ts";
import { labelled } from "./row.ts";
import { runningNote } from "./row-note.ts";
import type { Scene } from "./scene.ts";
import { openQuestions } from "./wait-actions.ts";

const HELP: VerbHelp = {
  usage: "status [ID]",
  about: [
    "Where a release stands: its steps, what waits for whom, who drives it, what to type next.",
    "ID is its name or the first letters of it; without ID it is the one that is open, or the last.",
  ],
  options: [["--json", "the same as JSON, for programs"]],
  example: ["rutter status k3f9wz", "rutter status --json"],
};

const SPEC = {
  verb: "status",
  options: { json: { takes: "nothing" } },
  positionals: ["ID"],
  required: 0,
} as const;

export async function status(args: readonly string[], io: Io): Promise<number> {
  const { on, positionals } = parseArguments(args, SPEC);
  if (on.has("help")) {
    await io.out(verbHelp(HELP, io.look));
    return EXIT.done;
  }
  return withRelease(
    { verb: "status", positionals, rest: [0, 0], io, looks: true, headed: true },
    async (released) => {
      if (on.has("json")) {
        const { statusJson } = await import("./status-json.ts");
        await io.raw(statusJson(released.look));
      } else await io.out(statusLines(released, io, await harmText(released)));
      return EXIT.done;
    },
  );
}

/** Those that are quiet are left out first. */
const MOST_GUARDS = 40;

/** The steps; below the one under way where the traffic is, and how its guards stand. */
function rowsOf({ scene, look: known }: Released, look: Look, now: Instant): readonly string[] {
  const asks = new Set(openQuestions(scene).map(({ node }) => node));
  const lines = scene.rows.map((row) => [
    ...stepLines(row.state === "running" ? { ...row, note: runningNote(row, scene, now) } : row, {
      look,
      now,
      ...(asks.has(row.id) && row.state === "running" ? { mark: "waits" as const } : {}),
    }),
    ...printedLines(row.evidence, look),
  ]);
  const under = scene.rows.findLastIndex(({ state }) => state === "running") + 1 || lines.length;
  return [
    ...lines.slice(0, under).flat(),
    ...watchedLines(scene, { look, now, driven: known.driver !== null }),
    ...lines.slice(under).flat(),
  ];
}

interface Watching {
  readonly look: Look;
  readonly now: Instant;
  readonly driven: boolean;
}

function watchedLines(scene: Scene, { look, now, driven }: Watching): readonly string[] {
  if (scene.ended !== null) return [];
  // Where nobody drives, a lease runs out: that is told whatever else is.
  const traffic = exposureLines(driven ? untoldExposures(scene, now) : scene.exposures, { look, now });
  // Nothing guards a way back.
  if (scene.returning !== null) return traffic;
  return [
    ...traffic,
    ...guardLines(scene.guards, { look, now, most: MOST_GUARDS }),
    ...judgeLines(scene.judge, look),
  ];
}

function statusLines(released: Released, io: Io, harm: string | null): readonly string[] {
  const { scene, release, look: known } = released;
  const { look } = io;
  const now = nowInstant();
  const { driver, unread } = known;
  const drives = driver === null ? null : `process ${driver.pid} on ${clean(driver.host)} drives it`;
  const waits = scene.ended === null ? waitLines(scene, { look, now }) : [];
  return [
    ...headLines(scene, look),
    "",
    ...rowsOf(released, look, now),
    "",
    ...(waits.length === 0 ? [] : [...waits, ""]),
    ...alarmLines(known.view, { look, now }),
    ...(drives === null ? [] : labelled(look, "driver     ", drives)),
    ...(unread > 0 ? labelled(look, "inbox      ", `${unread} that nobody has read yet`) : []),
    ...(driver !== null && endWord(scene) === "left"
      ? []
      : endLines(scene, {
          look,
          now,
          report: null,
          harm,
          next: driver === null ? [] : [[`rutter watch ${release}`, "shows it go on"]],
          driven: driver !== null,
        })),
  ];
}
