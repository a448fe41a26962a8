/** Figures that are one number: from JSON, a command, a database. And pages of several instances. */
import { afterEach, describe, expect, it } from "vitest";
import type { FigureAsked } from "../../src/effect/index.ts";
import type { CommandRun } from "../../src/hands/metrics/index.ts";
import { asked, context, type Opened, opened, openHand, sampled, says } from "./metric-servers.ts";

const open: Opened[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function served(listener: Parameters<typeof opened>[0]): Promise<Opened> {
  const server = await opened(listener);
  open.push(server);
  return server;
}

describe("JSON", () => {
  const at = (url: string, query: string): FigureAsked =>
    asked({ kind: "json", url, token: null }, { is: "value", query });
  const BODY =
    '{"data":{"error_rate":0.4,"text":"1.5","words":"many","yes":true,"list":[1],"big":1e999},"items":[{"value":7}],"a b":2}';

  it.each([
    [".data.error_rate", 0.4],
    [".data.text", 1.5],
    [".items[0].value", 7],
    ["$.items[0].value", 7],
    ['.["a b"]', 2],
  ])("has a number at %s", async (path, value) => {
    const { url } = await served(says(BODY));
    expect(await sampled(openHand(), at(url, path))).toMatchObject({ is: "value", value });
  });

  it.each([
    [".data.none", /nothing stands/],
    [".data.words", /text that is no number/],
    [".data.yes", /true or false/],
    [".data.list", /list/],
    [".data", /object/],
    [".data.big", /finite/],
    [".items[9].value", /nothing/],
    [".constructor.name", /nothing/],
    ["data | length", /no path/],
  ])("has none at %s", async (path, why) => {
    const { url } = await served(says(BODY));
    expect(await sampled(openHand(), at(url, path))).toMatchObject({
      is: "none",
      silent: false,
      why: expect.stringMatching(why),
    });
  });

  it("is asked for with its token, and in the place of its address", async () => {
    const { url, requests } = await served((request, response) => {
      response.setHeader("content-type", "application/health+json");
      response.end(
        JSON.stringify({ a: request.headers.authorization === "Bearer s3cret-token-4711" ? 1 : 0 }),
      );
    });
    const figure = asked(
      { kind: "json", url: `${url}/stats?window=1m`, token: { secret: "env:TOKEN" } },
      { is: "value", query: ".a" },
    );
    expect(await sampled(openHand(), figure)).toMatchObject({ value: 1 });
    expect(requests).toEqual(["GET /stats?window=1m"]);
  });
});

describe("a command", () => {
  const figure = asked({ kind: "command" }, { is: "value", query: "lag.sh" });
  const ran = (run: Partial<CommandRun>) =>
    sampled(openHand({ commands: async () => ({ status: 0, out: "", err: "", ...run }) }), figure);

  it.each([
    ["42\n", 42],
    ["looking…\n\n  0.5 %\n\n", 0.5],
    ["3%", 3],
    ["-1e3", -1000],
  ])("that prints %j gives %d", async (out, value) => {
    expect(await ran({ out })).toMatchObject({ is: "value", value });
  });

  it.each([
    [{ out: "" }, /prints nothing/],
    [{ out: "12 ms" }, /has a unit, ms/],
    [{ out: "3.5GB" }, /has a unit, GB/],
    [{ out: "lag: 4" }, /no number alone/],
    [{ out: "4 of 7" }, /no number alone/],
    [{ out: "NaN" }, /finite/],
    [{ out: "1", status: 2, err: "no such topic\n" }, /status 2: no such topic/],
  ])("that ends as %j gives none", async (run, why) => {
    expect(await ran(run)).toMatchObject({ is: "none", silent: false, why: expect.stringMatching(why) });
  });

  it("that does not end is silent", async () => {
    const hand = openHand({
      commands: (_, signal) =>
        new Promise((resolve) =>
          signal.addEventListener("abort", () => resolve({ status: null, out: "", err: "" })),
        ),
    });
    expect(await sampled(hand, figure, { deadlineMs: 200 })).toMatchObject({
      is: "none",
      silent: true,
      why: expect.stringMatching(/in time/),
    });
  });
});

describe("a database", () => {
  const figure = (url: string): FigureAsked =>
    asked({ kind: "sql", url }, { is: "value", query: "select 1" });

  it("that is none of PostgreSQL, or not there, gives none, and shows no password", async () => {
    const { url, close } = await opened(() => undefined);
    await close();
    const there = url.replace("http://", "postgres://app:hunter2@");
    const gone = await sampled(openHand(), figure(`${there}/app`));
    expect(gone).toMatchObject({ is: "none", silent: true, why: expect.stringMatching(/refused/) });
    expect(JSON.stringify(gone)).not.toContain("hunter2");
    expect(await sampled(openHand(), figure("mysql://db/app"))).toMatchObject({
      silent: false,
      why: expect.stringMatching(/PostgreSQL/),
    });
  });

  it("that takes the connection and says nothing is late", async () => {
    const { createServer } = await import("node:net");
    const server = createServer((socket) => void socket.on("error", () => undefined).resume());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    const began = Date.now();
    const sample = await sampled(openHand(), figure(`postgres://app@127.0.0.1:${port}/app`), {
      deadlineMs: 300,
    });
    expect(sample).toMatchObject({ is: "none", silent: true, why: expect.stringMatching(/in time/) });
    expect(Date.now() - began).toBeLessThan(1_000);
    server.close();
  });
});

describe("pages of instances", () => {
  const PAGE = (all: number, bad: number, version: string): string => `# HELP http_requests_total All.
# TYPE http_requests_total counter
http_requests_total{code="200",version="${version}"} ${all} 1700000000000
http_requests_total{code="500",version="${version}"} ${bad}
other_total{path="/a\\"b\\\\c\\n"} 1
`;
  const OPEN = `# TYPE http_requests counter
http_requests_total{code="200"} 17 1700000000.5 # {trace_id="ab c"} 0.67 1700000000.4
http_requests_total{code="500"} 2 # {} 1
# EOF
`;
  const of = (urls: readonly string[]): FigureAsked =>
    asked(
      { kind: "scrape", urls: [...urls] },
      { is: "share", total: "http_requests_total", bad: 'http_requests_total{code=~"5.."}' },
      { side: { label: "version", version: "2" } },
    );

  it("are added up, each for itself, come and go, and begin anew", async () => {
    const state = { a: PAGE(10, 1, "1"), b: PAGE(100, 0, "2") };
    let clock = 1_000;
    const [a, b] = [await served((_, r) => r.end(state.a)), await served((_, r) => r.end(state.b))];
    const hand = openHand({ clock: () => clock });
    const figure = of([a.url, b.url]);
    expect(await sampled(hand, figure)).toEqual({ is: "first", atMs: 1_000 });
    clock = 6_000;
    state.a = PAGE(20, 3, "1");
    state.b = PAGE(150, 5, "2");
    expect(await sampled(hand, figure)).toEqual({
      is: "share",
      fromMs: 1_000,
      toMs: 6_000,
      dropped: 0,
      all: { n: 67, x: 7 },
      new: { n: 55, x: 5 },
      old: { n: 12, x: 2 },
    });
    clock = 11_000;
    state.a = PAGE(2, 0, "1");
    state.b = PAGE(151, 5, "2");
    expect(await sampled(hand, figure)).toMatchObject({
      dropped: 2,
      all: { n: 1, x: 0 },
      old: { n: 0, x: 0 },
    });
    await b.close();
    open.splice(1, 1);
    clock = 16_000;
    state.a = PAGE(5, 1, "1");
    expect(await sampled(hand, figure)).toMatchObject({
      dropped: 2,
      old: { n: 4, x: 1 },
      new: { n: 0, x: 0 },
    });
  });

  it("may be OpenMetrics, with exemplars and timestamps, whole to its end", async () => {
    const type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    const whole = await served(says(OPEN, type));
    expect(await sampled(openHand(), of([whole.url]))).toMatchObject({ is: "first" });
    const half = await served(says(OPEN.replace("# EOF\n", ""), type));
    expect(await sampled(openHand(), of([half.url]))).toMatchObject({
      is: "none",
      why: expect.stringMatching(/no # EOF/),
    });
    const more = await served(says(`${OPEN}http_requests_total 1\n`, type));
    expect(await sampled(openHand(), of([more.url]))).toMatchObject({
      is: "none",
      why: expect.stringMatching(/after the end/),
    });
  });

  it("give no figure while one of them answers with something else", async () => {
    const [a, b] = [
      await served(says(PAGE(1, 0, "1"), "text/plain")),
      await served(says("<html>", "text/html", 503)),
    ];
    expect(await sampled(openHand(), of([a.url, b.url]))).toMatchObject({
      is: "none",
      silent: false,
      why: expect.stringMatching(/503/),
    });
  });

  it("give one gauge, and none where several fit", async () => {
    const { url } = await served(says('lag{topic="a"} 3\nlag{topic="b"} 4\n', "text/plain"));
    const lag = (query: string) => asked({ kind: "scrape", urls: [url] }, { is: "value", query });
    expect(await sampled(openHand(), lag('lag{topic!="b"}'))).toMatchObject({ is: "value", value: 3 });
    expect(await sampled(openHand(), lag("lag"))).toMatchObject({
      is: "none",
      why: expect.stringMatching(/2 series.*topic="a".*topic="b"/),
    });
  });

  it("are read once for all figures of a tick", async () => {
    const { url, requests } = await served(says(PAGE(1, 0, "1"), "text/plain"));
    const figures = {
      a: of([url]),
      b: asked({ kind: "scrape", urls: [url] }, { is: "count", count: "other_total" }),
    };
    await openHand().perform({ figures, past: null, hold: [] }, context());
    expect(requests).toHaveLength(1);
  });
});
