/**
 * Asks ssh-keygen to sign or to verify. Where nobody sits at a terminal it is cut off from any: what would ask for a
 * passphrase fails instead of waiting for ever. Keys are read by ssh-keygen alone, never here.
 */
import { spawn } from "node:child_process";

export interface KeygenAsked {
  readonly args: readonly string[];
  readonly input: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A passphrase may be typed, a key touched. */
  readonly interactive: boolean;
}

export interface KeygenEnded {
  /** Null: it did not end by itself, or there is no ssh-keygen. */
  readonly status: number | null;
  readonly out: string;
  /** Its last words; empty where they went to the terminal. */
  readonly said: string;
}

const QUIET_MS = 20_000;
const TYPING_MS = 5 * 60_000;
const MOST_BYTES = 64 * 1024;

export function sshKeygen({ args, input, env, interactive }: KeygenAsked): Promise<KeygenEnded> {
  return new Promise((resolve) => {
    const child = spawn("ssh-keygen", [...args], {
      env: environment(env, interactive),
      stdio: ["pipe", "pipe", interactive ? "inherit" : "pipe"],
      // A session of its own has no terminal that could be asked.
      detached: !interactive,
      windowsHide: true,
    });
    const timer = setTimeout(() => child.kill("SIGKILL"), interactive ? TYPING_MS : QUIET_MS);
    const [out, err] = [gathered(), gathered()];
    child.stdout?.on("data", out.add);
    child.stderr?.on("data", err.add);
    const end = (status: number | null, why: string | null): void => {
      clearTimeout(timer);
      resolve({ status, out: out.text(), said: why ?? lastWords(err.text()) });
    };
    child.on("error", () => end(null, "there is no ssh-keygen here: it comes with OpenSSH"));
    child.on("close", (status) => end(status, status === null ? "it did not end in time" : null));
    // It may refuse the key before it has read all.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
  });
}

function environment(env: KeygenAsked["env"], interactive: boolean): NodeJS.ProcessEnv {
  const kept = Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => interactive || !/^(?:SSH_ASKPASS|DISPLAY$|WAYLAND_DISPLAY$)/.test(name),
    ),
  );
  return { ...kept, LC_ALL: "C", ...(interactive ? {} : { SSH_ASKPASS_REQUIRE: "never" }) };
}

function gathered() {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return {
    add: (chunk: Buffer): void => {
      if (bytes < MOST_BYTES) chunks.push(chunk);
      bytes += chunk.length;
    },
    text: (): string => Buffer.concat(chunks).subarray(0, MOST_BYTES).toString("utf8"),
  };
}

function lastWords(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !/^Signing data/.test(line));
  return (lines.at(-1) ?? "").trim().slice(0, 300);
}
