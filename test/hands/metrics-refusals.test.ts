/** Whatever a source does, a figure is undecided with the reason: never a pass, never at the cost of another, never with a secret. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer as createSafeServer } from "node:https";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { FigureAsked } from "../../src/effect/index.ts";
import {
  asked,
  context,
  dataOf,
  fromPrometheus,
  input,
  type Opened,
  opened,
  openHand,
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

let made: { readonly key: string; readonly cert: string } | null = null;
function ownCertificate(): { readonly key: string; readonly cert: string } {
  if (made !== null) return made;
  const folder = mkdtempSync(join(tmpdir(), "rutter-tls-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const make = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=other -keyout ${key} -out ${cert}`;
  execFileSync("openssl", make.split(" "), { stdio: "ignore" });
  made = { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  rmSync(folder, { recursive: true });
  return made;
}

const KINDS: readonly Kind[] = ["prometheus", "scrape", "json"];
const hangs: RequestListener = () => undefined;
const endless: RequestListener = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  const more = (): void => {
    while (response.write("x".repeat(1 << 16)));
    response.once("drain", more);
  };
  more();
};
const starts: RequestListener = (_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"status":');
};

const WRONG: readonly (readonly [name: string, listener: RequestListener, why: RegExp, silent: boolean])[] = [
  ["404", says("nothing here", "text/html", 404), /status 404/, false],
  ["500", says("{}", "application/json", 500), /status 500/, false],
  ["a login", says("", "text/html", 401), /wants a login/, false],
  ["a page for people", says("<html>sign in</html>", "text/html"), /text\/html/, false],
  ["no JSON and no metrics", says("}{"), /not what Prometheus answers|no JSON|application\/json/, false],
  [
    "a redirect",
    (_, response) => response.writeHead(302, { location: "http://elsewhere.example/x?key=abc" }).end(),
    /elsewhere\.example, which is not followed/,
    false,
  ],
  ["10 MB", says("x".repeat(10 << 20), "text/plain"), /longer than \d MB|text\/plain/, false],
  ["no end of it", endless, /longer than \d MB/, false],
  ["nothing", hangs, /no answer in time/, true],
  ["half an answer", starts, /no answer in time; status 200 had come/, false],
  ["a closed door", (request) => request.socket.destroy(), /without an answer/, true],
];

describe.each(KINDS)("a source of kind %s", (kind) => {
  it.each(WRONG)("that answers with %s gives no figure", async (_, listener, why, silent) => {
    const { url } = await served(listener);
    const sample = await sampled(openHand(), figure(kind, url), {
      deadlineMs: /no answer in time/.test(why.source) ? 500 : 10_000,
    });
    expect(sample).toMatchObject({ is: "none", silent, why: expect.stringMatching(why) });
    expect(JSON.stringify(sample)).not.toContain("key=abc");
  });

  it("that nobody listens at is silent", async () => {
    const { url, close } = await opened(hangs);
    await close();
    expect(await sampled(openHand(), figure(kind, url))).toMatchObject({
      is: "none",
      silent: true,
      why: expect.stringMatching(/refused/),
    });
  });

  it("that speaks no TLS, or with a certificate that nobody knows, is refused", async () => {
    const { url } = await served(says("{}"));
    const plain = url.replace("http:", "https:");
    expect(await sampled(openHand(), figure(kind, plain))).toMatchObject({
      is: "none",
      why: expect.stringMatching(/TLS/),
    });
    const server = createSafeServer(ownCertificate(), says("{}"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push({ close: () => new Promise((resolve) => server.close(resolve)) });
    const safe = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await sampled(openHand(), figure(kind, safe))).toMatchObject({
      is: "none",
      why: expect.stringMatching(/signed by itself/),
    });
  });

  it("that answers with something else than HTTP is refused", async () => {
    const server = createSocketServer((socket) => {
      socket.on("error", () => undefined).resume();
      socket.end("SSH-2.0-OpenSSH_9\r\n");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push({ close: () => new Promise((resolve) => server.close(resolve)) });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    expect(await sampled(openHand(), figure(kind, url))).toMatchObject({
      is: "none",
      why: expect.stringMatching(/no HTTP/),
    });
  });

  it("shows nothing of what is secret about it", async () => {
    const { url } = await served((request, response) => {
      // Tells all that it was told, as careless servers do.
      const told = `${request.headers.authorization} ${request.url}`;
      response.writeHead(500, { "content-type": "application/json" });
      response.end(JSON.stringify({ status: "error", errorType: "x", error: told }));
    });
    const at = url.replace("http://", "http://ana:hunter2@");
    const source = figure(kind, "").source;
    const hidden = {
      ...source,
      ...("urls" in source ? { urls: [{ secret: "env:URL" }] } : { url: { secret: "env:URL" } }),
    };
    const outcome = await openHand().perform(
      input({
        a: { ...figure(kind, at) },
        b: { ...figure(kind, at), source: hidden as FigureAsked["source"] },
      }),
      context({ secret: async () => at }),
    );
    expect(dataOf(outcome).figures).toMatchObject({ a: { is: "none" }, b: { is: "none" } });
    const text = JSON.stringify(outcome);
    for (const secret of ["hunter2", Buffer.from("ana:hunter2").toString("base64")])
      expect(text).not.toContain(secret);
  });
});
