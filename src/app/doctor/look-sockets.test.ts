import { createServer as createHttp } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, describe, expect, it, test } from "vitest";
import type { Found, World } from "./found.ts";
import { lookDatabase } from "./look-database.ts";
import { lookHost } from "./look-host.ts";
import { lookMetrics } from "./look-metrics.ts";
import { lookUrl } from "./look-url.ts";
import type { DatabaseNeed, Engine, HostNeed, MetricsNeed, UrlNeed } from "./need.ts";

const base = { uses: [], only: null, open: [] };
// No PATH: the machine's own ssh has settings that a test must not depend on.
const world: World = { env: {}, roots: [], folder: ".", timeoutMs: 1500 };
const at = (ms = 1500) => ({ world: { ...world, timeoutMs: ms }, signal: AbortSignal.timeout(ms) });

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

const serving = (onSocket: (socket: Socket) => void): Promise<number> =>
  listening(
    createServer((socket) => {
      socket.on("error", () => {});
      onSocket(socket);
    }),
  );

async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  return port;
}

const host = (port: number): HostNeed => ({
  ...base,
  kind: "host",
  name: "127.0.0.1",
  host: "127.0.0.1",
  port,
  jump: null,
  there: [],
});
const database = (engine: Engine, port: number): DatabaseNeed => ({
  ...base,
  kind: "database",
  name: "db",
  engine,
  at: { host: "127.0.0.1", port, tls: false },
  openedBy: null,
});
const url = (port: number, tls = false): UrlNeed => ({
  ...base,
  kind: "url",
  name: "x",
  at: { host: "127.0.0.1", port, tls },
  openedBy: null,
});
const metrics = (text: string): MetricsNeed => ({ ...base, kind: "metrics", name: "prometheus", at: text });

describe("a host", () => {
  it("tells its version by its banner", async () => {
    const port = await serving((socket) => socket.write("SSH-2.0-OpenSSH_9.6p1 Ubuntu-3\r\n"));
    expect(await lookHost(host(port), at())).toMatchObject({ state: "ok", version: "OpenSSH 9.6p1" });
  });

  test.each<[string, (socket: Socket) => void, Found["state"]]>([
    ["says nothing", () => {}, "unreachable"],
    ["says something else", (socket) => socket.write("HTTP/1.1 400 Bad Request\r\n"), "refused"],
    ["hangs up", (socket) => socket.resetAndDestroy(), "refused"],
    ["closes at once", (socket) => socket.end(), "unreachable"],
  ])("that %s", async (_, onSocket, state) => {
    expect((await lookHost(host(await serving(onSocket)), at())).state).toBe(state);
  });

  it("on a port where nothing listens", async () => {
    expect(await lookHost(host(await closedPort()), at())).toMatchObject({ state: "refused" });
  });

  it("whose name is none is not asked for", async () => {
    const need = { ...host(22), host: "-oProxyCommand=x" };
    expect(await lookHost(need, at())).toMatchObject({ state: "not-looked" });
  });
});

const mysqlGreeting = (version: string): Buffer =>
  Buffer.concat([Buffer.from([74, 0, 0, 0, 10]), Buffer.from(`${version}\0`), Buffer.alloc(40, 1)]);

describe("a database", () => {
  it("that is PostgreSQL answers whether it speaks TLS, and gets nothing more than that question", async () => {
    const got: Buffer[] = [];
    const port = await serving((socket) =>
      socket.on("data", (chunk: Buffer) => {
        got.push(chunk);
        socket.write("S");
      }),
    );
    expect(await lookDatabase(database("postgresql", port), at())).toMatchObject({ state: "ok" });
    expect(Buffer.concat(got).toString("hex")).toBe("0000000804d2162f");
  });

  test.each<[string, Engine, (socket: Socket) => void, Partial<Found>]>([
    ["MySQL", "mysql", (socket) => socket.write(mysqlGreeting("8.0.36")), { state: "ok", version: "8.0.36" }],
    ["Redis", "redis", (socket) => socket.on("data", () => socket.write("-NOAUTH\r\n")), { state: "ok" }],
    ["not PostgreSQL", "postgresql", (socket) => socket.write("HTTP/1.1 400\r\n"), { state: "refused" }],
    ["not MySQL", "mysql", (socket) => socket.write("SSH-2.0-x\r\n"), { state: "refused" }],
    ["silent", "postgresql", () => {}, { state: "unreachable" }],
    ["unknown", "mongodb", () => {}, { state: "ok" }],
  ])("that is %s", async (_, engine, onSocket, found) => {
    const port = await serving(onSocket);
    expect(await lookDatabase(database(engine, port), at())).toMatchObject(found);
  });

  it("whose address is in a variable is found by it, and its password goes nowhere", async () => {
    const got: Buffer[] = [];
    const port = await serving((socket) =>
      socket.on("data", (chunk: Buffer) => got.push(chunk) && socket.write("N")),
    );
    const env = { DATABASE_URL: `postgres://app:hunter2@127.0.0.1:${port}/shop` };
    const need: DatabaseNeed = { ...database("database", 1), at: { kind: "env", at: "DATABASE_URL" } };
    const found = await lookDatabase(need, { ...at(), world: { ...world, env } });
    expect(found).toMatchObject({ state: "ok", where: `127.0.0.1:${port}` });
    expect(JSON.stringify(found) + Buffer.concat(got).toString("latin1")).not.toContain("hunter2");
  });

  it("whose address comes from a command is not looked for", async () => {
    const need: DatabaseNeed = { ...database("database", 1), at: { kind: "exec", at: "op read x" } };
    expect(await lookDatabase(need, at())).toMatchObject({ state: "not-looked" });
  });
});

