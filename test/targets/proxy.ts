/**
 * A weighted proxy on this machine over one real server for each version: it shares out its users, goes back by itself when a
 * lease has run out, and can be made to go wrong. Small, and for tests only: it has no limits and no logs.
 */
import {
  request as ask,
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";

/** What goes wrong with the next wish of a kind. `silent`: it takes effect, and no answer comes. */
export type ProxyFault = "fails" | "half" | "silent" | "says-another" | "flaps" | "unwell";

export interface Proxy {
  /** Where the users ask. */
  readonly url: string;
  /** Where it is told what to do. */
  readonly admin: string;
  /** The next wish of that kind goes wrong so. */
  readonly breaks: (wish: string, fault: ProxyFault) => void;
  readonly close: () => Promise<void>;
}

interface Version {
  readonly version: string;
  readonly server: Server;
  readonly port: number;
  percent: number;
  says: string;
  health: "well" | "unwell" | "flaps";
}

interface State {
  readonly versions: Map<string, Version>;
  serving: string;
  leaseEndsMs: number | null;
  lease: NodeJS.Timeout | null;
  sticky: boolean;
  readonly faults: Map<string, ProxyFault>;
}

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
};

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

/** A server of a version: it says which it is, and whether it is well. */
async function startVersion(version: string): Promise<Version> {
  const server = createServer((request, response) => {
    const { says, health } = started;
    const well = health === "well" || (health === "flaps" && Math.floor(Date.now() / 150) % 2 === 0);
    response.statusCode = request.url === "/health" && !well ? 503 : 200;
    response.end(JSON.stringify({ version: says }));
  });
  const port = await listen(server);
  const started: Version = { version, server, port, percent: 0, says: version, health: "well" };
  return started;
}

export async function openProxy(serving: string): Promise<Proxy> {
  const state: State = {
    versions: new Map([[serving, await startVersion(serving)]]),
    serving,
    leaseEndsMs: null,
    lease: null,
    sticky: true,
    faults: new Map(),
  };
  shift(state, serving, 100);
  const front = createServer((request, response) => forward(state, request, response));
  const admin = createServer((request, response) => void answer(state, request, response));
  const [url, adminUrl] = [await listen(front), await listen(admin)].map(
    (port) => `http://127.0.0.1:${port}`,
  );
  return {
    url: url ?? "",
    admin: adminUrl ?? "",
    breaks: (wish, fault) => state.faults.set(wish, fault),
    close: async () => {
      if (state.lease !== null) clearTimeout(state.lease);
      const servers = [...state.versions.values()].map(({ server }) => server);
      await Promise.all([front, admin, ...servers].map(close));
    },
  };
}

function shift({ versions, serving }: State, version: string, percent: number): void {
  for (const each of versions.values()) each.percent = 0;
  const [to, rest] = [versions.get(version), versions.get(serving)];
  if (rest !== undefined) rest.percent = 100 - percent;
  if (to !== undefined) to.percent = to === rest ? 100 : percent;
}

/** Where a user stands among all, from 0 up to 100: always at the same place. */
function placeOf(user: string): number {
  let hash = 0x811c9dc5;
  for (const letter of user) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32) * 100;
}

function forward(state: State, request: IncomingMessage, response: ServerResponse): void {
  const user = /(?:^|; )user=([^;]{1,100})/.exec(request.headers.cookie ?? "")?.[1];
  const at = state.sticky && user !== undefined ? placeOf(user) : Math.random() * 100;
  const fresh = [...state.versions.values()].find(
    (each) => each.version !== state.serving && each.percent > at,
  );
  const to = fresh ?? state.versions.get(state.serving);
  const onward = ask(
    { host: "127.0.0.1", port: to?.port, path: request.url, method: request.method },
    (got) => {
      response.writeHead(got.statusCode ?? 502);
      got.pipe(response);
    },
  );
  onward.on("error", () => response.writeHead(502).end());
  request.pipe(onward);
}

/** `POST /weight?version=2&percent=5&lease=30000`: what it is told, and after each how it stands. */
async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const wish = pathname.slice(1);
  const fault = state.faults.get(wish) ?? null;
  state.faults.delete(wish);
  const why =
    fault === "fails"
      ? "it was made to fail here"
      : await change(state, { wish, fault, asked: searchParams });
  if (fault === "silent") return;
  response.statusCode = why === null ? 200 : 409;
  response.end(why ?? JSON.stringify(await look(state)));
}

interface Change {
  readonly wish: string;
  readonly fault: ProxyFault | null;
  readonly asked: URLSearchParams;
}

async function change(state: State, { wish, fault, asked }: Change): Promise<string | null> {
  const version = asked.get("version") ?? "";
  const there = state.versions.get(version);
  const half = fault === "half";
  if (wish === "place") {
    const placed = there ?? (await startVersion(version));
    placed.says = fault === "says-another" ? `not-${version}` : version;
    placed.health = fault === "flaps" ? "flaps" : half || fault === "unwell" ? "unwell" : "well";
    state.versions.set(version, placed);
  } else if (wish === "retire") {
    if ((there?.percent ?? 0) > 0 || state.serving === version) return `${version} has the traffic`;
    if (there !== undefined) await close(there.server);
    state.versions.delete(version);
  } else if (wish === "weight" || wish === "keep") {
    if (there === undefined) return `${version} is not there`;
    const percent = wish === "keep" ? 100 : Number(asked.get("percent"));
    state.sticky = asked.get("sticky") !== "false";
    if (wish === "keep") state.serving = version;
    shift(state, version, half ? percent / 2 : percent);
    lease(state, wish === "weight" && percent > 0 ? Number(asked.get("lease")) : 0);
  } else if (wish === "renew" && there?.percent === Number(asked.get("percent")) && state.lease !== null)
    lease(state, Number(asked.get("lease")));
  return half ? "it broke off half-way" : null;
}

/** 0: none. */
function lease(state: State, ms: number): void {
  if (state.lease !== null) clearTimeout(state.lease);
  state.lease = null;
  state.leaseEndsMs = ms > 0 ? Date.now() + ms : null;
  if (ms <= 0) return;
  state.lease = setTimeout(() => {
    shift(state, state.serving, 100);
    lease(state, 0);
  }, ms);
}

async function look({ versions, serving, leaseEndsMs }: State): Promise<unknown> {
  const first = [...versions.values()].sort(
    (a, b) => Number(b.version === serving) - Number(a.version === serving),
  );
  const seen = first.map(async ({ version, percent, port }) => {
    const health = await fetch(`http://127.0.0.1:${port}/health`);
    const { version: says } = (await health.json()) as { version: string };
    return { version, percent, healthy: health.ok, says };
  });
  return { versions: await Promise.all(seen), serving, again: true, leaseEndsMs, leases: true };
}
