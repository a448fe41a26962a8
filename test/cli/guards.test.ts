/** `rutter guards`: what reads each guard of a runbook, and when each would have tripped over a past that is known. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderWith, rutter } from "./rutter.ts";

const DEPLOY = `# Deploy

## Steps

\`\`\`bash
echo deploy > running.txt
\`\`\`

## Rollback triggers

Roll back immediately if:

- error rate above 5% for more than 2 minutes
- p99 latency > 2s for 5 minutes
- conversion drops below 1%
- payments failing
`;

const YAML = `services:
  orders: { runbooks: { deploy: deploy.md }, metrics: orders }
environments:
  staging: {}
sources:
  main: { url: "http://127.0.0.1:1", every: 5s }
metrics:
  orders:
    source: main
    figures:
      error rate: { total: all_total, bad: bad_total }
`;

const FROM = Date.parse("2026-03-01T08:00:00Z") / 1000;

/** One request in a hundred fails; from 20 to 25 minutes on one in five does. */
function counter(name: string, at: number): number {
  const all = 10 * (at - FROM + 3600);
  if (name.startsWith("all")) return all;
  const bad = Math.min(Math.max(0, at - FROM - 1200), 300);
  return Math.round(all / 100 + bad * 2);
}

const server = createServer((request, response) => {
  const asked = new URL(request.url ?? "", "http://x").searchParams;
  const [start, end, step] = ["start", "end", "step"].map((key) => Number(asked.get(key)));
  const values: unknown[] = [];
  for (let at = start ?? 0; at <= (end ?? 0) + 1e-6; at += step ?? 1)
    values.push([at, String(counter(asked.get("query") ?? "", at))]);
  const result = [{ metric: { job: "orders" }, values }];
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ status: "success", data: { resultType: "matrix", result } }));
});
let url = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const cwd = folderWith({ "rutter.yaml": YAML, "deploy.md": DEPLOY });
const guards = (...args: readonly string[]) =>
  rutter(["guards", "deploy.md", "--env", "staging", ...args], { cwd });
const SPAN = ["--from", "2026-03-01T08:00:00Z", "--to", "2026-03-01T09:00:00Z"];

describe("rutter guards", () => {
  it("says what reads each", async () => {
    const { status, out } = await guards();
    expect([status, out]).toEqual([
      0,
      `back if error rate > 5 % for 2 min
  read by error rate

back if p99 latency > 2 s for 5 min
  nothing reads latency

back if conversion < 1 %
  nothing reads conversion

back if payments failing
  "payments failing" is declared by people
`,
    ]);
  });

  it("shows when each would have tripped, at the end of its hold", async () => {
    const { status, out, err } = await guards("--replay", url, ...SPAN);
    expect([status, err]).toEqual([0, ""]);
    expect(out).toContain("2026-03-01 08:00:00 to 2026-03-01 09:00:00 UTC, every 5 s");
    // 5 % of a minute is reached after 12 s of one in five.
    expect(out).toMatch(/2026-03-01 08:22:1[05] rollback: error rate 21 % > 5 % for 2 min, evidence 99\.9 %/);
    expect(out.match(/rollback:/g)).toHaveLength(1);
    expect(out).toMatch(/it held for 5 min 3?[05]/);
    expect(out).toMatch(/worst 21 % at 08:2\d:\d\d/);
  });

  it("says the same as JSON", async () => {
    const { out } = await guards("--replay", url, ...SPAN, "--json");
    const report = JSON.parse(out);
    expect(report).toMatchObject({ rutter: "guards/1", from: "2026-03-01T08:00:00.000Z", unread: {} });
    expect(report.guards.map((each: { trips: unknown[] }) => each.trips.length)).toEqual([1, 0, 0, 0]);
  });

  it("says that nothing was read, and ends with 1", async () => {
    const { status, out } = await guards("--replay", "http://127.0.0.1:1", ...SPAN);
    expect(status).toBe(1);
    expect(out).toContain("not read: error rate: 127.0.0.1:1: nothing listens there");
    expect(out).toContain("not to be told at 720 ticks");
    expect(out).not.toContain("would not have tripped");
  });

  it.each([
    [["--from", "6h"], "--from and --to need --replay"],
    [["--replay", "http://127.0.0.1:1"], "--replay needs --from"],
    [["--replay", "prometheus", "--from", "6h"], "is no address"],
    [["--replay", "http://127.0.0.1:1", "--from", "soon"], "--from soon is no time"],
    [["--replay", "http://127.0.0.1:1", "--from", "1h", "--to", "2h"], "--from is not before --to"],
    [["--replay", "http://127.0.0.1:1", "--from", "90d"], "more than 31 days"],
  ])("refuses %j", async (args, what) => {
    const { status, err } = await guards(...args);
    expect([status, err]).toEqual([3, expect.stringContaining(what)]);
  });
});