describe("an address", () => {
  it("is good when it takes a connection", async () => {
    expect(await lookUrl(url(await serving(() => {})), at())).toMatchObject({ state: "ok" });
  });

  it("that should speak TLS and does not is refused", async () => {
    const port = await serving((socket) => socket.on("data", () => socket.end("HTTP/1.1 400\r\n\r\n")));
    expect((await lookUrl(url(port, true), at())).state).toBe("refused");
  });

  it("that stays silent during the handshake is slow", async () => {
    expect((await lookUrl(url(await serving(() => {}), true), at(300))).state).toBe("slow");
  });

  it("inside a cluster, or behind a proxy, is not looked for", async () => {
    const inside: UrlNeed = { ...url(80), at: { host: "web.shop.svc", port: 80, tls: false } };
    expect(await lookUrl(inside, at())).toMatchObject({ state: "not-looked" });
    const outside: UrlNeed = { ...url(443), at: { host: "shop.invalid", port: 443, tls: true } };
    const proxied = { ...world, env: { HTTPS_PROXY: "http://proxy.invalid:3128" } };
    expect(await lookUrl(outside, { ...at(), world: proxied })).toMatchObject({ state: "not-looked" });
  });
});

describe("a source of figures", () => {
  const prometheus = (answer: (path: string) => readonly [number, string]): Promise<number> =>
    listening(
      createHttp((request, response) => {
        const [status, text] = answer(request.url ?? "");
        response.writeHead(status).end(text);
      }),
    );
  const buildinfo = JSON.stringify({ status: "success", data: { version: "2.53.0" } });

  test.each<[string, (path: string) => readonly [number, string], Partial<Found>]>([
    [
      "a version",
      (path) => (path === "/api/v1/status/buildinfo" ? [200, buildinfo] : [404, ""]),
      { state: "ok", version: "2.53.0" },
    ],
    ["only that it is ready", (path) => (path === "/-/ready" ? [200, "Ready"] : [404, ""]), { state: "ok" }],
    ["no such page", () => [404, "no"], { state: "refused" }],
    ["a login", () => [401, ""], { state: "refused", what: "it wants a login (status 401)" }],
    ["something else", (path) => (path === "/-/ready" ? [500, ""] : [200, "<html>"]), { state: "refused" }],
  ])("that tells %s", async (_, answer, found) => {
    const port = await prometheus(answer);
    expect(await lookMetrics(metrics(`http://127.0.0.1:${port}/`), at())).toMatchObject(found);
  });

  it("under a path keeps the path", async () => {
    const asked: string[] = [];
    const port = await prometheus((path) => [asked.push(path) && 200, buildinfo]);
    await lookMetrics(metrics(`http://127.0.0.1:${port}/prom/`), at());
    expect(asked).toEqual(["/prom/api/v1/status/buildinfo"]);
  });

  it("that hangs is slow, and one that is not there is refused", async () => {
    const port = await listening(createHttp(() => {}));
    expect(await lookMetrics(metrics(`http://127.0.0.1:${port}`), at(300))).toMatchObject({ state: "slow" });
    expect(await lookMetrics(metrics(`http://127.0.0.1:${await closedPort()}`), at())).toMatchObject({
      state: "refused",
    });
  });
});
