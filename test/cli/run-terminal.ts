/** A pseudo-terminal around the command line, made by `script` of util-linux: what a person would type goes in, frames come out. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { REPOSITORY } from "../repository.ts";
import { COMMAND, ENVIRONMENT } from "./rutter.ts";

export interface OnTerminal {
  /** Resolves with all that came so far when `text` is among it. */
  readonly sees: (text: string) => Promise<string>;
  readonly types: (text: string) => void;
  readonly pid: number;
  readonly end: Promise<{ readonly status: number | null; readonly screen: string }>;
}

export interface TerminalGiven {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const SEEN_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 20;

const quoted = (word: string): string => `'${word.replace(/'/g, "'\\''")}'`;

/** After it the terminal itself is asked in which mode it was left. */
export function onTerminal(args: readonly string[], { cwd, env }: TerminalGiven): OnTerminal {
  const words = [process.execPath, ...COMMAND, ...args].map(quoted).join(" ");
  const line = `stty rows 24 cols 80; ${words}; status=$?; stty -a; exit $status`;
  const child = spawn("script", ["-qfec", line, "/dev/null"], {
    cwd,
    env: {
      ...ENVIRONMENT,
      TERM: "xterm",
      SHELL: "/bin/sh",
      NODE_PATH: join(REPOSITORY, "node_modules"),
      ...env,
    },
  });
  let screen = "";
  const decoder = new TextDecoder();
  child.stdout.on("data", (chunk: Buffer) => {
    screen += decoder.decode(chunk, { stream: true });
  });
  const end = new Promise<{ status: number | null; screen: string }>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, screen }));
  });
  return {
    pid: child.pid ?? 0,
    end,
    types: (text) => void child.stdin.write(text),
    sees: async (text) => {
      const until = Date.now() + SEEN_WITHIN_MS;
      while (!screen.includes(text)) {
        if (Date.now() > until) throw new Error(`"${text}" was not seen in:\n${screen}`);
        await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
      }
      return screen;
    },
  };
}
