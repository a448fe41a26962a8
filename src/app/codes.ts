/** The permanent codes of what `app` can find wrong with files and folders of this machine. */
import type { CodeTable } from "../base/index.ts";

export const codes = {
  RUNBOOK_FILE_MISSING: { kind: "error", title: "there is no such file" },
  RUNBOOK_FILE_IS_FOLDER: { kind: "error", title: "a folder was given where a runbook is wanted" },
  RUNBOOK_FILE_FORBIDDEN: { kind: "error", title: "the file may not be read" },
  RUNBOOK_FILE_UNREADABLE: { kind: "error", title: "the file could not be read" },
  RUNBOOK_FILE_EMPTY: { kind: "error", title: "the file holds no text" },
  RUNBOOK_FILE_TOO_LARGE: { kind: "error", title: "the file is larger than 8 MB" },
  RUNBOOK_FILE_BINARY: { kind: "error", title: "the file is not text" },
  RUNBOOK_FILE_ENCODING: {
    kind: "diagnostic",
    level: "note",
    title: "the file is not UTF-8 and was read as Windows-1252",
  },
  PLAN_FILE_INVALID: { kind: "error", title: "the file is not a plan that Rutter wrote" },
  CONFIG_SYNTAX: { kind: "error", title: "rutter.yaml is not YAML" },
  CONFIG_KEY_UNKNOWN: { kind: "error", title: "rutter.yaml has a setting that Rutter does not know" },
  CONFIG_VALUE_INVALID: { kind: "error", title: "a setting in rutter.yaml has a value that it cannot have" },
  CONFIG_ENVIRONMENT_UNKNOWN: { kind: "error", title: "rutter.yaml has no environment of that name" },
} as const satisfies CodeTable;

export type AppCode = keyof typeof codes;
