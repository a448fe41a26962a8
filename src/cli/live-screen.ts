/**
 * The lowest lines of a terminal, drawn over in place; what is done with is left above them and scrolls away like any
 * output. Each frame is one write, and none where nothing changed, so that nothing flickers. It knows no release.
 */
import { widthOf } from "./width.ts";

export interface ScreenGiven {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly rows: () => number;
}

export interface Screen {
  /** In place of what was drawn before. */
  readonly draw: (lines: readonly string[]) => void;
  /** Above what is drawn, to stay. */
  readonly leave: (lines: readonly string[]) => void;
  readonly clear: () => void;
  /** The whole screen anew: where its width changed, nobody can tell where its lines went. */
  readonly restart: () => void;
}

/** Terminals that know it show the frame at once; others pass over it. */
const BEGIN = "\u001b[?2026h";
const END = "\u001b[?2026l";
const NO_WRAP = "\u001b[?7l";
const WRAP = "\u001b[?7h";
const TO_LINE_END = "\u001b[K";
const HOME_AND_CLEAR = "\u001b[H\u001b[2J";
const TO_SCREEN_END = "\u001b[J";

/** The colours that we wrote ourselves. */
const ESC = "\u001b";
const PAINT = new RegExp(`${ESC}\\[[0-9;]{0,16}m`, "g");

export const bareWidth = (line: string): number => widthOf(line.replace(PAINT, ""));

export function screenOf({ write, columns, rows }: ScreenGiven): Screen {
  let drawn: readonly string[] = [];

  /** To the first column of the first line drawn; a narrower terminal has broken long lines into several. */
  const toTop = (): string => {
    const wide = Math.max(1, columns());
    const height = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(bareWidth(line) / wide)), 0);
    return height > 1 ? `\r\u001b[${height - 1}A` : "\r";
  };
  const block = (lines: readonly string[]): string =>
    lines.map((line) => `${line}${TO_LINE_END}`).join("\r\n");
  const frame = (text: string): void => write(`${BEGIN}${NO_WRAP}${text}${WRAP}${END}`);
  const fitting = (lines: readonly string[]): readonly string[] => lines.slice(-Math.max(1, rows() - 1));

  return {
    draw: (lines) => {
      const next = fitting(lines);
      if (next.join("\n") === drawn.join("\n")) return;
      frame(`${toTop()}${block(next)}${TO_SCREEN_END}`);
      drawn = next;
    },
    leave: (lines) => {
      if (lines.length === 0) return;
      const above = lines.map((line) => `${line}${TO_LINE_END}\r\n`).join("");
      frame(`${toTop()}${above}${block(drawn)}${TO_SCREEN_END}`);
    },
    clear: () => {
      if (drawn.length > 0) frame(`${toTop()}${TO_SCREEN_END}`);
      drawn = [];
    },
    restart: () => {
      frame(HOME_AND_CLEAR);
      drawn = [];
    },
  };
}
