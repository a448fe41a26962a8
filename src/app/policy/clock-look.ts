/** What the clock says of a release at a time: its windows and freezes, whether they let it start, and the next three openings. */
import type { Instant } from "../../base/index.ts";
import { type ClockRules, type DatedFreeze, nextOpenings, openAt, windowText } from "../../policy/index.ts";
import { endOf, momentOf } from "./moment-of.ts";
import type { WhenFreeze, WhenReport } from "./when-report.ts";

const OPENINGS = 3;

export interface ClockAsked {
  readonly at: Instant;
  readonly zone: string;
}

type ClockLook = Pick<WhenReport, "windows" | "freezes" | "dated" | "clock" | "openings">;

export function clockLook(rules: ClockRules, { at, zone }: ClockAsked): ClockLook {
  const state = openAt(rules, at);
  const changes = state.open ? state.until : state.opensAt;
  const dated = rules.closed.map((freeze) => datedLook(freeze, { at, zone, of: rules.class }));
  return {
    windows: rules.windows.map(windowText),
    freezes: rules.freezes.map(windowText),
    dated,
    clock: {
      open: state.open,
      why: state.open ? null : (datedWhy(dated, zone) ?? state.why),
      changes: changes === null ? null : momentOf(changes, zone),
    },
    openings: nextOpenings(rules, at, OPENINGS).map(({ from, until }) => ({
      from: momentOf(from, zone),
      until: until === null ? null : endOf(until, zone),
    })),
  };
}

/** On the clock of the environment, as all other times are told. */
function datedWhy(dated: readonly WhenFreeze[], zone: string): string | null {
  const one = dated.find(({ holds }) => holds);
  if (one === undefined) return null;
  const until = one.to === null ? "until somebody ends it" : `until ${one.to.text} (${zone})`;
  return `frozen by ${one.by} ${until}${one.why === "" ? "" : `: ${one.why}`}`;
}

function datedLook(
  { id, from, to, why, except, by }: DatedFreeze,
  { at, zone, of }: ClockAsked & { readonly of: ClockRules["class"] },
): WhenFreeze {
  const isNow = from <= at && (to === null || at < to);
  return {
    id,
    from: momentOf(from, zone),
    to: to === null ? null : endOf(to, zone),
    why,
    except,
    by,
    holds: isNow && of !== "emergency" && !except.includes(of),
  };
}
