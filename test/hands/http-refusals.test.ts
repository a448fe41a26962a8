/** Servers that are not there, hang, break off, answer without end or lie about TLS: the http hand says which. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer as createTlsServer } from "node:https";
import { createServer as createSocketServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ask, type Given, listening, open, raw, served } from "./http-servers.ts";

describe("a server that refuses", () => {
  const why = async (url: string, given: Given = {}): Promise<string> =>
    (await ask(url, given)).evidence[0] ?? "";

  it("is told from one that is not there", async () => {
    const port = await listening(createSocketServer());
    const [server] = open.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    expect(await why(`http://127.0.0.1:${port}/`)).toContain("nothing listens there");
    expect(await why("http://no-such-host.invalid/")).toMatch(/does not resolve|cannot be looked up/);
    expect(await why("/health")).toBe("/health says no host, and none is configured");
    expect(await why("http://[::bad/")).toContain("is no address");
  });

  it("breaks off at once, before and in the middle of its answer", async () => {
    expect(await why(await raw((socket) => socket.once("data", () => socket.destroy())))).toContain(
      "closed the connection without an answer",
    );
    const half = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
    expect(await why(await raw((socket) => socket.once("data", () => socket.end(half))))).toContain(
      "ended in the middle of the answer; status 200 had come",
    );
    expect(
      await why(await raw((socket) => socket.once("data", () => socket.end("SSH-2.0-OpenSSH\r\n")))),
    ).toContain("no HTTP");
  });

  it("hangs before its answer, and in the middle of it", async () => {
    const silent = await raw(() => undefined);
    const outcome = await ask(silent, { deadlineMs: 150 });
    expect(outcome).toMatchObject({ state: "timed-out" });
    expect(outcome.evidence[0]).toContain("took the request and did not answer within 1");
    const drip = await served((_, response) => {
      const timer = setInterval(() => response.write("."), 10);
      response.on("close", () => clearInterval(timer));
    });
    const slow = await ask(drip, { deadlineMs: 150 });
    expect(slow).toMatchObject({ state: "timed-out" });
    expect(slow.evidence[0]).toContain("did not end within");
  });

  it("is left when nobody wants its answer any more", async () => {
    const url = await raw(() => undefined);
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    expect(await ask(url, { signal: controller.signal })).toMatchObject({ state: "cancelled" });
    expect(await ask(url, { signal: AbortSignal.abort() })).toMatchObject({ state: "cancelled" });
    const down = await served((_, response) => response.writeHead(503).end());
    const later = new AbortController();
    setTimeout(() => later.abort(), 80);
    expect(
      await ask(down, { attempts: 9, everyMs: 60_000, deadlineMs: 900_000, signal: later.signal }),
    ).toMatchObject({
      state: "cancelled",
    });
  });

  it("answers without end, or with what unpacks to that", async () => {
    const endless = await served((_, response) => {
      const more = (): void => {
        while (!response.destroyed && response.write("x".repeat(65_536)));
      };
      response.on("drain", more);
      more();
    });
    const outcome = await ask(endless, { expect: [{ kind: "equals", text: "x" }] });
    expect(outcome).toMatchObject({ state: "failed", data: { cut: true, bytes: 1_048_576 } });
    expect(outcome.evidence.at(-2)).toContain("of which the first were read");
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    const packed = await served((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    );
    expect(await ask(packed)).toMatchObject({ state: "done", data: { cut: true, bytes: 1_048_576 } });
  });

  it("packs its answer, or says so and does not", async () => {
    const packed = await served((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("version 1.4.0")),
    );
    expect(await ask(packed, { expect: [{ kind: "contains", text: "1.4.0" }] })).toMatchObject({
      state: "done",
    });
    const lies = await served((_, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("plain"),
    );
    expect(await why(lies)).toContain("cannot be unpacked");
  });

  it("has a certificate that nobody vouches for, or none at all", async () => {
    const folder = mkdtempSync(join(tmpdir(), "rutter-tls-"));
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const make = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=other -keyout ${key} -out ${cert}`;
    execFileSync("openssl", make.split(" "), { stdio: "ignore" });
    const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_, response) =>
      response.end(),
    );
    const port = await listening(server);
    rmSync(folder, { recursive: true });
    expect(await why(`https://127.0.0.1:${port}/`)).toContain("signed by itself");
    const plain = await served((_, response) => response.end());
    expect(await why(plain.replace("http:", "https:"))).toContain("does not speak TLS");
  });
});
