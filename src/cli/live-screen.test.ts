/** Frames played into a small terminal of our own, so that what a person would see is compared and not the codes. */
import { describe, expect, it } from "vitest";
import { screenOf } from "./live-screen.ts";

const ESC = "\u001b";
const TOKEN = new RegExp(`${ESC}\\[([?0-9;]*)([A-Za-z])|\r|\n|[^${ESC}\r\n]+`, "g");

/** Knows what the screen writes, and nothing else: a code that it does not know fails the test. */
function fakeTerminal(columns: number, rows: number) {
  let lines: string[] = [""];
  let row = 0;
  let column = 0;
  const size = { columns, rows };
  let writes = 0;
  const put = (text: string): void => {
    const line = (lines[row] ?? "").padEnd(column);
    lines[row] = line.slice(0, column) + text + line.slice(column + text.length);
    column += text.length;
  };
  const code = (body: string, end: string): void => {
    if (end === "A") row = Math.max(0, row - Number(body));
    else if (end === "K") lines[row] = (lines[row] ?? "").slice(0, column);
    else if (end === "J") {
      lines[row] = (lines[row] ?? "").slice(0, column);
      lines = lines.slice(0, row + 1);
    } else if (end !== "m" && end !== "h" && end !== "l") throw new Error(`unknown code ${body}${end}`);
  };
  return {
    size,
    writes: () => writes,
    text: () => lines.map((line) => line.trimEnd()).join("\n"),
    given: {
      columns: () => size.columns,
      rows: () => size.rows,
      write: (text: string) => {
        writes += 1;
        for (const match of text.matchAll(TOKEN)) {
          const [token] = match;
          if (token === "\r") column = 0;
          else if (token === "\n") {
            row += 1;
            lines[row] ??= "";
          } else if (token.startsWith("\u001b")) code(match[1] ?? "", match[2] ?? "");
          else put(token);
        }
      },
    },
  };
}

describe("screenOf", () => {
  it("draws in place, leaves what has ended above, and clears what is left", () => {
    const terminal = fakeTerminal(40, 10);
    const screen = screenOf(terminal.given);
    screen.draw(["a 1", "keys"]);
    expect(terminal.text()).toBe("a 1\nkeys");
    screen.draw(["a 2", "more", "keys"]);
    expect(terminal.text()).toBe("a 2\nmore\nkeys");
    screen.leave(["done a"]);
    expect(terminal.text()).toBe("done a\na 2\nmore\nkeys");
    screen.draw(["keys"]);
    expect(terminal.text()).toBe("done a\nkeys");
    screen.clear();
    expect(terminal.text()).toBe("done a\n");
  });

  it("writes each frame once, and none where nothing changed", () => {
    const terminal = fakeTerminal(40, 10);
    const screen = screenOf(terminal.given);
    screen.draw(["a", "b"]);
    screen.draw(["a", "b"]);
    expect(terminal.writes()).toBe(1);
  });

  it("keeps to the rows there are, the lowest lines first", () => {
    const terminal = fakeTerminal(40, 4);
    screenOf(terminal.given).draw(["a", "b", "c", "d", "e"]);
    expect(terminal.text()).toBe("c\nd\ne");
  });
});
