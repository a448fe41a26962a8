/** What a release is carried out with, through the door of `app`: shells that carry over, secrets, its runbook, its lock. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DriveAsked } from "../../src/app/index.ts";
import type { Plan } from "../../src/plan/index.ts";
import { alone, asking, bash, type ReleaseStage, releaseStage, waitOf, write, yes } from "./release-stage.ts";
import { planOf, question, type StepGiven } from "./step-plan.ts";

let folder: string;
let open: ReleaseStage["open"];
let start: ReleaseStage["start"];
let close: ReleaseStage["close"];

beforeEach(() => {
  ({ folder, open, start, close } = releaseStage());
});

afterEach(() => close());

describe("its shell", () => {
  it("carries over from step to step, from process to process, and shows what it prints", async () => {
    const releases = await open();
    const plan = planOf({
      n1: bash("export PLACE=harbour; mkdir -p deep && cd deep; echo ready"),
      q: question("All well?"),
      n2: bash('echo "$PLACE $(basename "$PWD")" > ../out.txt'),
    });
    const id = await start(releases, plan);
    let output = "";
    const onOutput: DriveAsked["onOutput"] = ({ node, text }) => {
      output += `${node}: ${text}`;
    };
    await (await releases.drive(id, { ...alone, onOutput })).end;
    expect(output).toContain("n1: ready");
    await releases.signal(id, { ...yes, about: await waitOf(releases, id) });
    const other = await open();
    expect(await (await other.resume(id, alone)).end).toMatchObject({ as: "ended", exit: 0 });
    expect(readFileSync(join(folder, "out.txt"), "utf8")).toBe("harbour deep\n");
  });

  it("never shows a secret, and says where one is missing", async () => {
    const releases = await open({ env: { ...process.env, TOKEN: "s3cr3t-value" } });
    const step = bash('echo "token is $TOKEN"');
    const withSecret = (name: string): StepGiven => ({
      ...step,
      input: { ...step.input, env: { TOKEN: { secret: `env:${name}` } } },
    });
    let output = "";
    const onOutput: DriveAsked["onOutput"] = ({ text }) => {
      output += text;
    };
    const id = await start(releases, planOf({ n1: withSecret("TOKEN") }));
    const end = await (await releases.drive(id, { ...alone, onOutput })).end;
    expect(end.exit).toBe(0);
    expect(output).toContain("token is ****");
    const lines = (await releases.exported(id)).join("\n");
    expect(lines + output).not.toContain("s3cr3t");

    const without = await start(releases, planOf({ n1: withSecret("NO_SUCH_TOKEN") }));
    expect((await (await releases.drive(without, alone)).end).exit).not.toBe(0);
    expect((await releases.exported(without)).join("\n")).toContain("env:NO_SUCH_TOKEN gives no value");
  });

  it("is asked for before anything is written", async () => {
    const releases = await open({ env: { PATH: folder } });
    await expect(start(releases, planOf({ n1: bash("true") }))).rejects.toMatchObject({
      code: "RELEASE_BASH_MISSING",
    });
    expect(await releases.list()).toEqual([]);
    expect(existsSync(join(folder, "home", "releases", "x"))).toBe(false);
  });
});

describe("a runbook that was edited", () => {
  it("is told of, and the release keeps its plan", async () => {
    const runbook = join(folder, "deploy.md");
    writeFileSync(runbook, "# Deploy\n");
    const plan = { ...asking(), runbook: { file: runbook, sha256: "0".repeat(64), procedure: null } };
    const releases = await open();
    const id = await start(releases, plan);
    const notices: string[] = [];
    await (await releases.drive(id, { ...alone, onNotice: (words) => notices.push(words) })).end;
    expect(notices[0]).toMatch(/deploy\.md was edited .* keeps its plan/);
    expect(new Set(notices).size).toBe(notices.length);
  });
});

describe("a lock", () => {
  it("lets one release of a service and an environment go at a time", async () => {
    const locked = (name: string): Plan => {
      const plan = planOf({
        gate: { ...question("Lock"), gate: "lock", items: [] } as never,
        n1: write(name),
      });
      const lock = { service: "shop", environment: "production" };
      const q = planOf({ q: question("All well?") });
      return {
        ...plan,
        policy: { ...plan.policy, lock },
        courses: { ...plan.courses, main: ["gate", "n1", "q"] },
        nodes: { ...plan.nodes, q: { ...(q.nodes.q as never as object), after: ["n1"] } as never },
        items: { ...plan.items, ...q.items },
      };
    };
    const releases = await open();
    const first = await start(releases, locked("first.txt"));
    expect((await (await releases.drive(first, alone)).end).exit).toBe(4);
    const second = await start(releases, locked("second.txt"));
    const end = await (await releases.drive(second, alone)).end;
    expect(end).toMatchObject({ as: "waiting", exit: 5 });
    expect(JSON.stringify(end.view.waits)).toContain(first);
    await releases.signal(first, { ...yes, kind: "stop", value: null, note: "enough" });
    await (await releases.resume(first, alone)).end;
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    expect((await (await releases.resume(second, alone)).end).exit).toBe(4);
    expect(existsSync(join(folder, "second.txt"))).toBe(true);
  }, 20_000);
});
