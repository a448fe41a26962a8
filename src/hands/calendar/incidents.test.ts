/** Sources of incidents against servers that answer as they do, and as they should not. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { alertmanager, alertmanagerMatcher } from "./alertmanager.ts";
import type { Incidents } from "./incidents.ts";
import { pagerDuty } from "./pagerduty.ts";

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  open.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (status: number, body: string): Promise<string> =>
  serving((_, response) => {
    response.statusCode = status;
    response.end(body);
  });

const ask = (incidents: Incidents, timeoutMs = 5_000) =>
  incidents({ timeoutMs, signal: new AbortController().signal });

const alert = (name: string, more: object = {}) => ({
  labels: { alertname: name, severity: "critical" },
  annotations: { summary: "it is\nbroken" },
  status: { state: "active" },
  ...more,
});

const SOURCES: readonly (readonly [name: string, of: (url: string) => Incidents])[] = [
  ["an Alertmanager", (url) => alertmanager({ url, matchers: [] })],
  ["PagerDuty", (url) => pagerDuty({ key: "k3y-that-is-secret", services: [], url })],
];

describe.each(SOURCES)("%s", (_, of) => {
  const BAD: readonly (readonly [what: string, url: () => Promise<string>, why: RegExp])[] = [
    ["a 500", () => answering(500, "[]"), /status 500/],
    ["a 401", () => answering(401, ""), /status 401: it does not take the key/],
    ["a log-in page", () => answering(302, ""), /status 302: it sends elsewhere/],
    ["a page", () => answering(200, "<html>"), /not JSON/],
    ["nothing", () => answering(200, ""), /not JSON/],
    ["another shape", () => answering(200, '{"status":"success"}'), /does not answer with a list/],
    ["a list of other things", () => answering(200, '["a"]'), /does not answer with a list/],
    ["10 MB", () => answering(200, `["${"x".repeat(10_000_000)}"]`), /more than 4 MB/],
    ["a closed door", async () => "http://127.0.0.1:1", /nothing listens/],
    ["another protocol", async () => "ftp://127.0.0.1", /no http address/],
    ["no address", async () => "", /no http address/],
  ];

  it.each(BAD)("answered with %s is told as silent, and why", async (_what, url, why) => {
    const found = await ask(of(await url()));
    expect(found).toEqual({ why: expect.stringMatching(why) });
    expect(JSON.stringify(found)).not.toContain("k3y");
  });

  it("that hangs is left when its time is up", async () => {
    const url = await serving(() => undefined);
    expect(await ask(of(url), 200)).toEqual({ why: expect.stringMatching(/did not answer within 200 ms/) });
  });

  it("that drips without end is left when its time is up", async () => {
    const url = await serving((_request, response) => {
      const timer = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(timer));
    });
    expect(await ask(of(url), 300)).toEqual({ why: expect.stringMatching(/within 300 ms/) });
  });

  it("that breaks off is silent", async () => {
    const url = await serving((_request, response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("[");
      setTimeout(() => response.destroy(), 20);
    });
    expect(await ask(of(url))).toEqual({ why: expect.stringMatching(/does not answer/) });
  });
});

describe("alertmanager", () => {
  it("asks for what is active and not silenced, below its path, with all matchers", async () => {
    let asked = "";
    let auth: string | undefined;
    const url = await serving((request, response) => {
      asked = decodeURIComponent((request.url ?? "").replaceAll("+", " "));
      auth = request.headers.authorization;
      response.end(JSON.stringify([alert("Slow"), alert("Down"), alert("Down"), { labels: {} }]));
    });
    const at = `${url.replace("//", "//rutter:p%40ss@")}/alerts/`;
    const found = await ask(alertmanager({ url: at, matchers: ["severity=critical", 'service=~"a|b"'] }));
    expect(asked).toBe(
      '/alerts/api/v2/alerts?active=true&silenced=false&filter=severity="critical"&filter=service=~"a|b"',
    );
    expect(auth).toBe(`Basic ${Buffer.from("rutter:p@ss").toString("base64")}`);
    expect(found).toEqual({
      incidents: [
        "Down (critical): it is broken",
        "Slow (critical): it is broken",
        "an alert without a name",
      ],
    });
  });

  it("counts what is beyond the first", async () => {
    const url = await answering(200, JSON.stringify(Array.from({ length: 50 }, (_, at) => alert(`A${at}`))));
    const found = await ask(alertmanager({ url, matchers: [] }));
    expect("incidents" in found ? found.incidents?.at(-1) : null).toBe("and 30 more");
  });

  it.each([
    ["severity=critical", 'severity="critical"'],
    [' team != "a b" ', 'team!="a b"'],
    ["path=C:\\x", 'path="C:\\\\x"'],
    ["critical", null],
    ['a="b', null],
    ["=x", null],
  ])("makes of %s the matcher %s", (text, matcher) => {
    expect(alertmanagerMatcher(text)).toBe(matcher);
  });
});

describe("pagerDuty", () => {
  it("asks for what is open, however old, with its key", async () => {
    let asked = "";
    let headers: Record<string, unknown> = {};
    const url = await serving((request, response) => {
      asked = decodeURIComponent(request.url ?? "");
      headers = request.headers;
      response.end(
        JSON.stringify({
          incidents: [
            {
              incident_number: 12,
              title: "Orders down",
              status: "acknowledged",
              service: { summary: "orders" },
            },
          ],
          more: false,
        }),
      );
    });
    const found = await ask(pagerDuty({ key: "abc\n", services: ["P1", "P2"], url }));
    expect(found).toEqual({ incidents: ["#12 Orders down (orders), acknowledged"] });
    expect(asked).toBe(
      "/incidents?statuses[]=triggered&statuses[]=acknowledged&service_ids[]=P1&service_ids[]=P2&date_range=all&limit=100",
    );
    expect(headers).toMatchObject({
      authorization: "Token token=abc",
      accept: "application/vnd.pagerduty+json;version=2",
    });
  });

  it("is asked nothing with what can be no key", async () => {
    expect(await ask(pagerDuty({ key: "a\nb", services: [], url: "http://127.0.0.1:1" }))).toEqual({
      why: "the key of PagerDuty is no key",
    });
  });
});
