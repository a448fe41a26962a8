/** Whether a database's port answers as its kind does. It says the one thing that needs no user, and never sends a password. */
import { existsSync } from "node:fs";
import { shown, urlPlace } from "./endpoint.ts";
import { type Found, notLooked, ok, type World } from "./found.ts";
import type { DatabaseNeed, Endpoint, Engine } from "./need.ts";
import { openSocket, type Socketed } from "./open-socket.ts";
import { resolveReference } from "./resolve-reference.ts";
import { plainText } from "./run-child.ts";
import { failureOf } from "./unreachable.ts";

interface At {
  readonly world: World;
  readonly signal: AbortSignal;
}

/** PostgreSQL: "would you speak TLS?", answered by one letter before any login. */
const SSL_REQUEST = Uint8Array.of(0, 0, 0, 8, 4, 210, 22, 47);
const PING = new TextEncoder().encode("PING\r\n");

const GREETING: Readonly<Partial<Record<Engine, Uint8Array>>> = { postgresql: SSL_REQUEST, redis: PING };
/** These speak first, or answer the greeting. */
const ANSWERS = new Set<Engine>(["postgresql", "mysql", "redis"]);

const SOCKETS: Readonly<Partial<Record<Engine, readonly string[]>>> = {
  postgresql: ["/var/run/postgresql/.s.PGSQL.5432", "/tmp/.s.PGSQL.5432"],
  mysql: ["/var/run/mysqld/mysqld.sock", "/tmp/mysql.sock", "/var/lib/mysql/mysql.sock"],
};

const other = (place: string, what: string): Found => ({
  state: "refused",
  what,
  fix: `check what listens on ${place}`,
  code: "DOCTOR_UNREACHABLE",
});

/** MySQL's first packet: length, number, protocol 10, then its version up to a zero. */
function readMysql(first: Buffer, place: string): Found {
  if (first[4] === 0xff)
    return other(place, `it turns this machine away: ${plainText(first.subarray(7)).slice(0, 120)}`);
  if (first[4] !== 10) return other(place, `what answers on ${place} is no MySQL`);
  const end = first.indexOf(0, 5);
  const version = first.toString("latin1", 5, end < 0 ? 5 : end);
  return ok({ version: /^[\w.:+~-]{1,60}$/.test(version) ? version : null });
}

function readAnswer(engine: Engine, first: Buffer, place: string): Found {
  if (!ANSWERS.has(engine)) return ok({ what: "it takes connections; more was not asked" });
  if (first.length === 0)
    return {
      state: "unreachable",
      what: `${place} takes the connection and says nothing`,
      fix: "check that the database behind it is up",
      code: "DOCTOR_UNREACHABLE",
    };
  if (engine === "mysql") return readMysql(first, place);
  if (engine === "redis")
    return /^[+-]/.test(first.toString("latin1"))
      ? ok()
      : other(place, `what answers on ${place} is no Redis`);
  // S: TLS, N: none, E: an old server's error. All three are PostgreSQL's.
  return /^[SNE]/.test(first.toString("latin1"))
    ? ok()
    : other(place, `what answers on ${place} is no PostgreSQL`);
}

function judged(engine: Engine, socketed: Socketed, place: string): Found {
  const failure = failureOf(socketed, place);
  if (failure !== null || socketed.state !== "open") return failure ?? { state: "slow" };
  return readAnswer(engine, socketed.first, place);
}

async function knock(engine: Engine, to: Endpoint, at: At): Promise<Found> {
  const greeting = GREETING[engine];
  const socketed = await openSocket({
    to,
    tls: to.tls,
    signal: at.signal,
    ...(greeting === undefined ? {} : { greeting }),
    ...(ANSWERS.has(engine) ? { listenMs: Math.min(3000, at.world.timeoutMs / 2) } : {}),
  });
  return judged(engine, socketed, shown(to));
}

async function knockSocket(engine: Engine, at: At): Promise<Found> {
  const path = (SOCKETS[engine] ?? []).find((each) => existsSync(each));
  if (path === undefined)
    return {
      state: "missing",
      what: "no database of this machine has its socket where the client looks",
      fix: "start it, or name its host: -h HOST, or PGHOST",
      code: "DOCTOR_UNREACHABLE",
    };
  const greeting = GREETING[engine];
  const socketed = await openSocket({
    to: { path },
    signal: at.signal,
    listenMs: Math.min(3000, at.world.timeoutMs / 2),
    ...(greeting === undefined ? {} : { greeting }),
  });
  return { ...judged(engine, socketed, path), where: path };
}

export async function lookDatabase({ engine, at: place }: DatabaseNeed, at: At): Promise<Found> {
  if (place === null) return notLooked("no host stands in its URL");
  if (place === "socket") return knockSocket(engine, at);
  if ("port" in place) return knock(engine, place, at);
  const resolved = resolveReference(place, at.world);
  if ("why" in resolved) return notLooked(resolved.why);
  const url = urlPlace(resolved.text);
  if (url === null || url.endpoint === null)
    return notLooked("what its reference holds is no URL with a host");
  const found = await knock(url.engine, url.endpoint, at);
  return { ...found, where: shown(url.endpoint) };
}
