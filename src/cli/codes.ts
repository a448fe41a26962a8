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
  CLI_CODE_UNKNOWN: { kind: "error", title: "there is no such error code" },
} as const satisfies CodeTable;

export type CliCode = keyof typeof codes;

export const cliError = (code: CliCode, said: { what: string; why: string; fix: string }): RutterError =>
  new RutterError({ code, ...said });

/** What a shell sees when the command ends. */
export const EXIT = { done: 0, findings: 1, invalid: 3, waits: 4, stopped: 10, bug: 70 } as const;
