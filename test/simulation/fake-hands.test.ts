/** The hands of a simulated world keep what every hand must keep, in virtual time. */
import { expect, it } from "vitest";
import { addMs, instant } from "../../src/base/index.ts";
import { type Fate, fakeHand, openTime, openWorld } from "../../src/drivers/simulation/index.ts";
import { builtInHands } from "../../src/effect/index.ts";
import { type HandScene, handContract } from "../contract/hand.ts";

type Input = Readonly<Record<string, unknown>>;

interface Sample {
  readonly good: Input;
  /** A key of it, and what does not fit there. */
  readonly wrong: readonly [key: string, value: unknown];
  readonly secretive: Input | null;
}

const SECRET = { secret: "env:CONTRACT" };

const shell = {
  run: "deploy",
  commands: [{ text: "deploy", line: 0, answers: [] }],
  language: "bash",
  host: null,
  inside: null,
  through: [],
  opens: null,
  script: false,
  args: [],
  endless: false,
  env: {},
  asks: {},
};
const sql = { sql: "SELECT 1", database: "orders", through: [], inside: null, host: null, secrets: {} };
const http = {
  method: "GET",
  url: "http://localhost/",
  headers: [],
  body: null,
  attempts: 1,
  everyMs: 0,
  secrets: {},
};
const file = { do: "write", path: "VERSION", text: "2", mode: null };
const figure = {
  source: { kind: "prometheus", url: "http://localhost/", token: null },
  reads: { is: "value", query: "up" },
  select: null,
  side: null,
};
const migrate = { with: "knex", direction: "up", up: null, down: null, status: null, database: null };

const SAMPLES: Readonly<Record<string, Sample>> = {
  shell: { good: shell, wrong: ["run", ""], secretive: { ...shell, env: { TOKEN: SECRET } } },
  sql: { good: sql, wrong: ["sql", ""], secretive: { ...sql, secrets: { TOKEN: SECRET } } },
  http: { good: http, wrong: ["method", "get"], secretive: { ...http, secrets: { TOKEN: SECRET } } },
  deploy: {
    good: { service: "orders", version: "2", environment: null, after: [] },
    wrong: ["service", "-f"],
    secretive: null,
  },
  migrate: { good: migrate, wrong: ["direction", "sideways"], secretive: null },
  backup: {
    good: { database: "orders", run: null, to: null, prove: "list" },
    wrong: ["prove", "so"],
    secretive: null,
  },
  flag: { good: { flag: "new", environment: null, percent: 5 }, wrong: ["percent", 101], secretive: null },
  file: { good: file, wrong: ["path", ""], secretive: { ...file, text: SECRET } },
  lock: { good: { service: "orders", environment: null }, wrong: ["service", "-f"], secretive: null },
  calendar: { good: { service: "orders", environment: null }, wrong: ["service", 5], secretive: null },
  target: {
    good: {
      do: "place",
      service: "orders",
      environment: "test",
      target: "orders/test",
      version: "2",
      percent: null,
      leaseMs: null,
      sticky: true,
    },
    wrong: ["do", "shift"],
    secretive: null,
  },
  sample: {
    good: { figures: { errors: figure }, past: null, hold: [] },
    wrong: ["hold", null],
    secretive: {
      figures: { errors: { ...figure, source: { ...figure.source, token: SECRET } } },
      past: null,
      hold: [],
    },
  },
  notify: { good: { to: "#releases", text: null, template: null }, wrong: ["to", ""], secretive: null },
};

/** What the script makes of an input is told by the input itself. */
const LASTING = "lasting";
const REFUSED = "refused";

const named = (good: Input, name: string): Input => {
  if ("figures" in good) return { ...good, figures: { [name]: figure } };
  const key = ["run", "sql", "url", "path", "flag", "service", "to", "database", "with"].find(
    (each) => typeof good[each] === "string",
  );
  if (key === undefined) throw new Error("the sample has no name");
  return { ...good, [key]: key === "url" ? `http://${name}/` : name };
};

async function open(name: string): Promise<HandScene<Input>> {
  const card = builtInHands[name];
  const sample = SAMPLES[name];
  if (card === undefined || sample === undefined) throw new Error(`there is no sample for the hand ${name}`);
  const { good, wrong, secretive } = sample;
  const time = openTime(instant(0));
  const object = { kind: "thing", name, host: null };
  const touches = { "step-1": { reads: [], writes: [object] } };
  const world = openWorld({ time, touches, takesBack: new Set() });
  let fate: Fate = { kind: "works", ms: 0 };
  const hand = fakeHand(card, { time, world, fateOf: () => fate, placeOf: () => null });
  return {
    hand: {
      ...hand,
      perform: (input, context) => {
        const text = JSON.stringify(input);
        if (text.includes(LASTING)) fate = { kind: "works", ms: 60_000 };
        else fate = text.includes(REFUSED) ? { kind: "fails", ms: 0 } : { kind: "works", ms: 0 };
        return hand.perform(input, context);
      },
    },
    good,
    bad: [{ input: { ...good, [wrong[0]]: wrong[1] }, key: wrong[0] }],
    refused: named(good, REFUSED),
    lasting: named(good, LASTING),
    secretive,
    obliging: true,
    world: async () => world.changed(),
    logs: async () => "",
    passes: async (ms) => {
      await time.pass(() => false, addMs(time.now(), ms));
    },
    close: async () => undefined,
  };
}

it("has a sample for every hand", () => {
  expect(Object.keys(SAMPLES).sort()).toEqual(Object.keys(builtInHands).sort());
});

for (const name of Object.keys(builtInHands)) handContract(`simulated ${name}`, () => open(name));
