/**
 * What happened between two readings of a figure: differences series by series, then sums. A series that is new, gone or began
 * anew counts for nothing in that interval, and so does everything else that its origin counts.
 */
import type { Counted, FigureAsked, Interval } from "../../effect/index.ts";
import { bucketsBetween } from "./buckets-between.ts";
import { hasSides, type Pair, type Paired, pair } from "./pair.ts";
import type { Counter, Read, Series } from "./reading.ts";
import { isUnread, type Unread, unread } from "./reading.ts";
import { type Side, sideOf } from "./sides.ts";

export type Between = Pick<Interval, "fromMs" | "toMs">;

const counterFell = ({ before, now }: Pair<Counter>): boolean => now.value < before.value;

interface Sums {
  readonly all: number;
  readonly new: number;
  readonly old: number;
}

function sums(pairs: readonly Pair<Counter>[], side: FigureAsked["side"]): Sums {
  const sum = { all: 0, new: 0, old: 0 };
  for (const { before, now } of pairs) {
    const grown = now.value - before.value;
    sum.all += grown;
    const of = sideOf(now, side);
    if (of !== null) sum[of] += grown;
  }
  return sum;
}

const sided = <Of>(isSided: boolean, of: (side: Side) => Of): { new: Of | null; old: Of | null } => ({
  new: isSided ? of("new") : null,
  old: isSided ? of("old") : null,
});

export interface Difference {
  readonly before: Read;
  readonly now: Read;
  readonly side: FigureAsked["side"];
  readonly between: Between;
}

export function difference(given: Difference): Interval | Unread {
  const { before, now, side, between } = given;
  if (before.is === "share" && now.is === "share") return shareOf({ before, now, side, between });
  if (before.is === "count" && now.is === "count") {
    const paired = pair(before.count, now.count, counterFell);
    const sum = sums(paired.kept, side);
    const isSided = hasSides(side, before.count, now.count);
    const of = sided(isSided, (each) => sum[each]);
    return { is: "count", ...between, dropped: paired.dropped, all: sum.all, ...of };
  }
  if (before.is === "histogram" && now.is === "histogram") {
    const found = bucketsBetween(before, now, side);
    return isUnread(found) ? found : { is: "histogram", ...between, ...found };
  }
  return unread("it is no figure of the same kind as before");
}

type Share = Extract<Read, { is: "share" }>;

interface Shares extends Difference {
  readonly before: Share;
  readonly now: Share;
}

function shareOf({ before, now, side, between }: Shares): Interval | Unread {
  const total = pair(before.total, now.total, counterFell);
  const bad = pair(before.bad, now.bad, counterFell);
  const anew = new Set([...total.anew, ...bad.anew]);
  const known = <Of extends Series>({ kept }: Paired<Of>): readonly Pair<Of>[] =>
    kept.filter((each) => !anew.has(each.now.origin));
  const [n, x] = [sums(known(total), side), sums(known(bad), side)];
  for (const each of ["all", "new", "old"] as const)
    if (x[each] > n[each])
      return unread(`${x[each]} bad ones of ${n[each]} in all cannot be: bad counts what total does not`);
  const counted = (of: "all" | Side): Counted => ({ n: n[of], x: x[of] });
  const isSided = hasSides(side, before.total, now.total);
  const later = total.kept.length - known(total).length;
  // A series of the bad ones is most often one of all of them, and is told once.
  return {
    is: "share",
    ...between,
    dropped: total.dropped + later,
    all: counted("all"),
    ...sided(isSided, counted),
  };
}
