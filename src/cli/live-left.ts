/** What a live view leaves above itself: the head once, then each step when it has ended. It remembers what it left. */
import type { Instant } from "../base/index.ts";
import { clean } from "./clean.ts";
import { markOf, markWidth } from "./live-marks.ts";
import { type Look, paint } from "./look.ts";
import { headLines, printedLines, stepLines, titleColumn } from "./render-scene.ts";
import type { Scene } from "./scene.ts";
import { wrap } from "./width.ts";

export interface LeftBehind {
  /** The lines that have not been left yet. */
  readonly next: (scene: Scene, given: { readonly look: Look; readonly now: Instant }) => readonly string[];
  /** All of it is to be left again, on a screen that was cleared. */
  readonly again: () => void;
}

const ENDED: ReadonlySet<string> = new Set(["done", "failed", "skipped", "undone"]);

/** As the conductor gives it for what was under way when the release turned. */
const WENT_BACK = "the release went back";

/** Why it goes back, where an eye finds it among the steps. */
function backLines(
  { why, by }: { readonly why: string; readonly by: string | null },
  look: Look,
): readonly string[] {
  const pad = " ".repeat(titleColumn(look));
  const text = `rolls back${by === null ? "" : `, says ${clean(by)}`}: ${clean(why)}`;
  return wrap(text, look.columns - pad.length).map((line, index) =>
    index === 0
      ? `  ${markOf("failed", look)}${pad.slice(2 + markWidth(look))}${paint(look, "red", line)}`
      : pad + paint(look, "red", line),
  );
}

/** `gone` is told of each step that has ended. */
export function leftBehind(gone: (node: string) => void): LeftBehind {
  const left = new Set<string>();
  let headed = false;
  let turned = false;
  return {
    next: (scene, { look, now }) => {
      const head = headed ? [] : [...headLines(scene, look), ""];
      headed = true;
      const ended = scene.rows.flatMap((row) => {
        // What the way back has left is told when it was taken back, and at the end where it was not.
        if (row.state === "failed" && row.note === WENT_BACK) return [];
        // A step that is tried again, or taken back, is told again.
        const key = `${row.id} ${row.state} ${row.endedAt ?? ""}`;
        if (!ENDED.has(row.state) || left.has(key)) return [];
        left.add(key);
        gone(row.id);
        return [...stepLines(row, { look, now }), ...printedLines(row.evidence, look)];
      });
      const back = turned || scene.returning === null ? [] : backLines(scene.returning, look);
      turned = turned || scene.returning !== null;
      return [...head, ...back, ...ended];
    },
    again: () => {
      left.clear();
      headed = false;
      turned = false;
    },
  };
}
