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
    name: "read",
    usage: "read FILE",
    does: "show how Rutter reads a runbook, line by line",
    load: async () => (await import("./read.ts")).read,
  },
  {
    name: "plan",
    usage: "plan FILE [PROCEDURE]",
    does: "make the plan that would be carried out, with its hash",
    load: async () => (await import("./plan.ts")).plan,
  },
  {
    name: "explain",
    usage: "explain [CODE]",
    does: "show the page of an error code, or list the codes",
    load: async () => (await import("./explain.ts")).explain,
  },
];
