/** Random small plans: steps of every kind, gates, choices, timers, ladders, lanes, with and without a way back. */
import fc from "fast-check";
import type { GateItem, Plan, PlanNode, StepNode } from "../../src/plan/index.ts";
import {
  approval,
  check,
  choice,
  gate,
  ladder,
  type Nodes,
  planOf,
  question,
  read,
  soak,
  step,
  wait,
} from "./plan-of.ts";

interface Grown {
  readonly nodes: Nodes;
  readonly beside: Nodes;
  readonly items: Readonly<Record<string, GateItem>>;
  /** What follows comes after these. */
  readonly last: readonly string[];
}

type Grow = (id: string, after: readonly string[]) => Grown;

const start = (after: readonly string[]): readonly string[] => (after.length === 0 ? ["-"] : after);

const one =
  (node: PlanNode, more: Partial<Grown> = {}): Grow =>
  (id, after) => ({
    nodes: { [id]: { ...node, after: start(after) } as PlanNode },
    beside: {},
    items: {},
    last: [id],
    ...more,
  });

const stepArbitrary: fc.Arbitrary<StepNode> = fc
  .record({
    danger: fc.constantFrom("read" as const, "write" as const, "destroy" as const),
    onCrash: fc.constantFrom("repeat" as const, "ask" as const, "probe" as const),
    retries: fc.nat({ max: 2 }),
    onFailure: fc.constantFrom("ask" as const, "rollback" as const, "stop" as const),
    lasts: fc.constantFrom(null, null, null, { ms: 1000 }),
  })
  .map((more) => step("a step", more));

const stepPart: fc.Arbitrary<Grow> = fc.tuple(stepArbitrary, fc.boolean()).map(
  ([node, hasUndo]): Grow =>
    (id, after) => {
      const undo = hasUndo && node.danger !== "read" ? `${id}-undo` : null;
      const beside: Nodes = undo === null ? {} : { [undo]: step("undo") };
      return one({ ...node, undo, undoSure: undo === null ? null : "exact" }, { beside })(id, after);
    },
);

