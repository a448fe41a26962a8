/** Counters that are none, and a tick as a whole: leases are renewed first, and every figure is read on its own. */
import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { ExposureHeld, FigureAsked, HeldExposure } from "../../src/effect/index.ts";
import {
  asked,
  context,
  dataOf,
  fromPrometheus,
  input,
  noSecret,
  type Opened,
  opened,
  openHand,
  prometheus,
  sampled,
  says,
} from "./metric-servers.ts";

const open: { close: () => Promise<unknown> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function served(listener: RequestListener): Promise<Opened> {
  const server = await opened(listener);
  open.push(server);
  return server;
}

type Kind = "prometheus" | "scrape" | "json";

const figure = (kind: Kind, url: string): FigureAsked => {
  if (kind === "prometheus") return asked(fromPrometheus(url), { is: "count", count: "all" });
  if (kind === "json") return asked({ kind, url, token: null }, { is: "value", query: ".a" });
  return asked({ kind, urls: [url] }, { is: "count", count: "all" });
};

const hangs: RequestListener = () => undefined;

const counters = (value: string) =>
  prometheus({ now: 1_000, series: { all: [{ metric: { job: "orders" }, value }] } });

describe("counters that are none", () => {
  it.each([
    ["NaN", /NaN/],
    ["+Inf", /infinity/],
    ["-3", /negative/],
    ["many", /no number/],
  ])("%s", async (value, why) => {
    const prom = await served(counters(value));
    const page = await served(says(`all{job="orders"} ${value}\n`, "text/plain"));
    const found = await sampled(openHand(), figure("prometheus", prom.url));
    expect(found).toMatchObject({ is: "none", silent: false, why: expect.stringMatching(why) });
    expect(found).toMatchObject({ why: expect.stringContaining('job="orders"') });
    expect(await sampled(openHand(), figure("scrape", page.url))).toMatchObject({
      is: "none",
      silent: false,
    });
  });

  it("are those that no series fits", async () => {
    const prom = await served(prometheus({ now: 1_000, series: {} }));
    const page = await served(says("others 1\n", "text/plain"));
    for (const each of [figure("prometheus", prom.url), figure("scrape", page.url)])
      expect(await sampled(openHand(), each)).toMatchObject({
        is: "none",
        silent: false,
        why: expect.stringMatching(/no series .*fits all/),
      });
  });

  it("are those with more bad ones than there are", async () => {
    const world = {
      now: 1_000,
      series: { all: [{ metric: {}, value: "1" }], bad: [{ metric: {}, value: "1" }] },
    };
    const { url } = await served(prometheus(world));
    const hand = openHand();
    const share = asked(fromPrometheus(url), { is: "share", total: "all", bad: "bad" });
    await sampled(hand, share);
    world.now += 5;
    world.series.bad = [{ metric: {}, value: "9" }];
    expect(await sampled(hand, share)).toMatchObject({
      is: "none",
      why: expect.stringMatching(/8 bad ones of 0/),
    });
  });

  it("are a whole query where the name of a counter should stand", async () => {
    const sample = await sampled(
      openHand(),
      asked(fromPrometheus("http://127.0.0.1:1"), { is: "count", count: "sum(rate(x[1m]))" }),
    );
    expect(sample).toMatchObject({ is: "none", why: expect.any(String) });
  });
});

it("passes on what Prometheus itself finds wrong with a query", async () => {
  const { url } = await served((request, response) => {
    const isTime = request.url?.includes("time%28%29") === true;
    const error = { status: "error", errorType: "bad_data", error: "1:4: parse error: unexpected end" };
    const time = { status: "success", data: { resultType: "scalar", result: [1, "1"] } };
    response.writeHead(isTime ? 200 : 400, { "content-type": "application/json" });
    response.end(JSON.stringify(isTime ? time : error));
  });
  const sample = await sampled(openHand(), asked(fromPrometheus(url), { is: "value", query: "sum(" }));
  expect(sample).toMatchObject({ is: "none", silent: false, why: expect.stringMatching(/parse error/) });
});

it.each([
  ["matrix", [{ metric: {}, values: [[1, "1"]] }], /a matrix where one number/],
  ["string", [1, "x"], /a string where one number/],
])("takes no %s for a number", async (resultType, result, why) => {
  const { url } = await served((request, response) => {
    const isTime = request.url?.includes("time%28%29") === true;
    const data = isTime ? { resultType: "scalar", result: [1, "1"] } : { resultType, result };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ status: "success", data }));
  });
  const sample = await sampled(openHand(), asked(fromPrometheus(url), { is: "value", query: "x" }));
  expect(sample).toMatchObject({ is: "none", silent: false, why: expect.stringMatching(why) });
});

