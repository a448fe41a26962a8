/** The permanent codes of what reading finds. */
import type { CodeTable } from "../base/index.ts";
import { annotationCodes } from "./annotations/codes.ts";
import { damageCodes } from "./damage/codes.ts";

export const codes = {
  ...annotationCodes,
  ...damageCodes,
  RUNBOOK_FENCE_OPEN: { kind: "diagnostic", level: "error", title: "a code fence is never closed" },
  RUNBOOK_UNDOES_UNKNOWN: {
    kind: "diagnostic",
    level: "error",
    title: "an undo names a step that does not exist",
  },
} as const satisfies CodeTable;
