/** The shell hand keeps what every hand must keep, with a real bash that a process of its own keeps. */
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ShellInput } from "../../src/effect/index.ts";
import { shellHand, transportFor } from "../../src/hands/shell/index.ts";
import { openSession, type Session } from "../../src/session/index.ts";
import { type HandScene, handContract, realTime } from "./hand.ts";

const typed = (run: string, more: Partial<ShellInput> = {}): ShellInput => ({
  run,
  commands: [{ text: run, line: 0, answers: [] }],
  language: "bash",
  host: null,
  inside: null,
  through: [],
  opens: null,
  script: false,
  args: [],
  endless: false,
  env: {},
  asks: {},
  ...more,
});

async function open(): Promise<HandScene<ShellInput>> {
  const folder = await mkdtemp(join(tmpdir(), "rutter-sh-"));
  const [cwd, logs] = [join(folder, "cwd"), join(folder, "logs")];
  for (const each of [cwd, logs, join(folder, "s")]) await mkdir(each, { mode: 0o700 });
  let session: Promise<Session> | null = null;
  const textsIn = async (place: string): Promise<readonly string[]> =>
    Promise.all((await readdir(place)).sort().map((name) => readFile(join(place, name), "utf8")));
  return {
    hand: shellHand({
      sessionFor: ({ host, through }) => {
        session ??= openSession({
          folder: join(folder, "s"),
          cwd,
          env: { PATH: process.env.PATH ?? "" },
          transport: transportFor(host, through),
        });
        return session;
      },
      logFor: (_, effect) => join(logs, `${effect}.log`),
    }),
    good: typed("echo 1.4.0 | tee -a deployed"),
    bad: [
      { input: typed(""), key: "run" },
      { input: { ...typed("ls"), commands: [] }, key: "commands" },
      { input: { ...typed("ls"), host: 4 }, key: "host" },
    ],
    refused: typed("ls no-such-file"),
    lasting: typed("sleep 60"),
    secretive: typed(`echo "$RUTTER_KEY"; env; bash -xc 'echo "$1"' x "$RUTTER_KEY"`, {
      env: { RUTTER_KEY: { secret: "env:CONTRACT" } },
    }),
    world: () => textsIn(cwd),
    logs: async () => (await textsIn(logs)).join(""),
    passes: realTime,
    close: async () => {
      if (session !== null) await (await session).end();
      await rm(folder, { recursive: true });
    },
  };
}

handContract("shell", open);