describe("a tick", () => {
  const exposure: HeldExposure = {
    service: "s",
    environment: "e",
    target: "t",
    version: "2",
    percent: 5,
    leaseMs: 1_000,
  };
  const lasts = (percent: number): ExposureHeld => ({
    service: "s",
    target: "t",
    percent,
    leaseEndsMs: 9,
    why: null,
  });

  it("renews what is held before a figure answers, and no figure spoils another", async () => {
    const slow = await served(hangs);
    const good = await served(says('{"a": 3}'));
    const renewed: number[] = [];
    const began = Date.now();
    const hand = openHand({
      renew: async ({ percent }) => {
        renewed.push(Date.now() - began);
        return lasts(percent);
      },
    });
    const outcome = await hand.perform(
      input(
        { slow: figure("json", slow.url), good: figure("json", good.url) },
        { hold: [exposure, { ...exposure, percent: 7 }] },
      ),
      context({ deadlineMs: 600 }),
    );
    expect(Date.now() - began).toBeLessThan(600);
    expect(outcome.state).toBe("done");
    expect(dataOf(outcome)).toMatchObject({
      figures: { slow: { is: "none", silent: true }, good: { is: "value", value: 3 } },
      held: [lasts(5), lasts(7)],
      past: null,
    });
    expect(Math.max(...renewed)).toBeLessThan(200);
    expect(outcome.evidence).toContain("1 of 2 figures read");
  });

  it("says so where a lease could not be renewed", async () => {
    const hand = openHand({ renew: async () => Promise.reject(new Error("the balancer is gone")) });
    const outcome = await hand.perform(input({}, { hold: [exposure] }), context());
    expect(dataOf(outcome).held).toEqual([{ ...lasts(5), leaseEndsMs: null, why: "the balancer is gone" }]);
    const never = openHand({ renew: () => new Promise(() => undefined) });
    const late = await never.perform(input({}, { hold: [exposure] }), context({ deadlineMs: 100 }));
    expect(dataOf(late).held).toMatchObject([{ leaseEndsMs: null, why: expect.stringMatching(/in time/) }]);
  });

  it("is not over before its renewals are", async () => {
    const seen: string[] = [];
    const hand = openHand({
      renew: (held, { signal, deadlineMs }) =>
        new Promise((resolve) => {
          seen.push(deadlineMs < 200 ? "in time" : "late");
          const end = (): void => {
            seen.push("ended");
            resolve({ ...lasts(held.percent), leaseEndsMs: null, why: "it was ended" });
          };
          signal.addEventListener("abort", () => setTimeout(end, 300));
        }),
    });
    const outcome = await hand.perform(input({}, { hold: [exposure] }), context({ deadlineMs: 200 }));
    seen.push("tick over");
    expect(seen).toEqual(["in time", "ended", "tick over"]);
    expect(dataOf(outcome).held).toMatchObject([{ why: "it was ended" }]);
  });

  it("begins nothing that is called off, and ends what is", async () => {
    const { url, requests } = await served(hangs);
    const off = await openHand().perform(
      input({ a: figure("json", url) }),
      context({ signal: AbortSignal.abort() }),
    );
    expect([off.state, requests]).toEqual(["cancelled", []]);
    const controller = new AbortController();
    const outcome = openHand().perform(
      input({ a: figure("json", url) }),
      context({ signal: controller.signal }),
    );
    setTimeout(() => controller.abort(), 100);
    expect((await outcome).state).toBe("cancelled");
  });

  it("reads no figure whose secret is not to be had, and all the others", async () => {
    const { url } = await served(says('{"a": 3}'));
    const hidden: FigureAsked = {
      ...figure("json", url),
      source: { kind: "json", url, token: { secret: "env:URL" } },
    };
    const outcome = await openHand().perform(
      input({ hidden, plain: figure("json", url) }),
      context({ secret: noSecret }),
    );
    expect(dataOf(outcome).figures).toMatchObject({
      hidden: { is: "none", silent: true, why: "env:URL gives no value" },
      plain: { is: "value", value: 3 },
    });
  });

  it("is as its card says, and judges nothing that was expected of it", async () => {
    expect(openHand()).toMatchObject({ repeat: "safe", probes: false });
    const outcome = await openHand().perform(input({}), context({ expect: [{ kind: "rows", count: 1 }] }));
    expect(outcome.state).toBe("failed");
  });
});
