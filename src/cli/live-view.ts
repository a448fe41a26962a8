/**
 * A release on a terminal: what has ended stays above, the rest is drawn over in place, keys become signals. It decides
 * nothing about the release, and whoever made it closes it.
 */
import type { Instant } from "../base/index.ts";
import { cleanLine } from "./clean.ts";
import { firstUi, press, type Ui } from "./live-control.ts";
import { frameLines } from "./live-frame.ts";
import { type Key, keysOf } from "./live-keys.ts";
import { leftBehind } from "./live-left.ts";
import { paceOf } from "./live-pace.ts";
import { screenOf } from "./live-screen.ts";
import type { Terminal } from "./live-terminal.ts";
import type { Look } from "./look.ts";
import { type OutputTail, outputTail } from "./output-tail.ts";
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

const LEAST_COLUMNS = 20;
const MOST_COLUMNS = 120;

export function liveView(given: LiveGiven): LiveView {
  const { terminal, scene } = given;
  const screen = screenOf(terminal);
  const tails = tailsByNode();
  const left = leftBehind(tails.forget);
  const board = keyboard(given);
  let notice: string | null = null;
  let wide = terminal.columns();
  let open = true;

  // The last column stays free: a line that fills it would make some terminals begin another.
  const look = (): Look => ({
    ...given.look,
    columns: Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, terminal.columns() - 1)),
  });
  const draw = (): void => {
    const shown = open ? scene() : null;
    if (shown === null) return;
    const now = given.now();
    screen.leave(left.next(shown, { look: look(), now }));
    const rows = terminal.rows();
    screen.draw(
      frameLines({ scene: shown, ui: board.ui(), look: look(), rows, now, tail: tails.last, notice }),
    );
  };
  const pace = paceOf(draw);
  terminal.onResize(() => {
    if (terminal.columns() !== wide) {
      wide = terminal.columns();
      screen.restart();
      left.again();
    }
    pace.soon();
  });
  terminal.onTyped((text) => {
    keysOf(text).forEach(board.press);
    pace.soon();
  });

  return {
    changed: pace.soon,
    printed: (node, text) => {
      tails.add(node, text);
      pace.soon();
    },
    notice: (words) => {
      notice = cleanLine(words);
      pace.soon();
    },
    close: () => {
      if (!open) return;
      draw();
      open = false;
      pace.stop();
      screen.clear();
      terminal.close();
    },
  };
}

/** So long the answer to a key stays on the screen. */
const SAID_MS = 5_000;

function keyboard({ scene, tell, leave }: LiveGiven): { ui: () => Ui; press: (key: Key) => void } {
  let ui: Ui = firstUi;
  let saidAt = 0;
  return {
    ui: () => {
      const old = performance.now() - saidAt > SAID_MS;
      if (ui.message !== null && ui.typing === null && old) ui = { ...ui, message: null };
      return ui;
    },
    press: (key) => {
      const shown = scene();
      // Before there is anything to see, only the wish to leave can be meant.
      if (shown === null) {
        if (key.kind === "interrupt") leave();
        return;
      }
      saidAt = performance.now();
      const pressed = press(ui, key, { scene: shown, nowMs: saidAt });
      ui = pressed.ui;
      if (pressed.told !== undefined) tell(pressed.told);
      if (pressed.leave === true) leave();
    },
  };
}

interface Tails {
  readonly add: (node: string, text: string) => void;
  readonly last: (node: string, lines: number) => readonly string[];
  readonly forget: (node: string) => void;
}

function tailsByNode(): Tails {
  const tails = new Map<string, OutputTail>();
  return {
    add: (node, text) => {
      const known = tails.get(node) ?? outputTail();
      known.add(text);
      tails.set(node, known);
    },
    last: (node, lines) =>
      lines <= 0
        ? []
        : (tails
            .get(node)
            ?.last(lines)
            .filter((line) => line !== "") ?? []),
    forget: (node) => void tails.delete(node),
  };
}
