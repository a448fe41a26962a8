/**
 * The terminal of this process in raw mode, for as long as a live view needs it. However the process ends, the terminal is
 * as it was: the mode is put back at the end, at an exit, and after an error that nobody foresaw.
 */

export interface Terminal {
  readonly write: (text: string) => void;
  readonly columns: () => number;
  readonly rows: () => number;
  readonly onTyped: (take: (typed: string) => void) => void;
  readonly onResize: (take: () => void) => void;
  readonly close: () => void;
}

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
const WRAP = "\u001b[?7h";

export const canBeLive = (): boolean =>
  process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.TERM !== "dumb";

export function openTerminal(): Terminal {
  const { stdin, stdout } = process;
  let open = true;
  const offs: (() => void)[] = [];
  // A terminal that went away (SIGHUP) takes no more: what is said to it is lost, and nothing else.
  const ignore = (): void => {};
  stdout.on("error", ignore);
  stdin.on("error", ignore);
  const write = (text: string): void => {
    if (stdout.writable) stdout.write(text);
  };
  const close = (): void => {
    if (!open) return;
    open = false;
    for (const off of offs) off();
    try {
      stdin.setRawMode(false);
    } catch {
      // It is gone, and its mode with it.
    }
    stdin.pause();
    write(`${WRAP}${SHOW_CURSOR}`);
  };
  process.on("exit", close);
  offs.push(() => process.removeListener("exit", close));
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  stdin.resume();
  write(HIDE_CURSOR);
  return {
    write,
    columns: () => stdout.columns || 80,
    rows: () => stdout.rows || 24,
    onTyped: (take) => {
      stdin.on("data", take);
      offs.push(() => stdin.removeListener("data", take));
    },
    onResize: (take) => {
      stdout.on("resize", take);
      offs.push(() => stdout.removeListener("resize", take));
    },
    close,
  };
}
