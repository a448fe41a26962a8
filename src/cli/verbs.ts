/** The verbs that there are: what each does in a line, and the file that does it, loaded only when it is asked for. */
import type { Io } from "./io.ts";
import { SIGNAL_VERBS, usageOf } from "./signal-table.ts";

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
    name: "rehearse",
    usage: "rehearse FILE [PROCEDURE]",
    does: "carry it out in a made-up world, with every fault at every step",
    load: async () => (await import("./rehearse.ts")).rehearse,
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
    name: "when",
    usage: "when FILE [PROCEDURE]",
    does: "say whether it could be released now, and if not, when, and what is missing",
    load: async () => (await import("./when.ts")).when,
  },
  {
    name: "freeze",
    usage: "freeze add|list|end",
    does: "keep releases from starting for a time",
    load: async () => (await import("./freeze.ts")).freeze,
  },
  {
    name: "notify",
    usage: "notify try CHANNEL",
    does: "send a test message to a channel, and say what came back",
    load: async () => (await import("./notify.ts")).notify,
  },
  {
    name: "guards",
    usage: "guards FILE [PROCEDURE]",
    does: "show what reads each guard, or when it would have tripped in the past",
    load: async () => (await import("./guards.ts")).guards,
  },
  {
    name: "metrics",
    usage: "metrics [try FIGURE]",
    does: "list the figures of a service, or read one and say what it measures",
    load: async () => (await import("./metrics.ts")).metrics,
  },
  {
    name: "run",
    usage: "run FILE [PROCEDURE]",
    does: "carry a runbook out, live on a terminal",
    load: async () => (await import("./run.ts")).run,
  },
  {
    name: "resume",
    usage: "resume [ID]",
    does: "carry a release on that nobody drives",
    load: async () => (await import("./resume.ts")).resume,
  },
  {
    name: "status",
    usage: "status [ID]",
    does: "show where a release stands and what it waits for",
    load: async () => (await import("./status.ts")).status,
  },
  {
    name: "watch",
    usage: "watch [ID]",
    does: "follow a release that another process drives",
    load: async () => (await import("./watch.ts")).watch,
  },
  {
    name: "log",
    usage: "log [ID] [STEP]",
    does: "show what happened in a release, or what a step printed",
    load: async () => (await import("./log.ts")).log,
  },
  {
    name: "list",
    usage: "list",
    does: "list the releases of this machine",
    load: async () => (await import("./list.ts")).list,
  },
  {
    name: "report",
    usage: "report [ID]",
    does: "write the deployment log or rollback report of a release",
    load: async () => (await import("./report.ts")).report,
  },
  {
    name: "export",
    usage: "export [ID]",
    does: "write a release out, to keep it or move it",
    load: async () => (await import("./export.ts")).exportRelease,
  },
  {
    name: "import",
    usage: "import FILE",
    does: "take in a release that was exported",
    load: async () => (await import("./import.ts")).importRelease,
  },
  ...SIGNAL_VERBS.map((verb) => ({
    name: verb.name,
    usage: usageOf(verb),
    does: verb.does,
    load: async () => (await import("./signal.ts")).signalVerb(verb.name),
  })),
  {
    name: "explain",
    usage: "explain [CODE]",
    does: "show the page of an error code, or list the codes",
    load: async () => (await import("./explain.ts")).explain,
  },
];
