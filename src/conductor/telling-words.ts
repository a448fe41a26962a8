/** What people are told, in Rutter's own words: what happened, where, and what to type. A channel gives it its form. */
import { isFigure, plural } from "../base/index.ts";
import type { NotifyInput } from "../effect/index.ts";
import type { Ending } from "./event.ts";
import { LOOK } from "./guard-standing.ts";
import { amount } from "./guard-words.ts";
import { headOf, keyOf, lineOf, listOf, lookAt, whereFrom } from "./release-words.ts";
import type { OpenWait, ReleaseState } from "./state.ts";
import { type Turn, titleOf } from "./turn.ts";
import type { Trip } from "./watch-state.ts";
import { withoutStop } from "./words.ts";

type About = NonNullable<NotifyInput["about"]>;

interface Said {
  readonly event: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly over?: boolean;
}

const about = (turn: Turn, { event, title, lines, over = false }: Said): About => ({
  event,
  key: keyOf(turn),
  over,
  title: lineOf(`${headOf(turn)}: ${title}`),
  lines: [...listOf(lines), whereFrom(turn)],
});

export function aboutStart(turn: Turn): About {
  const by = turn.state.startedBy?.who ?? null;
  const { main, rollback } = turn.plan.courses;
  const count = main.length > 0 ? main.length : rollback.length;
  return about(turn, {
    event: "started",
    title: by === null ? "started" : `started by ${by}`,
    lines: [`${plural(count, "step")}, plan ${turn.plan.hash}`, `rutter watch ${turn.state.release}`],
  });
}

export function aboutGate(turn: Turn, waits: readonly OpenWait[]): About {
  const [first] = waits;
  const isWrong = waits.some(
    ({ kind, node }) => kind === "failure" || kind === "in-doubt" || (kind === "guard" && node !== LOOK),
  );
  const what =
    waits.length === 1 && first !== undefined ? lineOf(first.text) : plural(waits.length, "question");
  return about(turn, {
    event: "gate",
    title: `${isWrong ? "held, a person must say how it goes on" : "waits for you"}: ${what}`,
    lines: [...waits.map(waitLine), lookAt(turn.state)],
  });
}

const waitLine = ({ id, text, who, answers }: OpenWait): string => {
  const of = who === null ? "" : ` (${who})`;
  const can = answers.length === 0 ? "" : `   ${answers.join(" | ")}`;
  return `${id}${of}: ${lineOf(text)}${can}`;
};

export function aboutTrip(turn: Turn, { guard, does, value, evidence }: Trip): About {
  const known = turn.plan.guards.find(({ id }) => id === guard);
  const what =
    guard === "judge" ? "the new version is worse" : known === undefined ? guard : withoutStop(known.title);
  const unit = known !== undefined && isFigure(known.when) ? known.when.unit : null;
  const shown = value === null ? [] : [`it showed ${amount(value, unit)}`];
  const sure = evidence === null ? [] : [`evidence ${number(evidence * 100)} %`];
  return about(turn, {
    event: "tripped",
    title: `${what}: ${does}`,
    lines: [...shown, ...sure, lookAt(turn.state)],
  });
}

const number = (value: number): string => String(Number(value.toPrecision(4)));

const EVENT: Readonly<Record<Ending, string>> = {
  done: "finished",
  returned: "returned",
  stopped: "stopped",
  failed: "failed",
};

const TITLE: Readonly<Record<Ending, string>> = {
  done: "done",
  returned: "rolled back",
  stopped: "stopped, nothing was undone",
  failed: "failed, a person must look",
};

export function aboutEnd(turn: Turn, ended: NonNullable<ReleaseState["ended"]>): About {
  const { as, why, stands } = ended;
  const because = why === null ? "" : `: ${why}`;
  const left = stands.map((id) => `stands: ${titleOf(turn.plan, id)}`);
  const waits = as === "failed" ? [...turn.state.waits.values()].map(waitLine) : [];
  return about(turn, {
    event: EVENT[as],
    title: `${TITLE[as]}${because}`,
    lines: [...left, ...waits, lookAt(turn.state)],
    over: as !== "failed",
  });
}
