/** Where commands run, from the text of a runbook to what the hand is asked for. */
import { describe, expect, it } from "vitest";
import { builtInHands } from "../effect/index.ts";
import type { Plan } from "../plan/index.ts";
import { readRunbook } from "../runbook/index.ts";
import { plan } from "./plan.ts";
import { emptyConfiguration } from "./request.ts";

function planned(text: string, inputs: Readonly<Record<string, string>> = {}) {
  return plan({
    reading: readRunbook(text, { file: "deploy.md" }),
    inputs,
    configuration: emptyConfiguration,
    facts: {},
    catalog: builtInHands,
    procedure: null,
    environment: null,
    source: { sha256: "0".repeat(64) },
  });
}

const steps = (lines: string): string => `# Deploy\n\n## Steps\n\n\`\`\`bash\n${lines}\n\`\`\`\n`;

function planOf(text: string, inputs = {}): Plan {
  const result = planned(text, inputs);
  if (!("plan" in result)) throw new Error(JSON.stringify(result.diagnostics, null, 2));
  return result.plan;
}

/** What each step of the main course runs, on which host, and the way there. */
const places = (made: Plan): readonly unknown[] =>
  made.courses.main.map((id) => {
    const node = made.nodes[id];
    if (node?.kind !== "step") return node?.title;
    const { run, sql, host, through } = node.effect.input;
    return [run ?? sql, host, through];
  });

const refusals = (text: string): readonly string[] => {
  const result = planned(text);
  if ("plan" in result) return [];
  return result.diagnostics.map(({ code, span }) => `${code} ${span.lines[0]}`);
};

describe("another user", () => {
  it("is become on the way to every line that runs as that user, and to no other", () => {
    expect(places(planOf(steps("sudo -iu app\n./deploy\nexit\nuptime")))).toEqual([
      ["sudo -iu app", null, []],
      ["./deploy", null, ["sudo -iu app"]],
      ["uptime", null, []],
    ]);
    const deep = steps("ssh web\nsudo -i\nsu - postgres\npsql shop\nSELECT 1;\n\\q\nls\nexit\nwhoami");
    expect(places(planOf(deep)).slice(-3)).toEqual([
      ["SELECT 1;", "web", ["ssh web", "sudo -i", "su - postgres", "psql shop"]],
      ["ls", "web", ["ssh web", "sudo -i", "su - postgres"]],
      ["whoami", "web", ["ssh web", "sudo -i"]],
    ]);
  });

  it("is become on the host that a heading names", () => {
    const text = "# Deploy\n\n<!-- rutter: on=web-1 -->\n## Steps\n\n```bash\nsudo -i\n./deploy\n```\n";
    expect(places(planOf(text))).toEqual([
      ["sudo -i", "web-1", []],
      ["./deploy", "web-1", ["ssh web-1", "sudo -i"]],
    ]);
  });

  it("may be an input", () => {
    const [, second] = places(planOf(steps("sudo -iu <app_user>\n./deploy"), { "app-user": "shop" }));
    expect(second).toEqual(["./deploy", null, ["sudo -iu shop"]]);
  });

  it("is asked of a person where nothing runs after it", () => {
    expect(places(planOf(steps("./deploy\nsudo -i")))[1]).toBe("Do at a terminal: sudo -i");
  });

  it("is refused where the way cannot be gone for certain, once for each line", () => {
    expect(refusals(steps("cd /srv && sudo -i\n./deploy\n\n./check"))).toEqual(["PLAN_UNSURE 6"]);
    expect(refusals(steps("exec sudo -i\n./deploy"))).toEqual(["PLAN_UNSURE 6"]);
    expect(refusals(steps("cd /srv/app\nsudo su\n./deploy"))).toEqual(["PLAN_UNSURE 7"]);
    expect(refusals(steps("cd /srv/app\nsudo su -\n./deploy"))).toEqual([]);
    expect(refusals(steps("export A=1\nsu app\n./deploy"))).toEqual(["PLAN_UNSURE 7"]);
    expect(refusals(steps("set -e\nsudo -i\n./deploy"))).toEqual(["PLAN_UNSURE 7"]);
    expect(refusals(steps("set -e\nssh web\n./deploy"))).toEqual(["PLAN_UNSURE 7"]);
    expect(refusals(steps("su -s /bin/sh www-data\npsql shop\nSELECT 1;"))).toEqual(["PLAN_UNSURE 6"]);
  });

  it("is left to a person off the courses that are planned", () => {
    const recover =
      "\n## Troubleshooting\n\n### Disk full\n\n```bash\ncd /x && sudo -i\nrm -rf /var/cache/shop\n```\n";
    const made = planOf(steps("./deploy") + recover);
    for (const id of made.courses.recover) expect(made.nodes[id]?.kind).not.toBe("step");
    for (const id of made.courses.diagnose) expect(JSON.stringify(made.nodes[id])).not.toContain("rm -rf");
  });
});
