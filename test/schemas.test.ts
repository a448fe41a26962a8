/** The published JSON Schemas are those of the code, and hold for what the code makes. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { schemaFiles } from "../scripts/schemas.ts";
import {
  check,
  command,
  front,
  input,
  item,
  planOf,
  question,
  readingOf,
  section,
} from "./planner/reading-of.ts";

const files = await schemaFiles();
const published = (file: string): string => readFileSync(resolve(import.meta.dirname, "..", file), "utf8");

const condition = {
  any: [
    { event: "data corruption", holdMs: null },
    {
      all: [
        {
          figure: "latency",
          stat: "p99",
          is: ">",
          value: 2,
          unit: "times",
          of: "baseline",
          holdMs: 60_000,
          windowMs: null,
        },
      ],
    },
  ],
};

const reading = readingOf(
  [
    section("Deploy"),
    input("version", { options: ["1", "2"] }),
    command("deploy <version>", { inputs: ["version"], notes: { timeoutMs: 1000, undo: "undeploy" } }),
    check("Up", "curl -f localhost", { expects: "200" }),
    question("Well?"),
    item("soak", { minMs: 1, maxMs: 2 }),
    item("guard", {
      when: condition,
      action: "ask",
      waitMs: null,
      withinMs: 1,
      armedForMs: null,
      then: null,
    }),
    item("ladder", { rungs: [{ percent: 5, dwellMs: null }] }),
    item("verb", { verb: "flag", value: "new", keys: { percent: 10 } }),
    item("template", {}),
    item("contact", { who: "ana", how: null, afterMs: 0, when: null }),
    item("window", { days: ["mon"], from: null, to: "17:00", zone: "UTC" }),
  ],
  { front: front({ service: "orders" }) },
);

const plan = planOf(reading, { inputs: { version: "1" }, environment: "staging" });

describe("schemas", () => {
  it.each([...files.keys()])("%s is current (npx tsx scripts/schemas.ts)", (file) => {
    expect(published(file)).toBe(files.get(file));
  });

  it.each([
    [
      "schemas/reading-1.schema.json",
      reading,
      { ...reading, items: [{ ...reading.items[0], kind: "dance" }] },
    ],
    ["schemas/plan-1.schema.json", plan, { ...plan, hash: "none" }],
  ])("%s takes what Rutter prints and a key that is added later, and nothing else", (file, right, wrong) => {
    const validate = new Ajv({ strict: false }).compile(JSON.parse(published(file)));
    const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
    expect(validate(plain(right)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate(plain({ ...right, added: 1 }))).toBe(true);
    expect(validate(plain(wrong))).toBe(false);
  });
});
