/** Against real servers on this machine: those that answer, hang, break off, grow without end, and lie about TLS. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import {
  type AddressInfo,
  createServer as createSocketServer,
  type Socket,
  type Server as SocketServer,
} from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import type { Expect, HandContext, HttpInput, Outcome } from "../../effect/index.ts";
import { httpHand } from "./http-hand.ts";

const open: (Server | SocketServer)[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    if ("closeAllConnections" in server) server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listening(server: Server | SocketServer): Promise<number> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

const served = async (answer: RequestListener): Promise<string> =>
  `http://127.0.0.1:${await listening(createServer(answer))}`;

const raw = async (onSocket: (socket: Socket) => void): Promise<string> =>
  `http://127.0.0.1:${await listening(
    createSocketServer((socket) => {
      socket.on("error", () => undefined).resume();
      onSocket(socket);
    }),
  )}`;

interface Given extends Partial<HttpInput> {
  readonly expect?: readonly Expect[];
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

const said: string[] = [];

function ask(url: string, given: Given = {}): Promise<Outcome> {
  const { expect: wanted = [], deadlineMs = 5_000, signal = new AbortController().signal, ...input } = given;
  const context: HandContext = {
    release: "r",
    effect: { id: "e", hand: "http" },
    deadlineMs,
    signal,
    expect: wanted,
    aside: false,
    log: (line) => said.push(line),
    progress: () => undefined,
    secret: async ({ secret }) => `${secret.slice(4)}-s3cr3t "x"`,
  };
  return httpHand({ base: null }).perform(
    { method: "GET", url, headers: [], body: null, attempts: 1, everyMs: 0, secrets: {}, ...input },
    context,
  );
}

describe("what counts as an answer", () => {
  it("is a status of success, or the one that was expected", async () => {
    const url = await served((request, response) => {
      response.statusCode = Number(request.url?.slice(1));
      response.end("no such thing");
    });
    expect(await ask(`${url}/204`)).toMatchObject({ state: "done", data: { status: 204, tries: 1 } });
    expect(await ask(`${url}/503`)).toMatchObject({
      state: "failed",
      evidence: [
        expect.stringContaining("answers 503 Service Unavailable"),
        "| no such thing",
        "its status is no success",
      ],
    });
    expect(await ask(`${url}/404`, { expect: [{ kind: "status", code: 404 }] })).toMatchObject({
      state: "done",
    });
    expect(await ask(`${url}/200`, { expect: [{ kind: "status", code: 404 }] })).toMatchObject({
      evidence: [expect.anything(), "| no such thing", "its status is 200 and not 404"],
    });
  });

  it("is never found behind a redirect", async () => {
    const url = await served((_, response) => response.writeHead(302, { location: "/login" }).end());
    const outcome = await ask(url);
    expect(outcome).toMatchObject({ state: "failed", data: { status: 302 } });
    expect(outcome.evidence[1]).toBe("it sends on to /login, which is not followed");
  });

  it("is judged by what stands in it", async () => {
    const url = await served((_, response) => response.end('{"status":"UP","version":"1.4.0"}\n'));
    const state = async (...wanted: readonly Expect[]) => (await ask(url, { expect: wanted })).state;
    expect(await state({ kind: "contains", text: '"UP"' }, { kind: "matches", pattern: "1\\.4\\.\\d" })).toBe(
      "done",
    );
    expect(await state({ kind: "equals", text: '{"status":"UP","version":"1.4.0"}' })).toBe("done");
    expect(await state({ kind: "contains", text: "DOWN" })).toBe("failed");
    expect(await state({ kind: "matches", pattern: "(" })).toBe("failed");
    expect(await state({ kind: "rows", count: 1 })).toBe("failed");
  });

  it("is told in time of a pattern that never ends", async () => {
    const url = await served((_, response) => response.end("a".repeat(60)));
    const outcome = await ask(url, { expect: [{ kind: "matches", pattern: "(a+)+$b" }] });
    expect(outcome.evidence.at(-1)).toContain("it cannot be told whether");
  });
});

describe("what is asked again", () => {
  it("is asked until it is well, as often as it may", async () => {
    let asked = 0;
    const url = await served((_, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 503 : 200).end("ok");
    });
    expect(await ask(url, { attempts: 2, everyMs: 5 })).toMatchObject({
      state: "failed",
      data: { tries: 2 },
    });
    expect(await ask(url, { attempts: 5, everyMs: 5 })).toMatchObject({ state: "done", data: { tries: 1 } });
  });

  it("is never what may have arrived and changes something", async () => {
    let asked = 0;
    const url = await served((request, response) => {
      request.resume();
      asked += 1;
      response.writeHead(500).end();
    });
    expect(await ask(url, { method: "POST", body: "{}", attempts: 4 })).toMatchObject({ data: { tries: 1 } });
    expect(asked).toBe(1);
  });

  it("is given up at the deadline", async () => {
    const url = await served((_, response) => response.writeHead(503).end());
    const began = Date.now();
    expect((await ask(url, { attempts: 1_000, everyMs: 50, deadlineMs: 300 })).state).toBe("failed");
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});

describe("secrets", () => {
  it("are put where their marks stand, and are shown nowhere", async () => {
    let got = "";
    const url = await served((request, response) => {
      request.on("data", (chunk) => (got += `${request.url} ${request.headers.authorization} ${chunk}`));
      request.on("end", () => response.writeHead(500).end(`${got} ${decodeURIComponent(got)}`));
    });
    const outcome = await ask(`${url}/?key=<key>`, {
      method: "POST",
      headers: [["Authorization", "Bearer <token>"]],
      body: '{"password":"<password>"}',
      secrets: {
        "<key>": { secret: "env:K" },
        "<token>": { secret: "env:T" },
        "<password>": { secret: "env:P" },
      },
    });
    expect(got).toBe('/?key=K-s3cr3t%20%22x%22 Bearer T-s3cr3t "x" {"password":"P-s3cr3t \\"x\\""}');
    expect(JSON.stringify([outcome, said])).not.toContain("s3cr3t");
    expect(outcome.evidence[1]).toContain("****");
  });

  it("that no header can have are refused before anything is sent", async () => {
    expect(await ask("http://127.0.0.1:9/", { headers: [["X-A", "a\nb"]] })).toMatchObject({
      state: "failed",
      evidence: [expect.stringContaining("a header has a character that no header can have")],
    });
  });
});

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
