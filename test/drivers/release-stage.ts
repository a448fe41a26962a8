/** A folder of its own for releases as a command line starts them, the homes opened in it, and plans to try. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type DriveAsked,
  openReleases,
  type Releases,
  type ReleasesGiven,
  type SignalAsked,
} from "../../src/app/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { planOf, question, type StepGiven } from "./step-plan.ts";

export interface ReleaseStage {
  readonly folder: string;
  readonly open: (given?: ReleasesGiven) => Promise<Releases>;
  readonly start: (releases: Releases, plan: Plan) => Promise<string>;
  readonly close: () => Promise<void>;
}

export function releaseStage(): ReleaseStage {
  const folder = mkdtempSync(join(tmpdir(), "rutter-releases-"));
  const opened: Releases[] = [];
  return {
    folder,
    open: async (given = {}) => {
      const releases = await openReleases({ home: join(folder, "home"), by: "ana", ...given });
      opened.push(releases);
      return releases;
    },
    start: (releases, plan) => releases.start({ plan, dryRun: false, leftOut: [], cwd: folder }),
    close: async () => {
      for (const each of opened) await each.close();
      chmodSync(folder, 0o700);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const write = (name: string): StepGiven => ({
  hand: "file",
  input: { do: "write", path: name, text: name, mode: null },
});

export const bash = (run: string): StepGiven => ({
  hand: "shell",
  input: {
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
    asks: {},
    env: {},
  },
});

export const asking = (): Plan =>
  planOf({ n1: write("a.txt"), q: question("All well?"), n2: write("b.txt") });

export const alone: DriveAsked = { whenWaiting: "leave" };

export const yes: SignalAsked = { kind: "answer", about: null, value: "yes", note: null, from: "cli" };

/** The wait that is open now. */
export const waitOf = async (releases: Releases, id: string): Promise<string> => {
  const { view } = await releases.status(id);
  return view.waits[0]?.id ?? "none";
};
