/**
 * Carries a release out in this process and shows it: the front that fits the terminal, what keys and signals of the
 * system do, the answers that need nobody, and at the end where things stand. `run` and `resume` share it.
 */
import type { Driving, Releases } from "../app/index.ts";
import type { Plan } from "../plan/index.ts";
import { yesFor } from "./answer-yes.ts";
import { type Following, following } from "./following.ts";
import type { Front } from "./front.ts";
import { onInterrupts } from "./interrupts.ts";
import type { Io } from "./io.ts";
import { sayEnd } from "./say-end.ts";
import type { Told } from "./wait-actions.ts";

export interface CarryingOut {
  readonly releases: Releases;
  readonly release: string;
  readonly plan: Plan;
  readonly io: Io;
  readonly resume: boolean;
  readonly json: boolean;
  /** Nobody is asked anything here. */
  readonly nonInteractive: boolean;
  readonly yes: boolean;
}

type FrontKind = "live" | "asked" | "lines" | "json";

async function frontKind({ json, nonInteractive }: CarryingOut): Promise<FrontKind> {
  if (json) return "json";
  const { canBeLive } = await import("./live-terminal.ts");
  if (nonInteractive) return "lines";
  if (canBeLive()) return "live";
  return process.stdin.isTTY === true ? "asked" : "lines";
}

export async function carryOut(given: CarryingOut): Promise<number> {
  const { releases, release, plan, io, resume, yes } = given;
  const kind = await frontKind(given);
  const follow = following(plan, io.look.unicode);
  let driving: Driving | null = null;
  let wants: "pause" | "stop" | "now" | null = null;
  let front: Front | null = null;
  const interrupts = onInterrupts({
    leave: (how) => {
      wants = how;
      driving?.leave(how);
    },
    said: (words) => front?.notice(words),
  });
  const tell = async (told: Told): Promise<string | null> => {
    const result = await releases.signal(release, { ...told, from: "terminal" });
    if (result.as !== "refused") return null;
    const words = `refused: ${result.why}${result.would === null ? "" : `; ${result.would}`}`;
    front?.notice(words);
    return words;
  };
  try {
    const since = resume ? ((await releases.log(release)).at(-1)?.seq ?? 0) : 0;
    front = await openFront(kind, given, { follow, tell, leave: interrupts.interrupt, since });
    const asked = {
      onRecorded: front.recorded,
      onOutput: front.printed,
      onNotice: front.notice,
      replay: true,
      whenWaiting: kind === "live" || kind === "asked" ? "stay" : "leave",
      ...(yes ? { answerFor: yesFor(plan, follow.state) } : {}),
    } as const;
    driving = await (resume ? releases.resume(release, asked) : releases.drive(release, asked));
    if (wants !== null) driving.leave(wants);
    const end = await driving.end;
    await front.close();
    front = null;
    await sayEnd({ releases, follow, io, exit: end.exit, json: given.json });
    return end.exit;
  } finally {
    interrupts.off();
    await front?.close();
  }
}

interface FrontTold {
  /** Known before this process: a live view shows it as done, lines do not tell it again. */
  readonly since: number;
  readonly follow: Following;
  readonly tell: (told: Told) => Promise<string | null>;
  readonly leave: () => void;
}

async function openFront(kind: FrontKind, given: CarryingOut, told: FrontTold): Promise<Front> {
  const { io, release } = given;
  const { follow, tell, leave, since } = told;
  let front: Front | null = null;
  // A key that could not be passed on is said where the keys are; the release itself goes on.
  const quietly = (one: Told): void => {
    tell(one).catch((error: unknown) =>
      front?.notice(error instanceof Error ? error.message : String(error)),
    );
  };
  if (kind === "json") return (await import("./front-json.ts")).frontJson(follow, since, io);
  if (kind === "live") {
    front = (await import("./front-live.ts")).frontLive(follow, io.look, { tell: quietly, leave });
    return front;
  }
  const { frontLines } = await import("./front-lines.ts");
  const lines = frontLines({ follow, release, since, io });
  return kind === "asked" ? (await import("./front-asked.ts")).frontAsked(lines, { ...told, io }) : lines;
}
