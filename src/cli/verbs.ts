/** The verbs that there are: what each does in a line, and the file that does it, loaded only when it is asked for. */
import type { Io } from "./io.ts";

export type Verb = (args: readonly string[], io: Io) => Promise<number>;

export interface VerbEntry {
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  readonly load: () => Promise<Verb>;
}

export const VERBS: readonly VerbEntry[] = [
  {
    name: "init",
    usage: "init [FOLDER]",
    does: "look at a repository and write its rutter.yaml and a first runbook",
    load: async () => (await import("./init.ts")).init,
  },
  {
    name: "read",
    usage: "read FILE",
    does: "show how Rutter reads a runbook, line by line",
    load: async () => (await import("./read.ts")).read,
  },
  {
    name: "lint",
    usage: "lint [FILE|FOLDER|GLOB…]",
    does: "find what in runbooks is unsafe, wrong or cannot work",
    load: async () => (await import("./lint.ts")).lint,
  },
  {
    name: "plan",
    usage: "plan FILE [PROCEDURE]",
    does: "make the plan that would be carried out, with its hash",
    load: async () => (await import("./plan.ts")).plan,
  },
  {
    name: "adopt",
    usage: "adopt FILE",
    does: "write the annotations that leave nothing to be guessed",
    load: async () => (await import("./adopt.ts")).adopt,
  },
  {
    name: "doctor",
    usage: "doctor [FILE…]",
    does: "look whether what the runbooks need is here and answers",
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "explain",
    usage: "explain [CODE]",
    does: "show the page of an error code, or list the codes",
    load: async () => (await import("./explain.ts")).explain,
  },
];