const listPart: fc.Arbitrary<Grow> = fc
  .array(
    fc.constantFrom(
      question("so?"),
      check("it answers"),
      check("it answers at last", { retries: 1 }),
      check("it says so", { look: "a one" }),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(
    (lines): Grow =>
      (id, after) => {
        const items = Object.fromEntries(lines.map((line, i) => [`${id}-${"abc"[i]}`, line]));
        return one(gate("checklist", { items: Object.keys(items) }), { items })(id, after);
      },
  );

/** A circumstance, and what is done only under it. */
const ifPart: fc.Arbitrary<Grow> = stepPart.map(
  (inner): Grow =>
    (id, after) => {
      const items = { [`${id}-q`]: question("only if") };
      const ask = one(gate("question", { items: [`${id}-q`], onNo: "skip" }), { items })(`${id}-if`, after);
      const then = inner(id, [`${id}-if`]);
      return together([ask, under(then, { node: `${id}-if`, is: "yes" })], then.last);
    },
);

const under = (grown: Grown, when: PlanNode["when"]): Grown => ({
  ...grown,
  nodes: Object.fromEntries(
    Object.entries(grown.nodes).map(([id, node]) => [id, { ...node, when: node.when ?? when } as PlanNode]),
  ),
});

const together = (all: readonly Grown[], last: readonly string[]): Grown => ({
  nodes: Object.assign({}, ...all.map((each) => each.nodes)),
  beside: Object.assign({}, ...all.map((each) => each.beside)),
  items: Object.assign({}, ...all.map((each) => each.items)),
  last,
});

const choicePart: fc.Arbitrary<Grow> = fc.tuple(stepPart, stepPart, fc.boolean(), fc.boolean()).map(
  ([a, b, branches, isDefault]): Grow =>
    (id, after) => {
      const heads = [`${id}-a`, `${id}-b`] as const;
      const fork = choice(heads, {
        among: branches ? "branches" : "alternatives",
        default: isDefault ? heads[0] : null,
      });
      const options = [a, b].map((option, i) => {
        const head = heads[i] ?? "";
        return under(option(head, [id]), { node: id, is: head });
      });
      return together([one(fork)(id, after), ...options], heads);
    },
);

const lanesPart: fc.Arbitrary<Grow> = fc.tuple(stepPart, stepPart, stepPart).map(
  ([a, b, c]): Grow =>
    (id, after) =>
      together(
        [a(`${id}-l`, after), b(`${id}-l2`, [`${id}-l`]), c(`${id}-r`, after)],
        [`${id}-l2`, `${id}-r`],
      ),
);

/** A tunnel, what needs it, and the last that needs it. */
const tunnelPart: fc.Arbitrary<Grow> = stepPart.map(
  (inner): Grow =>
    (id, after) => {
      const tunnel = read("a tunnel", { lasts: { until: `${id}-last` } });
      const middle = inner(`${id}-in`, [id]);
      const last = one(read("through it"))(`${id}-last`, middle.last);
      return together([one(tunnel)(id, after), middle, last], [`${id}-last`]);
    },
);

const part: fc.Arbitrary<Grow> = fc.oneof(
  { weight: 6, arbitrary: stepPart },
  { weight: 3, arbitrary: listPart },
  { weight: 2, arbitrary: ifPart },
  { weight: 2, arbitrary: choicePart },
  { weight: 2, arbitrary: lanesPart },
  { weight: 1, arbitrary: tunnelPart },
  {
    weight: 4,
    arbitrary: fc
      .constantFrom<PlanNode>(
        approval(1),
        approval(2, { expiresMs: 5000 }),
        gate("lock"),
        gate("window"),
        gate("ready"),
        wait(2000),
        soak(3000, 6000),
        ladder([5, 1000], [100, null]),
        ladder([10, null], [100, 1000]),
        step("absorbed", { absorbedBy: "n0" }),
        read("asks", { missing: [] }),
      )
      .map((node) => one(node)),
  },
);

function course(parts: readonly Grow[], prefix: string): Grown {
  const all: Grown[] = [];
  let after: readonly string[] = [];
  parts.forEach((grow, i) => {
    const grown = grow(`${prefix}${i}`, after);
    all.push(grown);
    after = grown.last;
  });
  return together(all, after);
}

export const planArbitrary: fc.Arbitrary<Plan> = fc
  .record({
    main: fc.array(part, { minLength: 1, maxLength: 6 }),
    rollback: fc.array(fc.oneof(stepPart, listPart), { maxLength: 3 }),
    unsure: fc.boolean(),
    diagnose: fc.nat({ max: 2 }),
    later: fc.boolean(),
    lever: fc.nat({ max: 2 }),
  })
  .map(({ main, rollback, unsure, diagnose, later, lever }) => {
    const [there, back] = [course(main, "n"), course(rollback, "r")];
    const [firstBack] = Object.keys(back.nodes);
    const nodes = Object.entries(back.nodes).map(([id, node]) => [
      id,
      { ...node, sure: unsure && id === firstBack ? "unsure" : "exact" } as PlanNode,
    ]);
    const levers = Object.keys({ ...there.beside, ...back.nodes }).slice(0, lever);
    return planOf({
      main: there.nodes,
      rollback: Object.fromEntries(nodes) as Nodes,
      diagnose: Object.fromEntries(Array.from({ length: diagnose }, (_, i) => [`d${i}`, read("look")])),
      later: later ? { l0: gate("checklist", { items: ["l0-q"], opensAfterMs: 10_000 }) } : {},
      beside: { ...there.beside, ...back.beside },
      items: { ...there.items, ...back.items, "l0-q": question("still well?") },
      levers,
      lock: true,
    });
  });
