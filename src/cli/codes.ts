/** The permanent codes of what can be wrong with a command line, and how such an error is made. */
import { type CodeTable, RutterError } from "../base/index.ts";

export const codes = {
  CLI_VERB_UNKNOWN: { kind: "error", title: "there is no such verb" },
  CLI_OPTION_UNKNOWN: { kind: "error", title: "the verb has no such option" },
  CLI_OPTION_VALUE: { kind: "error", title: "an option lacks its value, or has one too many" },
  CLI_ARGUMENT_MISSING: { kind: "error", title: "the verb needs an argument that is not there" },
  CLI_ARGUMENT_EXTRA: { kind: "error", title: "the verb was given more arguments than it takes" },
  CLI_SET_FORM: { kind: "error", title: "--set is not given as name=value" },
  CLI_SET_TWICE: { kind: "error", title: "one input is set to two values" },
  CLI_OPTION_CHOICE: { kind: "error", title: "an option is given a value that it does not take" },
  CLI_OPTIONS_CLASH: { kind: "error", title: "two options do not go together, or one needs another" },
  CLI_RELEASE_NEEDED: { kind: "error", title: "no release is named, and not exactly one is open" },
  CLI_STEP_UNKNOWN: { kind: "error", title: "the release has no such step" },
  CLI_STEP_AMBIGUOUS: { kind: "error", title: "several steps of the release fit what was typed" },
  CLI_WAIT_UNKNOWN: { kind: "error", title: "the release does not wait for that" },
  CLI_ANSWER_INVALID: { kind: "error", title: "what is waited for cannot be answered so" },
  CLI_SIGNAL_REFUSED: { kind: "error", title: "the release cannot do that as it stands" },
  CLI_CONFIRMATION_NEEDED: {
    kind: "error",
    title: "it has to be confirmed, and there is no terminal to ask at",
  },
  CLI_IMPORT_UNREADABLE: { kind: "error", title: "the file to import is not an exported release" },
  CLI_CODE_UNKNOWN: { kind: "error", title: "there is no such error code" },
} as const satisfies CodeTable;

export type CliCode = keyof typeof codes;

export const cliError = (code: CliCode, said: { what: string; why: string; fix: string }): RutterError =>
  new RutterError({ code, ...said });

/** What a shell sees when the command ends. */
export const EXIT = {
  done: 0,
  findings: 1,
  invalid: 3,
  waits: 4,
  lock: 5,
  stopped: 10,
  look: 11,
  bug: 70,
} as const;
