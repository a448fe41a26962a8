/**
 * A release on a terminal: what has ended stays above, the rest is drawn over in place at most ten times a second, keys
 * become signals. It decides nothing about the release, and whoever made it closes it.
 */
import type { Instant } from "../base/index.ts";
import { cleanLine } from "./clean.ts";
import { firstUi, press, type Ui } from "./live-control.ts";
import { frameLines } from "./live-frame.ts";
import { keysOf } from "./live-keys.ts";
import { screenOf } from "./live-screen.ts";
import type { Terminal } from "./live-terminal.ts";
import type { Look } from "./look.ts";
import { type OutputTail, outputTail } from "./output-tail.ts";
import { headLines, printedLines, stepLines } from "./render-scene.ts";
import type { Scene } from "./scene.ts";
import type { Told } from "./wait-actions.ts";

export interface LiveGiven {
  readonly terminal: Terminal;
  readonly look: Look;
  /** Null: nothing is known yet. Asked for at each frame alone. */
  readonly scene: () => Scene | null;
  readonly now: () => Instant;
  readonly tell: (told: Told) => void;
  readonly leave: () => void;
}

export interface LiveView {
  readonly changed: () => void;
  readonly printed: (node: string, text: string) => void;
  readonly notice: (words: string) => void;
  /** Nothing of the view remains but what has ended, and the terminal is as it was. */
  readonly close: () => void;
}

const FRAME_MS = 100;
const TICK_MS = 500;
/** So long the answer to a key stays. */
const SAID_MS = 5_000;
const ENDED: ReadonlySet<string> = new Set(["done", "failed", "skipped", "undone"]);

export function liveView({ terminal, look: given, scene: current, now, tell, leave }: LiveGiven): LiveView {
  const screen = screenOf(terminal);
  const tails = new Map<string, OutputTail>();
  const left = new Set<string>();
  let begun = false;
  let ui: Ui = firstUi;
  let notice: string | null = null;
  let due: NodeJS.Timeout | null = null;
  let drawnAt = 0;
  let saidAt = 0;
  let wide = terminal.columns();
  let open = true;

  const look = (): Look => ({ ...given, columns: Math.max(20, Math.min(120, terminal.columns() - 1)) });
  const tail = (node: string, lines: number): readonly string[] =>
    lines <= 0
      ? []
      : (tails
          .get(node)
          ?.last(lines)
          .filter((line) => line !== "") ?? []);
  const draw = (): void => {
    due = null;
    const scene = open ? current() : null;
    if (scene === null) return;
    drawnAt = performance.now();
    if (ui.message !== null && ui.typing === null && drawnAt - saidAt > SAID_MS)
      ui = { ...ui, message: null };
    leaveEnded(scene);
    screen.draw(frameLines({ scene, ui, look: look(), rows: terminal.rows(), now: now(), tail, notice }));
  };
  /** At once where the last frame is old enough, else when it is: never more than ten a second. */
  const soon = (): void => {
    if (due !== null || !open) return;
    due = setTimeout(draw, Math.max(0, FRAME_MS - (performance.now() - drawnAt)));
  };
  const leaveEnded = (shown: Scene): void => {
    if (!begun) screen.leave([...headLines(shown, look()), ""]);
    begun = true;
    const lines = shown.rows.flatMap((row) => {
      const key = `${row.id} ${row.state} ${row.endedAt ?? ""}`;
      if (!ENDED.has(row.state) || left.has(key)) return [];
      left.add(key);
      tails.delete(row.id);
      return [...stepLines(row, { look: look(), now: now() }), ...printedLines(row.evidence, look())];
    });
    screen.leave(lines);
  };

  const tick = setInterval(soon, TICK_MS);
  terminal.onResize(() => {
    if (terminal.columns() !== wide) {
      wide = terminal.columns();
      screen.restart();
      left.clear();
      begun = false;
    }
    soon();
  });
  terminal.onTyped((text) => {
    for (const key of keysOf(text)) {
      const scene = current();
      if (scene === null) {
        if (key.kind === "interrupt") leave();
        continue;
      }
      const pressed = press(ui, key, { scene, nowMs: performance.now() });
      ui = pressed.ui;
      saidAt = performance.now();
      if (pressed.told !== undefined) tell(pressed.told);
      if (pressed.leave === true) leave();
    }
    soon();
  });

  return {
    changed: soon,
    printed: (node, text) => {
      const known = tails.get(node) ?? outputTail();
      known.add(text);
      tails.set(node, known);
      soon();
    },
    notice: (words) => {
      notice = cleanLine(words);
      soon();
    },
    close: () => {
      if (!open) return;
      const scene = current();
      if (scene !== null) leaveEnded(scene);
      open = false;
      clearInterval(tick);
      if (due !== null) clearTimeout(due);
      screen.clear();
      terminal.close();
    },
  };
}
