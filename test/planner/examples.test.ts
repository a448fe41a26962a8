/** Every runbook of the repository, whole and by each of its headings: a plan that holds together, or reasons. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openReading } from "../../src/app/index.ts";
import { builtInHands } from "../../src/effect/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { emptyConfiguration, plan } from "../../src/planner/index.ts";
import type { Reading } from "../../src/runbook/index.ts";
import { runbooks } from "../golden/golden.ts";
import { REPOSITORY } from "../repository.ts";
import { holdsTogether } from "./plan-laws.ts";

const readingAt = async (path: string): Promise<Reading> =>
  (await openReading(join(REPOSITORY, path))).reading;

function planned(reading: Reading, procedure: string | null): Plan | null {
  const inputs = reading.items.flatMap((item) =>
    item.kind === "input" ? [[item.name, item.options[0] ?? item.default ?? "1"]] : [],
  );
  const result = plan({
    reading,
    inputs: Object.fromEntries(inputs),
    configuration: emptyConfiguration,
    facts: {},
    catalog: builtInHands,
    procedure,
    environment: null,
    source: { sha256: "0".repeat(64) },
  });
  return "plan" in result ? result.plan : null;
}

const headings = (reading: Reading): readonly string[] =>
  reading.items.flatMap((item) => (item.kind === "section" ? [item.id] : []));

describe("plans of the example runbooks hold together", () => {
  it.each(runbooks())("%s", async (path) => {
    const reading = await readingAt(path);
    const plans = [null, ...headings(reading)].flatMap((procedure) => planned(reading, procedure) ?? []);
    expect(plans.length).toBeGreaterThan(0);
    for (const each of plans) holdsTogether(each);
  });
});

describe("one of several scenarios", () => {
  const path = "examples/farmers-market/runbooks/incident.md";

  it("is planned without the choice among them, and the others stay to recover with", async () => {
    const made = planned(await readingAt(path), "Scenario 2: slow");
    const [first = ""] = made?.courses.main ?? [];
    expect(made?.nodes[first]).toMatchObject({ after: [], when: null });
    const choice = made?.nodes["incidents-choice"];
    expect(choice?.kind === "choice" && Object.values(choice.options)).toEqual([
      "Scenario 1: site down (502 / 503)",
      "Scenario 3: mails do not leave",
      "Scenario 4: disk full",
    ]);
  });
});
