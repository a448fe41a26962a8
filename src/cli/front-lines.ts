/**
 * A release in plain lines, for pipes and CI: time, release, step, what happened, and what the steps print, so much of
 * each. A line is never changed once it is out.
 */
import type { OutputPiece } from "../app/index.ts";
import { localClock, nowInstant } from "./clock.ts";
import type { Following } from "./following.ts";
import type { Front } from "./front.ts";
import type { Io } from "./io.ts";
import { outputLine } from "./output-tail.ts";
import { eventLine, eventTelling } from "./render-event.ts";
import { headLines } from "./render-scene.ts";
import { padEnd } from "./width.ts";

/** Of one effect; what is beyond is in its log. */
const MOST_LINES = 400;

interface Printing {
  open: string;
  lines: number;
}

/** A line end that never comes must not be waited for in memory. */
const LONGEST = 8_192;

export interface LinesGiven {
  readonly follow: Following;
  readonly release: string;
  /** What was recorded up to here is known to whoever reads, and not told again. */
  readonly since: number;
  readonly io: Pick<Io, "out" | "look">;
}

export function frontLines({ follow, release, since, io }: LinesGiven): Front {
  const telling = eventTelling({ ...follow, release, clock: localClock });
  const printing = new Map<string, Printing>();
  let writing: Promise<void> = Promise.resolve();
  let headed = false;
  const say = (lines: readonly string[]): void => {
    if (lines.length > 0) writing = writing.then(() => io.out(lines));
  };
  const number = (node: string): string => padEnd(follow.numbers.get(node) ?? "", 3);
  const lead = (node: string): string =>
    `${localClock.time(nowInstant())} ${telling.release} ${number(node)} |`;

  const flush = (effect: string, node: string): void => {
    const known = printing.get(effect);
    if (known === undefined) return;
    printing.delete(effect);
    if (known.open !== "" && known.lines <= MOST_LINES)
      say([`${lead(node)} ${outputLine(known.open)}`.trimEnd()]);
    if (known.lines > MOST_LINES)
      say([
        `${lead(node)} … ${known.lines - MOST_LINES} more lines: rutter log ${telling.release} ${number(node).trim()}`,
      ]);
  };

  return {
    recorded: (recorded) => {
      const { event } = recorded;
      if (event.type === "effect.ended" || event.type === "effect.doubted")
        flush(event.effect, telling.effects.get(event.effect)?.node ?? "");
      follow.take(recorded);
      if (!headed) say([...headLines(follow.scene(), io.look), ""]);
      headed = true;
      const line = eventLine(recorded, telling);
      if (line !== null && recorded.seq > since) say([line]);
    },
    printed: ({ effect, node, text }: OutputPiece) => {
      const known = printing.get(effect) ?? { open: "", lines: 0 };
      printing.set(effect, known);
      const parts = (known.open + text).split("\n");
      known.open = (parts.pop() ?? "").slice(-LONGEST);
      const lines = parts.flatMap((part): readonly string[] => {
        known.lines += 1;
        return known.lines > MOST_LINES ? [] : [`${lead(node)} ${outputLine(part)}`.trimEnd()];
      });
      say(lines);
    },
    notice: (words) => say([`${localClock.time(nowInstant())} ${telling.release}     ${words}`]),
    close: () => writing,
  };
}
