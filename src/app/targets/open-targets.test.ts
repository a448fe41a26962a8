import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTargets } from "./open-targets.ts";
import { renewVia } from "./renew-via.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rutter-targets-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (target: string): void =>
  writeFileSync(
    join(folder, "rutter.yaml"),
    `services: { orders: { targets: { test: ${target}, far: { kind: kubernetes, workload: deployment/orders } } } }\nenvironments: { test: {}, far: {} }\n`,
  );
const commands = (look: string, weight = "true"): string =>
  `{ kind: commands, look: '${look}', place: "true", weight: '${weight}', keep: "true", retire: "true", lease: true }`;
const opened = () => openTargets({ from: folder, env: process.env });
const held = {
  service: "orders",
  environment: "test",
  target: "orders/test",
  version: "2",
  percent: 25,
  leaseMs: 30_000,
};
const tick = (more: object = {}) => ({
  signal: new AbortController().signal,
  deadlineMs: 8_000,
  ...more,
});
const looks = (percent: number): string =>
  `echo "{\\"versions\\": [{\\"version\\": \\"2\\", \\"percent\\": ${percent}}], \\"leaseEndsMs\\": 5000}"`;

describe("openTargets", () => {
  it("opens a target by its name, once", async () => {
    write(commands(looks(25)));
    const { open, close } = opened();
    expect((await open("orders/test"))?.name).toBe("orders/test");
    expect(await open("orders/test")).toBe(await open("orders/test"));
    expect(await open("orders/nowhere")).toBeNull();
    await close();
  });

  it("refuses a kind that it cannot open, and a file that is broken until it is mended", async () => {
    write("{ kind: pm2, ap: x }");
    const { open } = opened();
    await expect(open("orders/test")).rejects.toMatchObject({ code: "CONFIG_KEY_UNKNOWN" });
    write(commands("true"));
    expect((await open("orders/test"))?.name).toBe("orders/test");
    await expect(open("orders/far")).rejects.toMatchObject({ code: "TARGET_KIND_UNSUPPORTED" });
  });
});

describe("renewVia", () => {
  it("tells the share that is held, and until when", async () => {
    write(commands(looks(25)));
    expect(await renewVia(opened().open)(held, tick())).toEqual({
      service: "orders",
      target: "orders/test",
      percent: 25,
      leaseEndsMs: 5000,
      why: null,
    });
  });

  it("tells that the lease had run out", async () => {
    write(commands(looks(0), "exit 1"));
    expect(await renewVia(opened().open)(held, tick())).toMatchObject({ percent: 0, why: null });
  });

  it("takes nothing for held that was not renewed", async () => {
    write(commands(looks(25), "echo no route >&2; exit 7"));
    expect(await renewVia(opened().open)(held, tick())).toMatchObject({
      leaseEndsMs: null,
      why: expect.stringMatching(/no route; renew ended with exit status 7/),
    });
    expect(await renewVia(opened().open)({ ...held, target: "orders/none" }, tick())).toMatchObject({
      why: "rutter.yaml has no target orders/none",
    });
    expect(await renewVia(opened().open)({ ...held, target: "orders/far" }, tick())).toMatchObject({
      why: expect.stringMatching(/kind kubernetes cannot be opened/),
    });
  });

  it.each(["deadline", "abort"])("leaves nothing behind that could shift after its tick: %s", async (how) => {
    const share = join(folder, "share");
    writeFileSync(share, "25");
    write(commands(looks(25), `sleep 1; echo "$RUTTER_PERCENT" > ${share}`));
    const signal = how === "abort" ? AbortSignal.timeout(200) : new AbortController().signal;
    const began = performance.now();
    const told = await renewVia(opened().open)(
      held,
      tick({ signal, deadlineMs: how === "abort" ? 8_000 : 400 }),
    );
    expect(told).toMatchObject({ leaseEndsMs: null });
    expect(performance.now() - began).toBeLessThan(900);
    writeFileSync(share, "0");
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(readFileSync(share, "utf8")).toBe("0");
  });
});
