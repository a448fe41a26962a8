/**
 * Runs the command behind a figure, in the folder where the release was started, and says how it ended and what it printed. It
 * gets no input; when it is called off, everything it started ends with it.
 */
import { spawn } from "node:child_process";
import type { RunCommand } from "../../hands/metrics/index.ts";

const MOST = 256 * 1024;
/** After its end its last words may still be on their way; what keeps the pipe open longer is not waited for. */
const LAST_WORDS_MS = 200;

export interface RunCommandGiven {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

interface Gathered {
  readonly add: (chunk: Buffer) => void;
  readonly text: () => string;
}

/** The end is what counts. */
function gathered(): Gathered {
  let text = "";
  return {
    add: (chunk) => {
      text = `${text}${chunk.toString("utf8")}`.slice(-MOST);
    },
    text: () => text,
  };
}

export const runCommand =
  ({ cwd, env }: RunCommandGiven): RunCommand =>
  (run, signal) =>
    new Promise((resolve) => {
      const [out, err] = [gathered(), gathered()];
      if (signal.aborted) return resolve({ status: null, out: "", err: "" });
      const child = spawn("bash", ["-c", run], {
        cwd,
        env: { ...env },
        stdio: ["ignore", "pipe", "pipe"],
        detached: true,
      });
      const end = (status: number | null, why = ""): void => {
        signal.removeEventListener("abort", stop);
        killGroup(child.pid);
        child.stdout.destroy();
        child.stderr.destroy();
        child.unref();
        resolve({ status, out: out.text(), err: why === "" ? err.text() : why });
      };
      const stop = (): void => end(null);
      signal.addEventListener("abort", stop, { once: true });
      child.stdout.on("data", out.add);
      child.stderr.on("data", err.add);
      child.on("error", (error) => end(null, error.message));
      child.on("close", (status) => end(status));
      child.on("exit", (status) => setTimeout(() => end(status), LAST_WORDS_MS).unref());
    });

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended, with all that it started.
  }
}
