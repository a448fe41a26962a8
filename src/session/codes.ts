/** The permanent codes of what can keep a session from being opened, or from answering. */
import type { CodeTable } from "../base/index.ts";

export const codes = {
  SESSION_BASH_MISSING: { kind: "error", title: "there is no bash where the steps should run" },
  SESSION_HOST_UNREACHABLE: { kind: "error", title: "the host of a step cannot be reached" },
  SESSION_FOLDER_MISSING: { kind: "error", title: "the folder in which the steps run is not there" },
  SESSION_KEEPER_FAILED: { kind: "error", title: "the process that keeps a session could not do its work" },
  SESSION_KEEPER_LOST: { kind: "error", title: "the process that kept a session died while a step ran" },
} as const satisfies CodeTable;

export type SessionCode = keyof typeof codes;
