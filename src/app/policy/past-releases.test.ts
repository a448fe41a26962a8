import { describe, expect, it } from "vitest";
import { instant } from "../../base/index.ts";
import type { ReleaseEvent } from "../../conductor/index.ts";
import { openMemoryJournal } from "../../journal/index.ts";
import type { Plan } from "../../plan/index.ts";
import { lastDone } from "./past-releases.ts";

const plan = (version: string, more: object = {}): Plan =>
  ({
    hash: `sha256:${version}`,
    runbook: { file: "deploy.md", sha256: "", procedure: null },
    environment: "staging",
    service: "orders",
    inputs: { version },
    courses: { main: ["a"] },
    ...more,
  }) as unknown as Plan;

interface Past {
  readonly release: string;
  readonly plan: Plan;
  readonly at: number;
  readonly as?: "done" | "returned";
  readonly dryRun?: boolean;
}

async function journalOf(past: readonly Past[]) {
  const journal = openMemoryJournal();
  for (const { release, plan: of, at, as = "done", dryRun = false } of past) {
    const by = { who: "ana", signed: false };
    const events: readonly ReleaseEvent[] = [
      { type: "release.started", release, conductor: 2, plan: of, by, dryRun, leftOut: [] },
      { type: "release.ended", as, exit: 0, why: null, stands: [], by: null },
    ];
    await journal.append({ release, events, after: 0, at: instant(at), holder: null });
  }
  return journal;
}

const find = async (past: readonly Past[], version = "1") => {
  const fits = ({ inputs }: Plan): boolean => inputs.version === version;
  const found = await lastDone(await journalOf(past), { service: "orders", environment: "staging", fits });
  return found === null ? null : { release: found.release, at: Number(found.at) };
};

describe("lastDone", () => {
  it("is the newest that went to its end", async () => {
    const past = [
      { release: "one", plan: plan("1"), at: 1 },
      { release: "two", plan: plan("1"), at: 2 },
      { release: "three", plan: plan("2"), at: 3 },
      { release: "four", plan: plan("1"), at: 4, as: "returned" as const },
    ];
    expect(await find(past)).toEqual({ release: "two", at: 2 });
  });

  it.each([
    ["only pretended", { dryRun: true, plan: plan("1") }],
    [
      "only a procedure",
      { plan: plan("1", { runbook: { file: "d.md", sha256: "", procedure: "Smoke test" } }) },
    ],
    ["a way back", { plan: plan("1", { courses: { main: [], rollback: ["a"] } }) }],
    ["of another service", { plan: plan("1", { service: "billing" }) }],
    ["to another environment", { plan: plan("1", { environment: "production" }) }],
    ["of another version", { plan: plan("2") }],
  ])("is none that was %s", async (_, more) => {
    expect(await find([{ release: "one", at: 1, ...more }])).toBeNull();
  });

  it("is found behind many others", async () => {
    const others = Array.from({ length: 130 }, (_, at) => ({
      release: `r${at}`,
      plan: plan("2"),
      at: at + 2,
    }));
    expect(await find([{ release: "one", plan: plan("1"), at: 1 }, ...others])).toEqual({
      release: "one",
      at: 1,
    });
  });
});
