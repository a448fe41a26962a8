/** What a live view leaves above itself: the head once, then each step when it has ended. It remembers what it left. */
import type { Instant } from "../base/index.ts";
import type { Look } from "./look.ts";
import { headLines, printedLines, stepLines } from "./render-scene.ts";
import type { Scene } from "./scene.ts";

export interface LeftBehind {
  /** The lines that have not been left yet. */
  readonly next: (scene: Scene, given: { readonly look: Look; readonly now: Instant }) => readonly string[];
  /** All of it is to be left again, on a screen that was cleared. */
  readonly again: () => void;
}

const ENDED: ReadonlySet<string> = new Set(["done", "failed", "skipped", "undone"]);

/** `gone` is told of each step that has ended. */
export function leftBehind(gone: (node: string) => void): LeftBehind {
  const left = new Set<string>();
  let headed = false;
  return {
    next: (scene, { look, now }) => {
      const head = headed ? [] : [...headLines(scene, look), ""];
      headed = true;
      const ended = scene.rows.flatMap((row) => {
        // A step that is tried again, or taken back, is told again.
        const key = `${row.id} ${row.state} ${row.endedAt ?? ""}`;
        if (!ENDED.has(row.state) || left.has(key)) return [];
        left.add(key);
        gone(row.id);
        return [...stepLines(row, { look, now }), ...printedLines(row.evidence, look)];
      });
      return [...head, ...ended];
    },
    again: () => {
      left.clear();
      headed = false;
    },
  };
}
