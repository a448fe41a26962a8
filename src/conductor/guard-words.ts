/** A guard in words: what was seen, what it was held against, for how long, and how sure that is. */
import { formatDuration, isEvent, isFigure, type Unit } from "../base/index.ts";
import type { PlanGuard } from "../plan/index.ts";
import type { Leaf } from "./guard-verdict.ts";
import type { GuardState } from "./watch-state.ts";
import { withoutStop } from "./words.ts";

const round = (value: number): string => String(Number(value.toPrecision(3)));

/** `6.1 %`, `1.9 s`, `12 per second`. */
export function amount(value: number, unit: Unit | null): string {
  switch (unit) {
    case "percent":
      return `${round(value)} %`;
    case "ms":
      return Math.abs(value) < 1000 ? `${round(value)} ms` : `${round(value / 1000)} s`;
    case "per-second":
      return Math.abs(value) < 0.5 && value !== 0
        ? `${round(value * 60)} per minute`
        : `${round(value)} per second`;
    case "bytes":
      return bytes(value);
    case "times":
      return `${round(value)}×`;
    case "count":
    case null:
      return round(value);
  }
}

function bytes(value: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
  let size = value;
  let at = 0;
  for (; Math.abs(size) >= 1024 && at < units.length - 1; at += 1) size /= 1024;
  return `${round(size)} ${units[at]}`;
}

export interface Told {
  readonly value: number;
  readonly threshold: number;
  readonly unit: Unit | null;
  readonly against: string | null;
}

/** `error rate 6.1 % > 2 %`. */
export function wordsOf(leaf: Leaf, told: Told | null): string {
  if (isEvent(leaf)) return leaf.event;
  const stat = leaf.stat === null ? "" : `${leaf.stat} `;
  if (told === null) return `${stat}${leaf.figure}`;
  const { value, threshold, unit, against } = told;
  const line = `${amount(threshold, unit)}${against === null ? "" : ` (${against})`}`;
  return `${stat}${leaf.figure} ${amount(value, unit)} ${leaf.is} ${line}`;
}

export const forHow = (ms: number): string =>
  ms < 1000 ? "" : ` for ${formatDuration(Math.round(ms / 1000) * 1000)}`;

/** `evidence 99.9 %`; nothing where it is judged without. */
export function evidenceWords(evidence: number | null): string {
  if (evidence === null) return "";
  // Never rounded up to certainty.
  const percent = Math.min(99.9, Math.floor(evidence * 1000) / 10);
  return `, evidence ${percent} %`;
}

/** One that is not quiet, as it stands: `error rate 6.1 % > 5 % for 8 s`; by its title where that tells more. */
export function standsWords({ title, when }: PlanGuard, state: GuardState): string {
  const { value, heldMs, why, against } = state;
  if (state.state === "undecided") {
    const named = isFigure(when) && why?.startsWith(`${when.figure}: `) === true;
    const subject = named ? when.figure : withoutStop(title);
    const because = why === null ? "" : `: ${named ? why.slice(when.figure.length + 2) : why}`;
    return `${subject} cannot be told${because}`;
  }
  if (isFigure(when) && value !== null && when.value !== null && against === null)
    return wordsOf(when, { value, threshold: when.value, unit: when.unit, against }) + forHow(heldMs);
  return `${withoutStop(title)} is ${state.state}`;
}
