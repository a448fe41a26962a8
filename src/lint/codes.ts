/** The permanent codes of what lint finds: those of its rules, and those of its allowances. */
import type { CodeTable } from "../base/index.ts";
import { rules } from "./rules.ts";

export const allowanceCodes = {
  ALLOWANCE_CODE_UNKNOWN: {
    kind: "diagnostic",
    level: "error",
    title: "an allowance names a code that does not exist",
  },
  ALLOWANCE_UNUSED: { kind: "diagnostic", level: "warning", title: "an allowance matches no finding" },
} as const satisfies CodeTable;

export const codes: CodeTable = {
  ...Object.fromEntries(rules.map(({ code, level, title }) => [code, { kind: "diagnostic", level, title }])),
  ...allowanceCodes,
};
